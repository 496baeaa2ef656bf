import './QrCode.css';
import { useMemo } from 'react';
import { qrPath } from './qrPath.ts';

interface QrCodeProps {
  text: string;
  /** What scanning does. */
  label: string;
}

/** Modules of white around the code: the standard asks for four. */
const QUIET = 4;

/** A QR code as large as what it stands in: always dark on light, also in the dark theme, or cameras miss it. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, d } = useMemo(() => qrPath(text), [text]);
  const whole = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className="qr-ground" d={`M${-QUIET} ${-QUIET}h${whole}v${whole}h-${whole}z`} />
      <path className="qr-ink" d={d} />
    </svg>
  );
}
