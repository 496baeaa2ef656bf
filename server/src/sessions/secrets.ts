import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Thirty-two signs of which no two look alike: where there is a 0 there is no O, where there is a 1 there is no
 * I or L. Whoever types the other one of such a pair means the one that is here. (U is left out against words.)
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;
const ENTRY_LENGTH = 4;
const RECOVERY_GROUPS = 5;
const RECOVERY_GROUP = 5;

/** A secret for a link or a token: 192 random bits that fit in an address. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** A code that people type from the wall: 40 random bits. */
export function newCode(): string {
  return signs(CODE_LENGTH);
}

/** What the code of a session needs behind it once it was renewed: 20 random bits, of which few can be tried. */
export function newEntry(): string {
  return signs(ENTRY_LENGTH);
}

/** The same in what stands behind a code in an address, or null when it is none: every other secret is longer. */
export function readEntry(typed: string): string | null {
  const entry = typed.length > 2 * ENTRY_LENGTH ? '' : canonical(typed);
  return entry.length === ENTRY_LENGTH && [...entry].every((sign) => ALPHABET.includes(sign)) ? entry : null;
}

/** A recovery code to print and keep: 125 random bits in groups, such as 7KQ2M-0XW4B-…. */
export function newRecoveryCode(): string {
  return Array.from({ length: RECOVERY_GROUPS }, () => signs(RECOVERY_GROUP)).join('-');
}

/** The code in what somebody typed or in an address, or null when it is none. */
export function readCode(typed: string): string | null {
  const code = canonical(typed);
  return code.length === CODE_LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}

/**
 * The hash under which a secret is kept. Secrets are random and long, so that a plain hash says nothing about
 * them; a code that people choose would need a slow one.
 */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The same for a recovery code, however it was typed. */
export function hashRecoveryCode(typed: string): Buffer {
  return hashSecret(canonical(typed));
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function canonical(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** 256 is a multiple of 32, so that every sign is as likely as another. */
function signs(count: number): string {
  return [...randomBytes(count)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
