import { create } from 'qrcode';

export interface QrPath {
  /** Modules along one side, without the quiet zone. */
  readonly size: number;
  /** The dark modules, each row of them as one run, in units of a module. */
  readonly d: string;
}

/** The drawing of a QR code. Medium correction: it survives a crease in the paper and reflections on a wall. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let d = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < size && modules.get(row, column + 1)) column++;
      const length = column - start + 1;
      d += `M${start} ${row}h${length}v1h-${length}z`;
    }
  }
  return { size, d };
}
