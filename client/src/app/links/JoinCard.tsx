import { t } from '../../text/t.ts';
import { spacedCode } from '../route.ts';
import { hostOf } from './links.ts';
import { QrCode } from './QrCode.tsx';

interface JoinCardProps {
  code: string;
  link: string;
}

/** How people get in: scan, or type the address and the code. */
export function JoinCard({ code, link }: JoinCardProps) {
  return (
    <div className="join-card">
      <QrCode text={link} label={t('app.links.qr')} />
      <p className="join-card-where">
        {t('app.links.joinAt')} <b className="strong">{hostOf(link)}</b>
      </p>
      <p className="join-card-code num">{spacedCode(code)}</p>
    </div>
  );
}
