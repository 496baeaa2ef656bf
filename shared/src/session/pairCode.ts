/** Signs of which no two look alike, as in the other codes that people type. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 5;

/** A code that a pair can say aloud across a table. */
export function newPairCode(random: () => number): string {
  return Array.from({ length: LENGTH }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('');
}

/** The code in what somebody typed, or null when it is none. Who types one of two signs that look alike means the one that is there. */
export function readPairCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}
