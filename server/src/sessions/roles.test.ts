import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import { textField } from '@verbindbord/shared/board/roots.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { LEADERLESS_MS } from '@verbindbord/shared/session/lead.ts';
import type { Role } from '@verbindbord/shared/session/state.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Documents } from '../documents/Documents.ts';
import type { LiveDocument } from '../documents/LiveDocument.ts';
import { ManualClock } from '../manualClock.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import type { LiveSession } from './LiveSession.ts';
import { type MadeSession, Sessions } from './Sessions.ts';

const BOARD = { kind: 'board' } as const;
const quiet = pino({ level: 'silent' });

let folder: string;
let kept: Store;
/** What the store does instead of saving a state with rows, when a test says so. */
let failing: (() => Promise<void>) | null;
let clock: ManualClock;
let documents: Documents;
let sessions: Sessions;
let made: MadeSession;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-roles-'));
  failing = null;
  open();
  made = await sessions.create({ title: 'Wijkaanpak', language: 'nl', template: 'internal' });
});
afterEach(async () => {
  await kept.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  kept = openSqliteStore(folder);
  const store: Store = {
    ...kept,
    saveWithRows: (...given) => failing?.() ?? kept.saveWithRows(...given),
  };
  clock = new ManualClock();
  documents = new Documents(store, clock, quiet);
  sessions = new Sessions(store, documents, clock, quiet, 50);
}

async function restart(): Promise<void> {
  await sessions.close();
  await documents.flush();
  await kept.close();
  open();
}

async function found(): Promise<LiveSession> {
  const session = await sessions.find(made.code);
  if (!session) throw new Error('There is no session.');
  return session;
}

async function joined(name: string, role: Role = 'participant') {
  const outcome = await sessions.join(await found(), { role, name, whereabouts: 'room', department: '' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome;
}

const command = async (actor: string, given: Command) => {
  const done = (await found()).command(actor, given);
  await passing(done);
  return done;
};

/** Beats go by while something is under way. */
async function passing(done: Promise<unknown>): Promise<void> {
  let isDone = false;
  void done.then(
    () => (isDone = true),
    () => (isDone = true),
  );
  for (let beats = 0; !isDone && beats < 1000; beats++) {
    clock.pass(100);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A page on which somebody writes; what it says goes to the server at once. */
async function page(participant: string): Promise<{ doc: Y.Doc; close: () => Promise<void> }> {
  const live = (await documents.open(made.code, BOARD)) as LiveDocument;
  const doc = new Y.Doc();
  const peer = {
    participant,
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
  live.room.join(peer);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc), 'server');
  doc.on('update', (update, origin) => {
    if (origin !== 'server') live.write(peer, update);
  });
  return {
    doc,
    close: async () => {
      await passing(live.flush());
      live.room.leave(peer);
      await passing(documents.release(live));
    },
  };
}

async function notes(): Promise<Record<string, string>> {
  const read = await documents.read(made.code, BOARD, (doc) =>
    Object.fromEntries(Object.values(readThings(doc).notes).map(({ id, text }) => [id, text])),
  );
  return read ?? {};
}

/** Karin leads; a vandal wrote two hundred things, Anna one. */
async function spoiled() {
  const karin = (await joined('Karin', 'facilitator')).participantId;
  const anna = (await joined('Anna')).participantId;
  const vandal = await joined('Vandaal');
  const [own, other] = [await page(vandal.participantId), await page(anna)];
  own.doc.transact(() => {
    for (let count = 0; count < 200; count++) {
      addNote(own.doc, { id: `v${count}`, sheet: 'review-1', text: `onzin ${count}` });
    }
  });
  addNote(other.doc, { id: 'anna', sheet: 'review-1', text: 'van Anna' });
  await own.close();
  await other.close();
  const remove = { type: 'removePerson', participant: vandal.participantId, work: true } as const;
  return {
    karin,
    anna,
    vandal,
    remove,
    back: { type: 'bringBack', participant: vandal.participantId } as const,
  };
}

describe('somebody who is removed with all that they made', () => {
  test('is out, and nothing of theirs is left, also after a restart; of others nothing is gone', async () => {
    const { karin, vandal, remove } = await spoiled();
    expect(await command(karin, remove)).toEqual({ ok: true });
    expect((await found()).state.removed).toMatchObject([{ work: { things: 200, kept: 0 } }]);
    expect(await notes()).toEqual({ anna: 'van Anna' });
    await restart();
    expect(await notes()).toEqual({ anna: 'van Anna' });
    expect(await sessions.authenticate(made.code, vandal.token)).toEqual({ ok: false, reason: 'noAccess' });
  });

  test('is back with all of it by one command, beside what others did since, also after restarts', async () => {
    const { karin, anna, vandal, remove, back } = await spoiled();
    const before = await notes();
    await restart();
    await command(karin, remove);
    await restart();
    const later = await page(anna);
    addNote(later.doc, { id: 'later', sheet: 'review-1', text: 'erna' });
    await later.close();
    expect(await command(karin, back)).toEqual({ ok: true });
    expect(await notes()).toEqual({ ...before, later: 'erna' });
    expect(await sessions.authenticate(made.code, vandal.token)).toMatchObject({ ok: true });
    await restart();
    expect(await notes()).toEqual({ ...before, later: 'erna' });
    // It is known again whose it is.
    await command(karin, remove);
    expect(await notes()).toEqual({ anna: 'van Anna', later: 'erna' });
  });

  test('loses what they sent a moment before too', async () => {
    const { karin, vandal, remove } = await spoiled();
    const last = await page(vandal.participantId);
    addNote(last.doc, { id: 'last', sheet: 'review-1', text: 'nog snel' });
    await command(karin, remove);
    expect(await notes()).toEqual({ anna: 'van Anna' });
    await last.close();
    expect(await notes()).toEqual({ anna: 'van Anna' });
  });

  test('made it, also when the document was written anew since', async () => {
    const { karin, anna, remove } = await spoiled();
    const other = await page(anna);
    textField(other.doc, 'notes', 'v7', 'text')?.insert(0, 'Anna: ');
    await other.close();
    for (let round = 0; round < 2; round++) {
      const live = await documents.open(made.code, BOARD);
      const renewing = live?.renew();
      await passing(Promise.resolve(renewing));
      expect(await renewing).toBe(true);
      if (live) await documents.release(live);
      await restart();
    }
    await command(karin, remove);
    expect(await notes()).toEqual({ anna: 'van Anna', v7: 'Anna: onzin 7' });
    expect((await found()).state.removed).toMatchObject([{ work: { things: 199, kept: 1 } }]);
  });

  test('is out, and can be removed again with their work, when the disk failed in between', async () => {
    const { karin, remove } = await spoiled();
    failing = () => Promise.reject(new Error('disk full'));
    await expect(command(karin, remove)).rejects.toThrow('disk full');
    expect((await found()).state.removed).toMatchObject([{ work: null }]);
    expect(Object.keys(await notes())).toHaveLength(201);
    failing = null;
    expect(await command(karin, remove)).toEqual({ ok: true });
    expect(await notes()).toEqual({ anna: 'van Anna' });
  });

  test('is not brought back by halves when the disk fails', async () => {
    const { karin, remove, back } = await spoiled();
    await command(karin, remove);
    failing = () => Promise.reject(new Error('disk full'));
    await expect(command(karin, back)).rejects.toThrow('disk full');
    failing = null;
    expect((await found()).state.removed).toHaveLength(1);
    expect(await notes()).toEqual({ anna: 'van Anna' });
    await restart();
    expect(await command(karin, back)).toEqual({ ok: true });
    expect(Object.keys(await notes())).toHaveLength(201);
  });

  test('has nothing in ballots any more, until they are back', async () => {
    const { karin, vandal, remove, back } = await spoiled();
    const ballot = 'sheet/review-1';
    const content = { kind: 'answers', texts: ['verborgen onzin'] } as const;
    await command(vandal.participantId, {
      type: 'castBallot',
      ballot,
      content: { ...content, texts: [...content.texts] },
    });
    const done = async () => (await found()).ballots.done((await found()).state)[ballot];
    expect(await done()).toBe(1);
    await command(karin, remove);
    expect(await done()).toBe(0);
    expect(await command(karin, { type: 'revealBallot', ballot })).toEqual({ ok: false, reason: 'notNow' });
    await command(karin, back);
    expect(await done()).toBe(1);
  });
});

test('answers that are revealed with names are known to be of who gave them, without names of nobody', async () => {
  const { karin, anna, vandal, remove } = await spoiled();
  const ballot = 'sheet/review-1';
  await command(karin, { type: 'setHidden', sheet: 'review-1', hidden: 'named' });
  for (const [person, text] of [
    [anna, 'verborgen Anna'],
    [vandal.participantId, 'verborgen onzin'],
  ] as const) {
    await command(person, { type: 'castBallot', ballot, content: { kind: 'answers', texts: [text] } });
  }
  expect(await command(karin, { type: 'revealBallot', ballot })).toEqual({ ok: true });
  await restart();
  await command(karin, remove);
  expect(Object.values(await notes()).sort()).toEqual(['van Anna', 'verborgen Anna']);
});

describe('the lead', () => {
  const takeOver = { type: 'takeOver' } as const;

  test('is counted as lost from the moment that the last page of a facilitator closed', async () => {
    const karin = (await joined('Karin', 'facilitator')).participantId;
    const anna = (await joined('Anna')).participantId;
    const session = await found();
    const leave = session.connect(karin);
    session.connect(anna);
    await passing(new Promise((resolve) => setTimeout(resolve, 20)));
    expect(session.state.lead.lostAt).toBeNull();
    await command(karin, { type: 'setDeputy', participant: anna, deputy: true });
    leave();
    clock.pass(2000);
    await expect.poll(() => session.state.lead.lostAt).not.toBeNull();
    expect(await session.command(anna, takeOver)).toEqual({ ok: false, reason: 'notNow' });
    clock.pass(LEADERLESS_MS);
    expect(await session.command(anna, takeOver)).toEqual({ ok: true });
    expect(session.state.lead.lostAt).toBeNull();
    expect(session.state.roster.map(({ role }) => role)).toEqual(['facilitator', 'facilitator']);
  });

  test('is not lost by a restart: the time begins anew', async () => {
    const karin = (await joined('Karin', 'facilitator')).participantId;
    const anna = (await joined('Anna')).participantId;
    await command(karin, { type: 'setDeputy', participant: anna, deputy: true });
    clock.pass(10 * LEADERLESS_MS);
    await restart();
    clock.pass(1_000_000);
    const session = await found();
    expect(session.state.lead).toMatchObject({ deputies: [anna], lostAt: clock.now() });
    expect(await session.command(anna, takeOver)).toEqual({ ok: false, reason: 'notNow' });
  });
});

describe('the door', () => {
  const newcomer = { role: 'participant', name: 'Wim', whereabouts: 'room', department: '' } as const;

  test('keeps newcomers waiting who are let in by hand, and gives them no more than that', async () => {
    const karin = (await joined('Karin', 'facilitator')).participantId;
    await command(karin, { type: 'setOpen', open: true, byHand: true });
    const wim = await sessions.join(await found(), newcomer);
    if (!wim.ok) throw new Error(wim.reason);
    expect(wim.isWaiting).toBe(true);
    expect(await sessions.authenticate(made.code, wim.token)).toEqual({ ok: false, reason: 'noAccess' });
    expect(await sessions.standing(made.code, wim.token)).toEqual({ ok: true, standing: 'waiting' });
    await restart();
    expect(await sessions.standing(made.code, wim.token)).toEqual({ ok: true, standing: 'waiting' });
    await command(karin, { type: 'answerDoor', participants: [wim.participantId], letIn: true });
    expect(await sessions.standing(made.code, wim.token)).toEqual({ ok: true, standing: 'in' });
    expect(await sessions.authenticate(made.code, wim.token)).toMatchObject({ ok: true });
  });

  test('tells who is sent away, and lets facilitators in at once', async () => {
    const karin = (await joined('Karin', 'facilitator')).participantId;
    await command(karin, { type: 'setOpen', open: true, byHand: true });
    expect(await joined('Joost', 'facilitator')).toMatchObject({ isWaiting: false });
    const wim = await sessions.join(await found(), newcomer);
    if (!wim.ok) throw new Error(wim.reason);
    await command(karin, { type: 'answerDoor', participants: [wim.participantId], letIn: false });
    expect(await sessions.standing(made.code, wim.token)).toEqual({ ok: true, standing: 'out' });
    expect(await sessions.standing(made.code, 'geen token')).toEqual({ ok: false, reason: 'noAccess' });
  });
});

describe('links that are renewed', () => {
  async function renewed(...roles: ('facilitator' | 'participant' | 'observer')[]) {
    const karin = await joined('Karin', 'facilitator');
    const membership = await sessions.authenticate(made.code, karin.token);
    if (!membership.ok) throw new Error(membership.reason);
    const outcome = await sessions.renewLinks(membership, roles);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome;
  }
  const enter = async (secret: string | null) => {
    const outcome = await sessions.enter(made.code, secret);
    return outcome.ok ? outcome.role : outcome.reason;
  };

  test('make the old ones worthless, and the code alone with that of participants; who is in stays in', async () => {
    const anna = await joined('Anna');
    const { participant } = (await renewed('participant')).secrets;
    await restart();
    expect(await enter(made.secrets.participant)).toBe('noAccess');
    expect(await enter(null)).toBe('noAccess');
    expect(await enter(participant ?? null)).toBe('participant');
    const { entry } = (await found()).state.door;
    expect(await enter(entry.toLowerCase())).toBe('participant');
    expect(await enter(entry === '0000' ? '1111' : '0000')).toBe('noAccess');
    expect(await enter(made.secrets.observer)).toBe('observer');
    expect(await enter(made.secrets.facilitator)).toBe('facilitator');
    expect(await enter(made.recoveryCode)).toBe('facilitator');
    expect(await sessions.authenticate(made.code, anna.token)).toMatchObject({ ok: true });
  });

  test('can be those of facilitators; the recovery code opens the same door, and is another one too', async () => {
    const { secrets, recoveryCode } = await renewed('facilitator');
    const { facilitator, participant } = secrets;
    expect(participant).toBeUndefined();
    expect(await enter(made.secrets.facilitator)).toBe('noAccess');
    expect(await enter(facilitator ?? null)).toBe('facilitator');
    expect(await enter(made.recoveryCode)).toBe('noAccess');
    expect(await enter(recoveryCode)).toBe('facilitator');
    expect(await enter(null)).toBe('participant');
  });

  test('are for facilitators to renew', async () => {
    const anna = await joined('Anna');
    const membership = await sessions.authenticate(made.code, anna.token);
    if (!membership.ok) throw new Error(membership.reason);
    expect(await sessions.renewLinks(membership, ['participant'])).toEqual({
      ok: false,
      reason: 'notAllowed',
    });
    expect(await enter(made.secrets.participant)).toBe('participant');
  });
});
