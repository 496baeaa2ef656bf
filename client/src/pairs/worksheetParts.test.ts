import type { Line } from '@verbindbord/shared/board/worksheet.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { expect, it } from 'vitest';
import { casesOf, lineState, questionsOf } from './worksheetParts.ts';

function line(given: Partial<Line>): Line {
  return {
    id: 'l',
    question: 'question-1',
    caseOf: 's',
    text: 'x',
    order: 1,
    sharedAs: null,
    parkedAs: null,
    stays: false,
    notedBy: null,
    ...given,
  };
}

it('asks the questions of the step, and keeps earlier questions that were answered', () => {
  const earlier = { id: 'old', title: 'Eerdere vraag', sheet: 's1' };
  const unanswered = { id: 'never', title: 'Nooit beantwoord', sheet: 's1' };
  const programme = programmeOf('internal', 'nl').flatMap(
    (step): Programme =>
      step.kind === 'pairWork'
        ? [step, { ...step, id: 'pairs-before', settings: { questions: [earlier, unanswered] } }]
        : [step],
  );
  const step = programme.find((candidate) => candidate.kind === 'pairWork') ?? null;
  const ids = (lines: readonly Line[]): readonly string[] =>
    questionsOf({ programme }, step, lines).map(({ id }) => id);
  expect(ids([])).toEqual(['question-1', 'question-2']);
  expect(ids([line({ question: 'old' })])).toEqual(['question-1', 'question-2', 'old']);
});

it('keeps questions that were answered in a step that was taken out', () => {
  const programme = programmeOf('internal', 'nl');
  const dropped = programme.filter(({ kind }) => kind === 'pairWork');
  const left = programme.filter(({ kind }) => kind !== 'pairWork');
  const questions = questionsOf({ programme: left, dropped }, null, [line({ question: 'question-2' })]);
  expect(questions.map(({ id }) => id)).toEqual(['question-2']);
});

it('keeps the case of somebody who was moved away', () => {
  expect(casesOf({ members: ['b', 't'] }, [line({ caseOf: 's' }), line({ caseOf: 'b' })])).toEqual([
    'b',
    't',
    's',
  ]);
});

it('knows where a line is, also when the group moved or removed it', () => {
  const kept = { mergedInto: null, wording: null, leftOut: null };
  const note = { id: 'n', sheet: 's', cluster: null, text: '', order: 1, origin: null, ...kept };
  const issue = { id: 'i', text: '', reason: '', table: '', owner: '', followUp: '', from: null, order: 1 };
  const nothing = { stakeholders: {}, connections: {}, notes: {} };
  const empty = { notes: {}, merged: {}, parked: nothing, parkedIssues: {} };
  expect(lineState(line({}), empty)).toEqual({ kind: 'own' });
  expect(lineState(line({ sharedAs: 'n' }), { ...empty, notes: { n: note } })).toEqual({
    kind: 'shared',
    note: 'n',
  });
  expect(lineState(line({ sharedAs: 'n' }), { ...empty, merged: { n: note } })).toMatchObject({
    kind: 'shared',
  });
  expect(lineState(line({ id: 'n' }), { ...empty, notes: { n: note } })).toMatchObject({ kind: 'shared' });
  expect(lineState(line({ sharedAs: 'n' }), empty)).toEqual({ kind: 'own' });
  expect(lineState(line({ parkedAs: 'i' }), { ...empty, parkedIssues: { i: issue } })).toEqual({
    kind: 'parked',
    issue: 'i',
  });
  expect(lineState(line({ parkedAs: 'i' }), empty)).toEqual({ kind: 'own' });
  expect(
    lineState(line({ sharedAs: 'n' }), {
      ...empty,
      parked: { ...nothing, notes: { n: note } },
      parkedIssues: { i: { ...issue, from: { kind: 'note', id: 'n' } } },
    }),
  ).toEqual({ kind: 'parked', issue: 'i' });
});
