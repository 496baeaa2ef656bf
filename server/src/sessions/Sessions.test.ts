import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Documents } from '../documents/Documents.ts';
import { ManualClock } from '../manualClock.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import { PATIENCE_MS } from './Company.ts';
import type { LiveSession } from './LiveSession.ts';
import { type MadeSession, Sessions } from './Sessions.ts';

const quiet = pino({ level: 'silent' });
let folder: string;
let store: Store;
let clock: ManualClock;
let documents: Documents;
let sessions: Sessions;
let made: MadeSession;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-sessions-'));
  open();
  made = await sessions.create({ title: 'Wijkaanpak', language: 'nl', template: 'internal' });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  store = openSqliteStore(folder);
  clock = new ManualClock();
  documents = new Documents(store, clock, quiet);
  sessions = new Sessions(store, documents, clock, quiet, 4);
}

async function restart(): Promise<void> {
  await sessions.close();
  await store.close();
  open();
}

async function found(): Promise<LiveSession> {
  const session = await sessions.find(made.code);
  if (!session) throw new Error('There is no session.');
  return session;
}

async function joined(name: string, role: SessionState['roster'][0]['role'] = 'participant') {
  const outcome = await sessions.join(await found(), { role, name, whereabouts: 'room', department: '' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome;
}

describe('a new session', () => {
  test('has its title, its programme and a board with the sheets of it', async () => {
    const read = await sessions.readSessionDocuments(made.code);
    if (!read.ok) throw new Error(read.reason);
    expect(read.state).toMatchObject({ title: 'Wijkaanpak', step: 'review', open: true });
    expect(read.board.settings.caseTitle).toBe('Wijkaanpak');
    expect(Object.keys(read.board.sheets).length).toBeGreaterThan(5);
  });

  test('keeps no secret that opens anything', async () => {
    const { token } = await joined('Anna');
    await restart();
    const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    for (const secret of [...Object.values(made.secrets), made.recoveryCode, token]) {
      expect(stored.some((content) => content.includes(secret))).toBe(false);
    }
  });

  test('lets in by each link with its role, and by the recovery code as facilitator', async () => {
    for (const role of ['facilitator', 'participant', 'observer'] as const) {
      expect(await sessions.enter(made.code, made.secrets[role])).toMatchObject({ ok: true, role });
    }
    const typed = made.recoveryCode.toLowerCase().replaceAll('-', ' ');
    expect(await sessions.enter(made.code, typed)).toMatchObject({ ok: true, role: 'facilitator' });
  });

  test('lets in by its code as participant for as long as it is open, and by secrets always', async () => {
    expect(await sessions.enter(made.code.toLowerCase(), null)).toMatchObject({
      ok: true,
      role: 'participant',
    });
    const karin = await joined('Karin', 'facilitator');
    await (await found()).command(karin.participantId, { type: 'setOpen', open: false });
    expect(await sessions.enter(made.code, null)).toEqual({ ok: false, reason: 'noAccess' });
    expect(await sessions.enter(made.code, made.secrets.participant)).toMatchObject({ ok: true });
  });

  test('answers a wrong secret as it does a session that is not there', async () => {
    const other = await sessions.create({ title: 'Andere', language: 'nl', template: 'internal' });
    for (const [code, secret] of [
      [made.code, 'wrong'],
      [made.code, other.secrets.facilitator],
      [made.code, other.recoveryCode],
      ['00000000', made.secrets.facilitator],
      ['00000000', null],
    ] as const) {
      expect(await sessions.enter(code, secret)).toEqual({ ok: false, reason: 'noAccess' });
    }
  });
});

describe('people', () => {
  test('are who they were by their token, also after a restart, and nowhere else', async () => {
    const anna = await joined('Anna');
    const other = await sessions.create({ title: 'Andere', language: 'nl', template: 'internal' });
    await restart();
    expect(await sessions.authenticate(made.code, anna.token)).toMatchObject({
      ok: true,
      participant: { id: anna.participantId, name: 'Anna', connected: false },
    });
    expect(await sessions.authenticate(other.code, anna.token)).toEqual({ ok: false, reason: 'noAccess' });
    expect(await sessions.authenticate(made.code, `${anna.token}x`)).toEqual({
      ok: false,
      reason: 'noAccess',
    });
  });

  test('do not fit in without end', async () => {
    for (const name of ['Anna', 'Bram', 'Samira', 'Wim']) await joined(name);
    const outcome = await sessions.join(await found(), {
      role: 'participant',
      name: 'Te veel',
      whereabouts: 'room',
      department: '',
    });
    expect(outcome).toEqual({ ok: false, reason: 'tooLarge' });
  });

  test('are connected until their last page is closed', async () => {
    const { participantId } = await joined('Anna');
    const session = await found();
    const isConnected = () => session.state.roster.find(({ id }) => id === participantId)?.connected;
    const [first, second] = [session.connect(participantId), session.connect(participantId)];
    clock.pass(100);
    await expect.poll(isConnected).toBe(true);
    first();
    first();
    clock.pass(100);
    await session.command('nobody', { type: 'freeze' });
    expect(isConnected()).toBe(true);
    second();
    clock.pass(100);
    await expect.poll(isConnected).toBe(false);
  });

  test('are not connected after a crash, and the version goes on from where it was', async () => {
    const { participantId } = await joined('Anna');
    const session = await found();
    session.connect(participantId);
    await expect.poll(() => session.state.roster[0]?.connected).toBe(true);
    const { version } = session.state;
    await restart();
    const { state } = await found();
    expect(state.roster[0]?.connected).toBe(false);
    expect(state.version).toBeGreaterThan(version);
  });
});

describe('a command', () => {
  test('is on disk before anybody sees it', async () => {
    const { participantId } = await joined('Karin', 'facilitator');
    const session = await found();
    const onDisk: unknown[] = [];
    const seen = new Promise<void>((resolve) => {
      session.onChange((state) => {
        void store.readSession(made.code).then((record) => {
          onDisk.push(state.frozen, record?.state.frozen);
          resolve();
        });
      });
    });
    expect(await session.command(participantId, { type: 'freeze' })).toEqual({ ok: true });
    await seen;
    expect(onDisk).toEqual([{ by: participantId }, { by: participantId }]);
  });

  test('that cannot be saved has not happened', async () => {
    const { participantId } = await joined('Karin', 'facilitator');
    const session = await found();
    await store.close();
    await expect(session.command(participantId, { type: 'freeze' })).rejects.toThrow();
    expect(session.state.frozen).toBeNull();
    store = openSqliteStore(folder);
  });

  test('of many at once are decided one after the other', async () => {
    const { participantId } = await joined('Karin', 'facilitator');
    const session = await found();
    await session.command(participantId, { type: 'startTimer', seconds: 60 });
    const { version } = session.state;
    await Promise.all(
      Array.from({ length: 20 }, () => session.command(participantId, { type: 'addTime', seconds: 1 })),
    );
    expect(session.state).toMatchObject({ version: version + 20, timer: { total: 80 } });
  });
});

test('progress counts lines on the server and tells no word of them', async () => {
  const karin = await joined('Karin', 'facilitator');
  const anna = await joined('Anna');
  const session = await found();
  session.connect(anna.participantId);
  await expect.poll(() => session.state.roster[1]?.connected).toBe(true);
  await session.command(karin.participantId, { type: 'proposePairs' });
  await session.command(karin.participantId, { type: 'startPairs', seconds: 60 });
  const pair = session.state.round.pairs[0]?.id ?? '';
  const progress = sessions.progressOf(session);
  const heard: string[] = [];
  progress.onChange((pairs) => heard.push(JSON.stringify(pairs)));
  const live = await documents.open(made.code, { kind: 'pair', pair });
  const doc = new Y.Doc();
  addLine(doc, { question: 'question-1', caseOf: anna.participantId, text: 'vertrouwelijk' });
  const peer = {
    participant: anna.participantId,
    writeRefusal: () => null,
    may: () => true,
    closed: NOTHING_CLOSED,
    presenceUser: () => null,
    beat: () => {},
    difference: () => {},
    rejected: () => {},
    backlog: () => 0,
    reopens: true,
    ended: () => {},
  };
  live?.room.join(peer);
  live?.write(peer, Y.encodeStateAsUpdate(doc));
  await expect.poll(() => progress.current).toEqual([{ pair, lines: 1, lastActivity: expect.any(Number) }]);
  clock.pass(1000);
  expect(heard.at(-1)).toContain('"lines":1');
  expect(heard.join()).not.toContain('vertrouwelijk');
});

describe('pairs at work', () => {
  /** Karin with these people, who are there and at work, in pairs as they come. */
  async function atWork(...names: readonly string[]) {
    const karin = await joined('Karin', 'facilitator');
    const session = await found();
    const leave = new Map<string, () => void>();
    const come = async (name: string): Promise<string> => {
      const { participantId } = await joined(name);
      leave.set(name, session.connect(participantId));
      await settled();
      return participantId;
    };
    const settled = async (): Promise<void> => {
      clock.pass(2000);
      await session.command('nobody', { type: 'freeze' });
    };
    for (const name of names) await come(name);
    await session.command(karin.participantId, { type: 'proposePairs' });
    await session.command(karin.participantId, { type: 'startPairs', seconds: 1200 });
    return { session, come, settled, leave: (name: string) => leave.get(name)?.() };
  }

  const sizes = ({ state }: LiveSession) => state.round.pairs.map(({ members }) => members.length).sort();

  test('take in somebody who comes while the pairs are at work, before anybody sees them without one', async () => {
    sessions = new Sessions(store, documents, clock, quiet, 20);
    const { session, come } = await atWork('Anna', 'Bram');
    const unpaired: string[] = [];
    session.onChange(({ roster, round }) => {
      const inPair = new Set(round.pairs.flatMap(({ members }) => members));
      for (const { id, name, role, connected } of roster) {
        if (role === 'participant' && connected && !inPair.has(id)) unpaired.push(name);
      }
    });
    await come('Wim');
    expect(sizes(session)).toEqual([3]);
    expect(unpaired).toEqual([]);
  });

  test('bring who is left alone to others, but not before somebody could be back', async () => {
    sessions = new Sessions(store, documents, clock, quiet, 20);
    const { session, settled, leave } = await atWork('Anna', 'Bram', 'Wim', 'Ties');
    const [gone] = session.state.round.pairs[0]?.members ?? [];
    leave(session.state.roster.find(({ id }) => id === gone)?.name ?? '');
    await settled();
    clock.pass(PATIENCE_MS / 2);
    await settled();
    expect(sizes(session)).toEqual([2, 2]);
    clock.pass(PATIENCE_MS);
    await settled();
    expect(sizes(session)).toEqual([3]);
    expect(session.state.round.earlier.map(({ members }) => members.length)).toEqual([2]);
  });
});
