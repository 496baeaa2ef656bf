import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import {
  type Gathering,
  gather,
  type MemberSocket,
  type Person,
  sessionWhere,
  untilSynced,
} from './people.ts';

let server: TestServer;
let room: Gathering;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  room = await gather(server.address);
});
afterEach(() => room.leave());

const LOCKED = { ok: false, reason: 'locked' };
const FROZEN = { ok: false, reason: 'frozen' };
const OK = { ok: true };

interface Hall {
  readonly karin: Person;
  readonly anna: Person;
  readonly bram: Person;
  readonly lead: MemberSocket;
  readonly annas: MemberSocket;
  /** The worksheet of Anna and Bram, who are at work. */
  readonly sheet: string;
  readonly tell: (command: Command) => Promise<unknown>;
}

async function hall(): Promise<Hall> {
  const [karin, anna, bram] = [
    await room.person('Karin', 'facilitator'),
    await room.person('Anna', 'participant'),
    await room.person('Bram', 'participant'),
  ];
  const [lead, annas] = [karin.socket(), anna.socket()];
  const isWhole = ({ roster }: SessionState): boolean =>
    roster.filter(({ connected }) => connected).length === 3;
  const whole = sessionWhere(lead, isWhole);
  bram.socket();
  await whole;
  const tell = (command: Command): Promise<unknown> => lead.emitWithAck('command', command);
  await tell({ type: 'goToStep', step: 'pairs' });
  await tell({ type: 'proposePairs' });
  const working = sessionWhere(annas, ({ round }) => round.stage === 'working');
  await tell({ type: 'startPairs', seconds: 600 });
  const sheet = `pair/${(await working).round.pairs[0]?.id}`;
  return { karin, anna, bram, lead, annas, sheet, tell };
}

/**
 * Whether what somebody adds in a document reaches somebody else. Each time with a new client: one that was refused is
 * refused from then on.
 */
async function reaches(writer: Person, reader: Person, document: string, add: (doc: Y.Doc) => unknown) {
  const [from, to] = await Promise.all([
    untilSynced(writer.provider(document)),
    untilSynced(reader.provider(document)),
  ]);
  const { clientID } = from.doc;
  const outcome = new Promise<boolean>((resolve) => {
    from.messageHandlers[MESSAGE.permission] = () => resolve(false);
    to.doc.on('update', () => {
      if (Y.getState(to.doc.store, clientID) > 0) resolve(true);
    });
  });
  from.doc.transact(() => add(from.doc));
  const reached = await outcome;
  from.destroy();
  to.destroy();
  return reached;
}

const note = (sheet: string) => (doc: Y.Doc) => addNote(doc, { sheet, text: 'te laat' });
const line = (doc: Y.Doc): unknown =>
  addLine(doc, { question: 'question-1', caseOf: 'anna', text: 'te laat' });
const stakeholder = (doc: Y.Doc): unknown =>
  addStakeholder(doc, { name: 'te laat', place: { domain: 'bestuur', lean: 0.5, reach: 0.5 } });

test('a step that is locked takes nothing from participants, on sheets, worksheets, map and in ballots, until it opens', async () => {
  const { karin, anna, bram, annas, sheet, tell } = await hall();
  const told = sessionWhere(annas, ({ locked }) => locked.length === 4);
  for (const step of ['lessons', 'pairs', 'map', 'conditions']) {
    expect(await tell({ type: 'lockStep', step, locked: true })).toEqual(OK);
  }
  await told;
  const writes = [
    ['board', karin, note('lessons-1')],
    [sheet, bram, line],
    ['board', karin, stakeholder],
  ] as const;
  for (const [document, reader, add] of writes) {
    expect(await reaches(anna, reader, document, add), document).toBe(false);
  }
  await tell({ type: 'goToStep', step: 'conditions' });
  const mark = { subject: 'case', question: 'urgency', value: 4, reason: '' };
  const cast: Command = {
    type: 'castBallot',
    ballot: 'step/conditions',
    content: { kind: 'rating', marks: [mark], done: false },
  };
  expect(await annas.emitWithAck('command', cast)).toEqual(LOCKED);
  // Another step is as open as it was, and who leads goes on everywhere.
  expect(await reaches(anna, karin, 'board', note('plenary-1'))).toBe(true);
  expect(await reaches(karin, anna, 'board', note('lessons-1'))).toBe(true);
  expect(await reaches(karin, anna, 'board', stakeholder)).toBe(true);

  for (const step of ['lessons', 'pairs', 'map', 'conditions']) {
    expect(await tell({ type: 'lockStep', step, locked: false })).toEqual(OK);
  }
  for (const [document, reader, add] of writes) {
    expect(await reaches(anna, reader, document, add), document).toBe(true);
  }
  expect(await annas.emitWithAck('command', cast)).toEqual(OK);
});

test('nobody but facilitators locks a step, or takes the group to one', async () => {
  const { annas } = await hall();
  for (const command of [
    { type: 'lockStep', step: 'pairs', locked: true },
    { type: 'goToStep', step: 'map' },
  ] satisfies Command[]) {
    expect(await annas.emitWithAck('command', command)).toEqual({ ok: false, reason: 'notAllowed' });
  }
});

test('a freeze holds for documents, ballots and names from the moment that it is answered, and is told within a second', async () => {
  const { karin, anna, bram, annas, sheet, tell } = await hall();
  await tell({ type: 'goToStep', step: 'review' });
  const told = sessionWhere(annas, ({ frozen }) => frozen !== null);
  const asked = performance.now();
  expect(await tell({ type: 'freeze' })).toEqual(OK);
  await told;
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(await reaches(anna, karin, 'board', note('plenary-1'))).toBe(false);
  expect(await reaches(anna, bram, sheet, line)).toBe(false);
  const answers: Command = {
    type: 'castBallot',
    ballot: 'sheet/review-1',
    content: { kind: 'answers', texts: ['te laat'] },
  };
  for (const command of [answers, { type: 'rename', name: 'Lelijk' }] satisfies Command[]) {
    expect(await annas.emitWithAck('command', command)).toEqual(FROZEN);
  }
  expect(await tell({ type: 'unfreeze' })).toEqual(OK);
  expect(await reaches(anna, bram, sheet, line)).toBe(true);
  expect(await annas.emitWithAck('command', answers)).toEqual(OK);
});

test('when steps began is the server’s word, the same for who comes in later', async () => {
  const { lead, tell } = await hall();
  const there = sessionWhere(lead, ({ step }) => step === 'map');
  const before = Date.now();
  await tell({ type: 'goToStep', step: 'map' });
  const { began, startedAt } = await there;
  expect(began.map).toBeGreaterThanOrEqual(before);
  expect(startedAt).toBeLessThan(began.pairs ?? 0);
  const late = (await room.person('Laat', 'participant')).socket();
  expect(await sessionWhere(late, () => true)).toMatchObject({ began, startedAt, step: 'map' });
});

test('what was put on a sheet before it was locked stays', async () => {
  const { karin, anna, bram, tell } = await hall();
  expect(await reaches(anna, karin, 'board', note('lessons-1'))).toBe(true);
  await tell({ type: 'lockStep', step: 'lessons', locked: true });
  const seen = await untilSynced(bram.provider('board'));
  expect(Object.values(readBoard(seen.doc).notes)).toMatchObject([{ sheet: 'lessons-1' }]);
});
