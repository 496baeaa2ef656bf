import { expect, test } from 'vitest';
import { NO_SETTINGS } from '../board/boardSettings.ts';
import { byId } from '../board/byId.ts';
import type { Note } from '../board/note.ts';
import { settle } from '../board/readBoard.ts';
import { ASKING, ballotSession } from '../session/testBallots.ts';
import { buildReport, itemsOf } from './buildReport.ts';
import { DEFAULT_OPTIONS } from './tree.ts';

function note(id: string, given: Partial<Note> = {}): Note {
  return {
    id,
    sheet: 'vel',
    cluster: null,
    text: id,
    order: 1,
    origin: null,
    mergedInto: null,
    wording: null,
    leftOut: null,
    ...given,
  };
}

function reportOf(...notes: readonly Note[]) {
  const things = {
    stakeholders: {},
    connections: {},
    notes: byId(notes.map((one) => [one.id, one])),
    clusters: {},
    sheets: { vel: { id: 'vel', title: 'Wat maakt dit lastig?', step: null, order: 1 } },
    parkedIssues: {},
    comments: {},
  };
  const board = settle(things, NO_SETTINGS);
  return buildReport(ballotSession([ASKING], 'anna'), board, DEFAULT_OPTIONS);
}

const wordsIn = (report: ReturnType<typeof reportOf>): string[] =>
  report.chapters
    .flatMap(({ blocks }) => itemsOf(blocks))
    .filter(({ kind }) => kind === 'notes')
    .map(({ text }) => text);

test('a note that was left out is in no chapter, and with its reason under what is not in the report', () => {
  const out = { leftOut: 'dubbel' };
  const report = reportOf(
    note('tijd'),
    note('geld', out),
    note('geldt', out),
    note('ruzie', { leftOut: 'Te persoonlijk' }),
  );
  expect(wordsIn(report)).toEqual(['tijd']);
  expect(report.leftOut.map(({ id }) => id)).toEqual(['geld', 'geldt', 'ruzie']);
  expect(report.omitted).toContainEqual({
    what: '2\u00a0briefjes bij ‘Wat maakt dit lastig?’',
    why: 'Dubbel.',
  });
  expect(report.omitted).toContainEqual({
    what: '1\u00a0briefje bij ‘Wat maakt dit lastig?’',
    why: 'Te persoonlijk.',
  });
  // What was left out, because it is too personal for instance, is not written down in another place of it.
  expect(JSON.stringify([report.chapters, report.omitted])).not.toContain('ruzie');
});

test('the report has the words of the note-taker; those of the note are there for data', () => {
  const report = reportOf(note('geld', { text: 'gescheide geldstromen', wording: 'Gescheiden geldstromen' }));
  expect(wordsIn(report)).toEqual(['Gescheiden geldstromen']);
  const [item] = report.chapters
    .flatMap(({ blocks }) => itemsOf(blocks))
    .filter(({ kind }) => kind === 'notes');
  expect(item?.details.original).toBe('gescheide geldstromen');
  expect(report.omitted.map(({ what }) => what)).toContain('De oorspronkelijke woorden van 1\u00a0briefje');
});

test('a board of which nothing was left out or worded differently says nothing of that', () => {
  const report = reportOf(note('tijd'));
  expect(JSON.stringify(report.omitted)).not.toMatch(/briefjes? bij|oorspronkelijke/);
});
