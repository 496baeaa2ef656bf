import { describe, expect, it } from 'vitest';
import { type OwnSession, readOwnSessions, withOwnSession, withRenewedLinks } from './ownSessions.ts';

const links = { facilitator: 'http://a/s/A#1', participant: 'http://a/s/A#2', observer: 'http://a/s/A#3' };
const session = (code: string, openedAt: number): OwnSession => ({
  code,
  title: `Sessie ${code}`,
  role: 'participant',
  openedAt,
  links: null,
  rehearsal: null,
});
const holding = (text: string | null) => ({ getItem: () => text });

describe('readOwnSessions', () => {
  it('reads what was stored, newest first', () => {
    const stored = JSON.stringify([session('AAAA2222', 1), session('BBBB3333', 2)]);
    expect(readOwnSessions(holding(stored)).map(({ code }) => code)).toEqual(['BBBB3333', 'AAAA2222']);
  });

  it('leaves out what it does not understand', () => {
    const odd = [null, 'x', { code: 4 }, { ...session('AAAA2222', 1), role: 'king' }, session('BBBB3333', 2)];
    expect(readOwnSessions(holding(JSON.stringify(odd))).map(({ code }) => code)).toEqual(['BBBB3333']);
    const half = [{ ...session('AAAA2222', 1), links: { facilitator: 'x' } }];
    expect(readOwnSessions(holding(JSON.stringify(half)))[0]?.links).toBeNull();
  });

  it('is empty for nothing, for nonsense and for a store that refuses', () => {
    expect(readOwnSessions(undefined)).toEqual([]);
    expect(readOwnSessions(holding(null))).toEqual([]);
    expect(readOwnSessions(holding('{'))).toEqual([]);
    expect(readOwnSessions(holding('{}'))).toEqual([]);
    const refusing = {
      getItem: (): string => {
        throw new Error('forbidden');
      },
    };
    expect(readOwnSessions(refusing)).toEqual([]);
  });
});

describe('withOwnSession', () => {
  it('puts a session on top, once', () => {
    const list = withOwnSession([session('AAAA2222', 1), session('BBBB3333', 2)], session2('BBBB3333', 9));
    expect(list.map(({ code, openedAt }) => [code, openedAt])).toEqual([
      ['BBBB3333', 9],
      ['AAAA2222', 1],
    ]);
  });

  it('keeps the links that were known when the session is opened again', () => {
    const made = withOwnSession([], { ...session2('AAAA2222', 1), links });
    expect(withOwnSession(made, session2('AAAA2222', 2))[0]?.links).toEqual(links);
  });

  it('keeps links that were renewed, with those that were not', () => {
    const made = withOwnSession([], { ...session2('AAAA2222', 1), links });
    const renewed = withRenewedLinks(made, 'AAAA2222', {
      links: { observer: 'http://a/s/A#9' },
      renewals: 1,
      recoveryCode: null,
    });
    expect(renewed[0]).toMatchObject({
      links: { ...links, observer: 'http://a/s/A#9' },
      renewals: 1,
    });
    const again = readOwnSessions(holding(JSON.stringify(renewed)));
    expect(withOwnSession(again, session2('AAAA2222', 2))[0]).toMatchObject({ renewals: 1 });
    const unknown = withOwnSession([], session2('BBBB3333', 1));
    const some = { links: { observer: 'http://a/s/A#9' }, renewals: 1, recoveryCode: null };
    expect(withRenewedLinks(unknown, 'BBBB3333', some)[0]?.links).toBeNull();
    expect(
      withRenewedLinks(unknown, 'BBBB3333', { links, renewals: 2, recoveryCode: null })[0]?.links,
    ).toEqual(links);
  });

  it('keeps of what a rehearsal is a copy, also when it is read again', () => {
    const made = withOwnSession([], { ...session2('AAAA2222', 1), rehearsal: { of: 'BBBB3333' } });
    const opened = withOwnSession(made, session2('AAAA2222', 2));
    expect(opened[0]?.rehearsal).toEqual({ of: 'BBBB3333' });
    expect(readOwnSessions(holding(JSON.stringify(opened)))[0]?.rehearsal).toEqual({ of: 'BBBB3333' });
  });

  it('does not grow without end', () => {
    let list: readonly OwnSession[] = [];
    for (let i = 0; i < 60; i++) list = withOwnSession(list, session2(`S${i}`, i));
    expect(list).toHaveLength(40);
    expect(list[0]?.code).toBe('S59');
  });
});

function session2(code: string, openedAt: number): Omit<OwnSession, 'links' | 'rehearsal'> {
  const { links: _none, rehearsal: _neither, ...rest } = session(code, openedAt);
  return rest;
}
