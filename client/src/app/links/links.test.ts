import { describe, expect, it } from 'vitest';
import { hostOf, preflightLink, wallLink } from './links.ts';

const links = {
  facilitator: 'https://bord.voorbeeld.nl/s/K7M4QX2P#f',
  participant: 'https://bord.voorbeeld.nl/s/K7M4QX2P#p',
  observer: 'https://bord.voorbeeld.nl/s/K7M4QX2P#o',
};

describe('the links of a session', () => {
  it('open the wall with the secret of the observer', () => {
    expect(wallLink('K7M4QX2P', links)).toBe('https://bord.voorbeeld.nl/w/K7M4QX2P#o');
  });

  it('open the look beforehand with the secret of the facilitator', () => {
    expect(preflightLink(links)).toBe('/s/K7M4QX2P/controle#f');
  });

  it('show the part that people type', () => {
    expect(hostOf(links.participant)).toBe('bord.voorbeeld.nl');
    expect(hostOf('http://127.0.0.1:3000/s/K7M4QX2P')).toBe('127.0.0.1:3000');
  });
});
