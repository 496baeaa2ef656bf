import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConnection } from '../../board/connection.ts';
import { addNote } from '../../board/note.ts';
import { park } from '../../board/parkedIssue.ts';
import { readBoard } from '../../board/readBoard.ts';
import { addSheet } from '../../board/sheet.ts';
import { addStakeholder } from '../../board/stakeholder.ts';
import type { BallotResult } from '../ballot/result.ts';
import { type AnswerLine, type CaseSummary, GROUP, summarise } from './answers.ts';
import type { SummaryQuestion } from './settings.ts';

const WHOM: SummaryQuestion = {
  id: 'whom',
  title: 'Wie?',
  from: [
    { kind: 'sheet', sheet: 'who' },
    { kind: 'map', what: 'wished' },
  ],
};
const HARD: SummaryQuestion = {
  id: 'hard',
  title: 'Wat is lastig?',
  from: [
    { kind: 'sheet', sheet: 'hard' },
    { kind: 'map', what: 'obstacle' },
  ],
};
const STRATEGY: SummaryQuestion = { id: 'strategy', title: 'Hoe?', from: [{ kind: 'ballot', step: 'dots' }] };

const result = (dots: number): BallotResult => ({
  form: 'dots',
  ballots: 3,
  subjects: [{ id: 'learning', title: 'Lerend', hint: '' }],
  dots: [{ subject: 'learning', dots, people: 3 }],
});
const ofPair = (pair: string) =>
  ({ kind: 'pair', pair, line: 'x', label: `tweetal ${pair}: A en B` }) as const;

function board() {
  const doc = new Y.Doc();
  for (const [index, id] of ['who', 'hard', 'other'].entries())
    addSheet(doc, { id, title: id, order: index + 1 });
  addNote(doc, { id: 'n1', sheet: 'who', text: 'de raad', origin: ofPair('2') });
  addNote(doc, { id: 'n2', sheet: 'hard', text: 'geld', origin: ofPair('2') });
  addNote(doc, { id: 'n3', sheet: 'who', text: 'de wijk', origin: ofPair('1') });
  addNote(doc, { id: 'n4', sheet: 'hard', text: 'zonder naam' });
  addNote(doc, {
    id: 'n5',
    sheet: 'hard',
    text: 'tijd',
    origin: { kind: 'person', participant: 'anna', label: 'Anna' },
  });
  addNote(doc, { id: 'n6', sheet: 'other', text: 'telt niet', origin: ofPair('1') });
  addNote(doc, { id: 'n7', sheet: 'who', text: '  ', origin: ofPair('1') });
  addNote(doc, { id: 'n8', sheet: 'who', text: 'geparkeerd', origin: ofPair('1') });
  park(doc, { text: '', reason: 'later', from: { kind: 'note', id: 'n8' } });
  const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;
  const [a, b] = ['A', 'B'].map((name) => addStakeholder(doc, { name, place }));
  addConnection(doc, { id: 'c1', from: a ?? '', to: b ?? '', driver: 'result', wished: true });
  addConnection(doc, { id: 'c2', from: b ?? '', to: a ?? '', driver: 'result', obstacle: 'ver weg' });
  return readBoard(doc);
}

const said = (line: AnswerLine): string =>
  line.kind === 'note'
    ? line.note.text
    : line.kind === 'connection'
      ? `${line.connection.id} ${line.what}`
      : JSON.stringify(line.result.form);

const inWords = ({ id, answers }: CaseSummary) => [
  id,
  Object.fromEntries(answers.map(({ question, lines }) => [question.id, lines.map(said)])),
];

test('answers every question per case, the group last, by lines of the board alone', () => {
  const cases = summarise([WHOM, HARD, STRATEGY], {
    board: board(),
    results: (step) => (step === 'dots' ? [result(2), result(5)] : []),
  });
  expect(cases.map(inWords)).toEqual([
    ['pair 2', { whom: ['de raad'], hard: ['geld'] }],
    ['pair 1', { whom: ['de wijk'] }],
    ['person anna', { hard: ['tijd'] }],
    [GROUP, { whom: ['c1 wished'], hard: ['zonder naam', 'c2 obstacle'], strategy: ['"dots"'] }],
  ]);
  const last = cases.at(-1)?.answers.at(-1)?.lines[0];
  expect(last).toMatchObject({ kind: 'ballot', step: 'dots', result: result(5) });
});

test('says nothing of what nobody has answered', () => {
  const empty = readBoard(new Y.Doc());
  expect(summarise([WHOM, HARD, STRATEGY], { board: empty, results: () => [] })).toEqual([]);
});
