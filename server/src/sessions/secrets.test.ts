import { expect, test } from 'vitest';
import {
  hashRecoveryCode,
  hashSecret,
  isSameHash,
  newCode,
  newRecoveryCode,
  newSecret,
  readCode,
} from './secrets.ts';

test('codes and secrets are long enough to be found by nobody', () => {
  expect(newCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(24);
  const many = Array.from({ length: 2000 }, newCode);
  expect(new Set(many).size).toBe(2000);
  expect(new Set(many.join('')).size).toBe(32);
});

test('a code is read however it was typed', () => {
  expect(readCode('k7m4 qx2p')).toBe('K7M4QX2P');
  expect(readCode(' k7m4-oil0 ')).toBe('K7M40110');
  for (const wrong of ['', 'K7M4QX2', 'K7M4QX2PP', 'K7M4QXUP', '%00', '../../etc']) {
    expect(readCode(wrong)).toBeNull();
  }
});

test('a recovery code opens however it was typed, and another one does not', () => {
  const code = newRecoveryCode();
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(isSameHash(hashRecoveryCode(code), hashRecoveryCode(typed))).toBe(true);
  expect(isSameHash(hashRecoveryCode(code), hashRecoveryCode(newRecoveryCode()))).toBe(false);
  expect(isSameHash(hashSecret('a'), new Uint8Array())).toBe(false);
});
