import { expect, test } from 'vitest';
import { NO_SETTINGS } from '../board/boardSettings.ts';
import { settle } from '../board/readBoard.ts';
import { ballotOf } from '../session/ballots.ts';
import { type Given, reveal } from '../session/reveal.ts';
import type { SessionState } from '../session/state.ts';
import { ASKING, ballotSession, DOTS, RATING } from '../session/testBallots.ts';
import { begunBallot } from '../session/voting.ts';
import { buildReport } from './buildReport.ts';
import { ballotsOf, exportFile, readExport } from './exportFile.ts';
import { DEFAULT_OPTIONS } from './tree.ts';

const NO_THINGS = {
  stakeholders: {},
  connections: {},
  notes: {},
  clusters: {},
  sheets: {},
  parkedIssues: {},
  comments: {},
};
const board = settle(NO_THINGS, { ...NO_SETTINGS, caseTitle: 'Geweld hoort nergens thuis' });

function revealed(state: SessionState, ballot: string, ...given: readonly Given[]): SessionState {
  const outcome = reveal(state, ballot, given, () => 0);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.state;
}

const rating = (participant: string, value: number, reason: string): Given => ({
  participant,
  content: { kind: 'rating', marks: [{ subject: 'case', question: 'urgency', value, reason }], done: true },
});
const dots = (participant: string, ...subjects: readonly string[]): Given => ({
  participant,
  content: { kind: 'dots', dots: subjects.map((subject) => ({ subject, dots: 1 })), done: true },
});

/** Ratings and dots that are revealed, a hidden question that is not. */
function session(): SessionState {
  let state = ballotSession([ASKING, RATING, DOTS], 'anna', 'bram', 'carla');
  state = revealed(
    state,
    'step/conditions',
    rating('anna', 5, 'de raad wacht'),
    rating('bram', 1, ''),
    rating('carla', 5, ''),
  );
  state = revealed(state, 'step/dots', dots('anna', 'one', 'two'), dots('bram', 'two'));
  return begunBallot(state, 'sheet/anonymous');
}

function exported(state: SessionState): unknown {
  const report = buildReport(state, board, DEFAULT_OPTIONS);
  return JSON.parse(JSON.stringify(exportFile(state, board, report, DEFAULT_OPTIONS)));
}

test('the report has the spread and the reasons of ratings, and the dots, without anybody’s name', () => {
  const report = buildReport(session(), board, DEFAULT_OPTIONS);
  const chapters = JSON.stringify(report.chapters);
  expect(chapters).toContain('Urgentie: 1 × 1, 2 × 5 (3); middelste oordeel 5; verdeeld, twee kampen');
  expect(chapters).toContain('De meningen liggen het verst uiteen bij: Urgentie.');
  expect(chapters).toContain('Urgentie, 5: de raad wacht');
  expect(chapters).toContain('Meerwaarde: geen oordelen');
  expect(chapters).toMatch(/Raad met bestuur: 2 stippen van 2 mensen.*VWS met JenV: 1 stip van 1 mens/);
  expect(chapters).not.toMatch(/Naam van (anna|bram|carla)/);
});

test('the report says that hidden answers are left out, and a step of which nothing is revealed says so', () => {
  const { omitted } = buildReport(session(), board, DEFAULT_OPTIONS);
  expect(omitted.map(({ what }) => what)).toContain('De antwoorden op 1 vraag');
  const none = buildReport(ballotSession([RATING], 'anna'), board, DEFAULT_OPTIONS);
  expect(JSON.stringify(none.chapters)).toContain('Hiervan is niets onthuld.');
});

test('a file takes along what ballots came to, and a session that is made from it has it again', () => {
  const state = session();
  const read = readExport(exported(state));
  if (!read.ok) throw new Error(read.place);
  const again = { ...state, ballots: ballotsOf(read.file) };
  for (const ballot of ['step/conditions', 'step/dots']) {
    expect(ballotOf(again, ballot).results).toEqual(ballotOf(state, ballot).results);
    expect(ballotOf(again, ballot).stage).toBe('revealed');
  }
  // What was given to it does not travel: in the new session nobody has answered.
  expect(ballotOf(again, 'sheet/anonymous').begun).toBe(false);
});

test('a file from before there were ballots is read', () => {
  const file = exported(ballotSession([ASKING], 'anna')) as { session: Record<string, unknown> };
  delete file.session.ballots;
  const read = readExport(file);
  if (!read.ok) throw new Error(read.place);
  expect(ballotsOf(read.file)).toEqual([]);
});
