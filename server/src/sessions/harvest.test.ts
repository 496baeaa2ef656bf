import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import { addLine, markParked, markShared, markStays } from '@verbindbord/shared/board/worksheet.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemClock } from '../clock.ts';
import { Documents } from '../documents/Documents.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import { harvest, type ReadWorksheet } from './harvest.ts';
import type { LiveSession } from './LiveSession.ts';
import { Sessions } from './Sessions.ts';

const quiet = pino({ level: 'silent' });
const BOARD = { kind: 'board' } as const;

let folder: string;
let kept: Store;
/** What the store does instead of saving what is harvested, when a test says so. */
let failing: (() => Promise<void>) | null;
let documents: Documents;
let sessions: Sessions;
let code: string;
let karin: string;
let anna: string;
let pair: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-harvest-'));
  failing = null;
  open();
  ({ code } = await sessions.create({ title: 'Wijkaanpak', language: 'nl', template: 'internal' }));
  karin = await enter('Karin', 'facilitator');
  anna = await enter('Anna', 'participant');
  await enter('Bram', 'participant');
  const session = await found();
  for (const person of session.state.roster) session.connect(person.id);
  await expect.poll(() => session.state.roster.every(({ connected }) => connected)).toBe(true);
  await give({ type: 'goToStep', step: 'pairs' });
  await give({ type: 'proposePairs' });
  await give({ type: 'startPairs', seconds: 600 });
  pair = session.state.round.pairs[0]?.id ?? '';
});
afterEach(async () => {
  await sessions.close();
  await kept.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  kept = openSqliteStore(folder);
  const store: Store = {
    ...kept,
    saveWithRows: (...given) => (failing ? failing() : kept.saveWithRows(...given)),
  };
  documents = new Documents(store, systemClock, quiet);
  sessions = new Sessions(store, documents, systemClock, quiet, 50);
}

async function restart(): Promise<void> {
  await sessions.close();
  await kept.close();
  open();
}

async function found(): Promise<LiveSession> {
  const session = await sessions.find(code);
  if (!session) throw new Error('There is no session.');
  return session;
}

async function enter(name: string, role: 'facilitator' | 'participant'): Promise<string> {
  const outcome = await sessions.join(await found(), { role, name, whereabouts: 'room', department: '' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.participantId;
}

async function give(command: Command, by = karin) {
  return (await found()).command(by, command);
}

/** Changes a document as somebody does who has it open. */
async function write<T>(document: DocumentRef, change: (doc: Y.Doc) => T): Promise<T> {
  const live = await documents.open(code, document);
  if (!live) throw new Error('The document is lost.');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(live.doc));
  const before = Y.encodeStateVector(copy);
  const result = copy.transact(() => change(copy));
  await live.writeOwn(
    () => ({ update: Y.encodeStateAsUpdate(copy, before) }),
    async (row) => {
      await kept.append(row.key, row.bytes, row.at, row.writers);
    },
  );
  await documents.release(live);
  return result;
}

function line(text: string, question = 'question-1'): Promise<string> {
  return write({ kind: 'pair', pair }, (doc) => addLine(doc, { question, caseOf: anna, text }));
}

async function notes(): Promise<string[]> {
  const board = await documents.read(code, BOARD, readBoard);
  return Object.values(board?.notes ?? {})
    .sort((one, other) => one.order - other.order)
    .map(({ text, sheet }) => `${sheet}: ${text}`);
}

describe('a harvest', () => {
  test('takes what is not marked to the sheet of its question, with where it came from', async () => {
    const first = await line('  geldstromen ');
    await line('eigen onderdeel', 'question-2');
    await line('   ');
    await line('van een andere stap', 'question-of-before');
    await give({ type: 'finishPairs' });
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 2 });
    expect((await notes()).sort()).toEqual(['plenary-1: geldstromen', 'plenary-2: eigen onderdeel']);
    const board = await documents.read(code, BOARD, readBoard);
    const label = expect.stringMatching(/^tweetal 1: (Anna en Bram|Bram en Anna)$/);
    expect(board?.notes[first]).toMatchObject({
      id: first,
      origin: { kind: 'pair', pair, line: first, label },
    });
  });

  test('leaves with the pair what the pair keeps, and what was shared or parked', async () => {
    const own = await line('blijft bij ons');
    const shared = await line('gedeeld en weggehaald');
    const parked = await line('geparkeerd en teruggehaald');
    const parkedNow = await line('geparkeerd');
    await write({ kind: 'pair', pair }, (doc) => {
      markStays(doc, own, true);
      markShared(doc, shared, shared);
      markParked(doc, parked, 'issue');
    });
    await write(BOARD, (doc) => {
      park(doc, {
        text: 'geparkeerd',
        reason: 'later',
        from: { kind: 'line', id: parkedNow, label: 'tweetal 1' },
      });
    });
    await give({ type: 'finishPairs' });
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 0 });
    expect(await notes(), 'lines that stay with the pair').toEqual([]);
  });

  test('can be done twice, also after a restart: each line is one note', async () => {
    await line('een');
    await line('twee');
    await give({ type: 'finishPairs' });
    await give({ type: 'harvest' });
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 0 });
    await restart();
    await line('drie');
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 1 });
    expect(await notes(), 'each line once').toEqual(['plenary-1: een', 'plenary-1: twee', 'plenary-1: drie']);
  });

  test('does not double what the pair shares at that moment', async () => {
    const id = await line('geldstromen');
    // The note is there, and the mark on the worksheet not yet.
    await write(BOARD, (doc) => addNote(doc, { id, sheet: 'plenary-1', text: 'geldstromen' }));
    await give({ type: 'finishPairs' });
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 0 });
    expect(await notes(), 'each line once').toEqual(['plenary-1: geldstromen']);
  });

  test('does not bring back what somebody took off the board', async () => {
    const id = await line('geldstromen');
    await give({ type: 'finishPairs' });
    await give({ type: 'harvest' });
    await write(BOARD, (doc) => rootOf(doc, 'notes').delete(id));
    await restart();
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 0 });
    expect(await notes()).toEqual([]);
  });

  test('takes what the pair took back from the group and did not keep', async () => {
    const id = await line('geldstromen');
    await write(BOARD, (doc) => addNote(doc, { id, sheet: 'plenary-1', text: 'geldstromen' }));
    await write(BOARD, (doc) => rootOf(doc, 'notes').delete(id));
    await give({ type: 'finishPairs' });
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 1 });
    expect(await notes()).toEqual(['plenary-1: geldstromen']);
  });

  test('has either happened or not when the disk fails, and can be done again', async () => {
    await line('een');
    await give({ type: 'finishPairs' });
    const { version } = (await found()).state;
    failing = async () => {
      throw new Error('The disk is full.');
    };
    await expect(give({ type: 'harvest' })).rejects.toThrow('full');
    expect(await notes()).toEqual([]);
    expect((await found()).state).toMatchObject({ version });
    failing = null;
    await restart();
    expect(await give({ type: 'harvest' })).toEqual({ ok: true, count: 1 });
    expect(await notes()).toEqual(['plenary-1: een']);
  });

  test('is not for participants, and not while the pairs are at work', async () => {
    await line('een');
    expect(await give({ type: 'harvest' })).toEqual({ ok: false, reason: 'notNow' });
    await give({ type: 'finishPairs' });
    expect(await give({ type: 'harvest' }, anna)).toEqual({ ok: false, reason: 'notAllowed' });
    expect(await notes()).toEqual([]);
  });
});

/** What can happen to a line between two harvests. */
const deed = fc.record({
  what: fc.constantFrom('write', 'keep', 'share', 'unshare', 'remove', 'harvest'),
  which: fc.nat({ max: 5 }),
});

test('whatever happens in between, a line is on the board once at most, and never when it is kept', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const board = new Y.Doc();
      const lines = new Map<string, ReadWorksheet['lines'][number]>();
      const harvested = new Set<string>();
      const removed = new Set<string>();
      const base = { question: 'q', caseOf: 'a', order: 1, parkedAs: null, notedBy: null };
      const change = (id: string, changes: object): void => {
        const known = lines.get(id);
        if (known) lines.set(id, { ...known, ...changes });
      };
      for (const { what, which } of deeds) {
        const id = `line-${which}`;
        const isOn = rootOf(board, 'notes').has(id);
        if (what === 'write' && !lines.has(id)) {
          lines.set(id, { ...base, id, text: `regel ${which}`, sharedAs: null, stays: false });
        }
        if (what === 'keep' && !isOn) change(id, { stays: true });
        if (what === 'share' && lines.get(id)?.stays === false) {
          addNote(board, { id, sheet: 's', text: `regel ${which}` });
          change(id, { sharedAs: id });
          removed.delete(id);
        }
        if (what === 'unshare' && isOn) {
          rootOf(board, 'notes').delete(id);
          change(id, { sharedAs: null, stays: true });
        }
        if (what === 'remove' && isOn) {
          rootOf(board, 'notes').delete(id);
          removed.add(id);
        }
        if (what !== 'harvest') continue;
        const worksheet = { pair: PAIR, label: 'tweetal 1', lines: [...lines.values()] };
        const { taken, update } = harvest(board, { sheets: new Map([['q', 's']]) }, [worksheet], harvested);
        if (update) Y.applyUpdate(board, update);
        for (const one of taken) harvested.add(one);
      }
      const on = Object.values(readBoard(board).notes);
      expect(new Set(on.map(({ text }) => text)).size, 'each line once').toBe(on.length);
      for (const { id } of on) {
        expect(lines.get(id)?.stays, 'lines that stay with the pair').toBe(false);
        expect(removed.has(id), 'what was taken off the board').toBe(false);
      }
    }),
  );
});

const PAIR: ReadWorksheet['pair'] = {
  id: 'p',
  number: 1,
  members: ['a', 'b'],
  former: [],
  ready: false,
  wantsHelp: false,
  locked: false,
  wantsProxy: false,
  proxies: [],
  code: '',
};
