import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Step } from '../activities/step.ts';
import { addNote } from '../board/note.ts';
import { readBoard } from '../board/readBoard.ts';
import { seedBoard } from '../board/seed.ts';
import { sheetsOf } from '../programme/programme.ts';
import { reveal } from '../session/reveal.ts';
import { ASKING, ballotSession, DOTS } from '../session/testBallots.ts';
import { buildReport } from './buildReport.ts';
import { DEFAULT_OPTIONS } from './tree.ts';

const SUMMARY: Step = {
  id: 'summary',
  kind: 'summary',
  title: 'Résumé',
  minutes: 5,
  settings: {
    questions: [
      { id: 'q1', title: 'Wie wil ik verbinden?', from: [{ kind: 'sheet', sheet: 'open' }] },
      { id: 'q2', title: 'Welke strategie?', from: [{ kind: 'ballot', step: 'dots' }] },
    ],
  },
};

test('the résumé is a chapter with a part for every case, by lines that say where they stand', () => {
  const state = ballotSession([ASKING, DOTS, SUMMARY], 'anna');
  const given = { kind: 'dots', dots: [{ subject: 'one', dots: 1 }], done: true } as const;
  const outcome = reveal(
    state,
    'step/dots',
    [{ participant: 'anna', content: { ...given, dots: [...given.dots] } }],
    () => 0,
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  const doc = new Y.Doc();
  seedBoard(doc, { caseTitle: 'Wijkaanpak', sheets: sheetsOf(state.programme) });
  const origin = { kind: 'pair', pair: 'p', line: 'l', label: 'tweetal 1: Anna en Bram' } as const;
  addNote(doc, { id: 'n', sheet: 'open', text: 'de raad', origin });
  const report = buildReport(outcome.state, readBoard(doc), DEFAULT_OPTIONS);
  const chapter = report.chapters.find(({ id }) => id === 'summary');
  expect(chapter?.blocks).toMatchObject([
    { type: 'lines', lines: ['Wie wil ik verbinden?', 'Welke strategie?'] },
    {
      type: 'section',
      title: 'Tweetal 1: Anna en Bram',
      blocks: [
        {
          title: 'Wie wil ik verbinden?',
          blocks: [
            {
              type: 'items',
              isElsewhere: true,
              items: [
                { text: 'de raad', source: origin.label, details: { sheet: 'Wat is je bijgebleven?' } },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'section',
      title: 'De groep samen',
      blocks: [
        {
          title: 'Welke strategie?',
          blocks: [
            {
              type: 'lines',
              lines: ['VWS met JenV: 1 stip van 1 mens', 'Raad met bestuur: 0 stippen van 0 mensen'],
            },
          ],
        },
      ],
    },
  ]);
});

test('a résumé of an empty board says so', () => {
  const state = ballotSession([SUMMARY], 'anna');
  const report = buildReport(state, readBoard(new Y.Doc()), DEFAULT_OPTIONS);
  expect(report.chapters[0]?.blocks).toMatchObject([
    { type: 'lines' },
    { type: 'paragraph', text: 'Op het bord staat nog geen antwoord.' },
  ]);
});
