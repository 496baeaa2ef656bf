import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, asCode, routeOf, spacedCode } from './route.ts';

describe('routeOf', () => {
  it('knows the addresses of the product', () => {
    expect(routeOf('/', '')).toEqual({ page: 'home' });
    expect(routeOf('/hulp', '')).toEqual({ page: 'guide' });
    expect(routeOf('/w', '')).toEqual({ page: 'wallDoor' });
    expect(routeOf('/s/K7M4QX2P', '#geheim')).toEqual({
      page: 'session',
      code: 'K7M4QX2P',
      secret: 'geheim',
    });
    expect(routeOf('/s/K7M4QX2P/', '')).toEqual({ page: 'session', code: 'K7M4QX2P', secret: null });
    expect(routeOf('/w/k7m4qx2p', '#x')).toEqual({ page: 'wall', code: 'K7M4QX2P', secret: 'x' });
    expect(routeOf('/s/K7M4QX2P/verslag', '')).toEqual({ page: 'report', code: 'K7M4QX2P' });
    expect(routeOf('/s/K7M4QX2P/afdrukken', '#x')).toEqual({ page: 'print', code: 'K7M4QX2P' });
    expect(routeOf('/s/K7M4QX2P/controle', '#x')).toEqual({
      page: 'preflight',
      code: 'K7M4QX2P',
      secret: 'x',
    });
  });

  it('says when it does not know one', () => {
    for (const path of [
      '/s',
      '/s/kort',
      '/x/K7M4QX2P',
      '/s/K7M4QX2P/anders',
      '/w/K7M4QX2P/verslag',
      '/hulp/a/b/c/d',
    ])
      expect(routeOf(path, ''), path).toEqual({ page: 'unknown' });
  });

  it('takes any address without failing', () => {
    fc.assert(fc.property(fc.webPath(), fc.string(), (path, hash) => routeOf(path, hash).page.length > 0));
  });
});

describe('a typed code', () => {
  it('is read with spaces, dashes and small letters', () => {
    expect(asCode(' k7m4 qx2p ')).toBe('K7M4QX2P');
    expect(asCode('K7M4-QX2P')).toBe('K7M4QX2P');
    expect(asCode('KOM4ILXP')).toBe('K0M411XP');
    expect(asCode('K7M4')).toBeNull();
    expect(asCode('')).toBeNull();
  });

  it('is the same code after it was spaced for reading', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 8, maxLength: 8 }), (code) => {
        expect(asCode(spacedCode(code))).toBe(code);
      }),
    );
  });

  it('opens a session whose links were renewed with the four signs behind it', () => {
    expect(addressOf('k7m4 qx2p 9a3b')).toBe('/s/K7M4QX2P#9A3B');
    expect(spacedCode('K7M4QX2P9A3B')).toBe('K7M4 QX2P 9A3B');
    expect(addressOf('k7m4 qx2p 9a')).toBeNull();
  });

  it('may be a whole link', () => {
    expect(addressOf('k7m4 qx2p')).toBe('/s/K7M4QX2P');
    expect(addressOf('https://bord.voorbeeld.nl/s/K7M4QX2P#geheim')).toBe('/s/K7M4QX2P#geheim');
    expect(addressOf('https://bord.voorbeeld.nl/s/K7M4QX2P')).toBe('/s/K7M4QX2P');
    expect(addressOf('https://bord.voorbeeld.nl/hulp')).toBeNull();
    expect(addressOf('zomaar iets')).toBeNull();
  });
});
