import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step, StepOf } from '@verbindbord/shared/activities/step.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { Documents } from '../documents/Documents.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import type { LiveSession } from './LiveSession.ts';
import { Sessions } from './Sessions.ts';

const quiet = pino({ level: 'silent' });
let folder: string;
let kept: Store;
/** What the store does instead of keeping a programme, when a test says so. */
let failing: (() => Promise<void>) | null;
let documents: Documents;
let sessions: Sessions;
let code: string;
let karin: string;
let deputy: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-programme-'));
  failing = null;
  open();
  ({ code } = await sessions.create({ title: 'Wijkaanpak', language: 'nl', template: 'internal' }));
  karin = await enter('Karin');
  deputy = await enter('Ineke');
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

async function enter(name: string): Promise<string> {
  const joining = { role: 'facilitator', name, whereabouts: 'room', department: '' } as const;
  const outcome = await sessions.join(await found(), joining);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.participantId;
}

const give = async (command: Command, by = karin) => (await found()).command(by, command);

async function sheets(): Promise<string[]> {
  const board = await documents.read(code, { kind: 'board' }, readBoard);
  return Object.values(board?.sheets ?? {})
    .map(({ id, title }) => `${id}: ${title}`)
    .sort();
}

async function flipChart(id: string): Promise<StepOf<'flipChart'>> {
  const step = (await found()).state.programme.find((one) => one.id === id);
  if (step?.kind !== 'flipChart') throw new Error(`There is no flip chart ${id}.`);
  return step;
}

/** The command that adds a question to a step as it is now. */
async function asking(question: string, id = 'lessons'): Promise<Command> {
  const was = await flipChart(id);
  const sheets = [...was.settings.sheets, { id: question, title: question, hidden: 'named' as const }];
  return { type: 'editStep', was, step: { ...was, settings: { sheets } } };
}

const TEXT: Step = {
  id: 'pause',
  kind: 'text',
  title: 'Pauze',
  minutes: 10,
  settings: { lines: [], numbered: false },
};

test('a new question has its sheet at once, and after a restart', async () => {
  expect(await give(await asking('nieuw'))).toEqual({ ok: true });
  expect(await sheets()).toContain('nieuw: nieuw');
  await restart();
  expect(await sheets()).toContain('nieuw: nieuw');
  expect((await flipChart('lessons')).settings.sheets.at(-1)).toMatchObject({ id: 'nieuw', hidden: 'named' });
});

test('what touches no sheet is kept too', async () => {
  const before = await sheets();
  expect(await give({ type: 'addSteps', steps: [TEXT], after: 'map' })).toEqual({ ok: true });
  expect(await sheets()).toEqual(before);
  await restart();
  expect((await found()).state.programme.map(({ id }) => id)).toContain('pause');
});

test('of two who change one step at the same moment one is told, and every question has a sheet', async () => {
  const [one, other] = [await asking('een'), await asking('twee')];
  const third = await asking('drie', 'evaluation');
  const outcomes = await Promise.all([give(one), give(other, deputy), give(third, deputy)]);
  expect(outcomes).toEqual([{ ok: true }, { ok: false, reason: 'changed' }, { ok: true }]);
  const { programme } = (await found()).state;
  expect(await sheets()).toEqual(
    sheetsOf(programme)
      .map(({ id, title }) => `${id}: ${title}`)
      .sort(),
  );
});

test('a programme that cannot be kept has not changed, and nor has the board', async () => {
  const [command, before] = [await asking('nieuw'), await sheets()];
  failing = () => Promise.reject(new Error('disk full'));
  await expect(give(command)).rejects.toThrow('disk full');
  expect((await flipChart('lessons')).settings.sheets).toHaveLength(4);
  expect(await sheets()).toEqual(before);
  failing = null;
  expect(await give(command)).toEqual({ ok: true });
  expect(await sheets()).toContain('nieuw: nieuw');
});

test('empty sheets go with their step and come back with it', async () => {
  const before = await sheets();
  expect(await give({ type: 'dropStep', step: 'evaluation' })).toEqual({ ok: true });
  expect(await sheets()).toHaveLength(before.length - 3);
  await restart();
  expect(await give({ type: 'restoreStep', step: 'evaluation', after: null })).toEqual({ ok: true });
  expect(await sheets()).toEqual(before);
});

test('a session begins with steps of one’s own, and the sheets that they ask for', async () => {
  const ask: Step = {
    id: 'ask',
    kind: 'flipChart',
    title: 'Vraag',
    minutes: 5,
    settings: { sheets: [{ id: 'a', title: 'Wat?' }] },
  };
  const programme = [TEXT, ask];
  ({ code } = await sessions.create({ title: 'Eigen', language: 'nl', template: 'internal', programme }));
  expect((await found()).state).toMatchObject({ programme, step: 'pause' });
  expect(await sheets()).toEqual(['a: Wat?']);
});
