import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS, idsOfStep, newStep } from '../activities/registry.ts';
import { programmeSchema, sheetsOf, withFreshIds } from './programme.ts';
import { programmeOf, TEMPLATE_IDS } from './template.ts';

const LANGUAGES = ['nl', 'en'] as const;
let ids = 0;
const newId = (): string => `new-${++ids}`;

describe.each(LANGUAGES)('the template in %s', (language) => {
  const programme = programmeOf('internal', language);

  test('holds to what a programme may be', () => {
    for (const id of TEMPLATE_IDS) {
      expect(programmeSchema.safeParse(programmeOf(id, language)).error?.issues).toBeUndefined();
    }
  });

  test('has the eleven steps of the workshop, and takes two and a half hours', () => {
    expect(programme.map(({ id }) => id)).toEqual([
      'review',
      'lessons',
      'questions',
      'pairs',
      'plenary',
      'map',
      'conditions',
      'perspectives',
      'strategies',
      'summary',
      'evaluation',
    ]);
    expect(programme.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(150);
  });

  test('answers the guiding questions from what is in it', () => {
    const sheets = new Set(sheetsOf(programme).map(({ id }) => id));
    const ballots = new Set(programme.filter(({ kind }) => kind === 'ballot').map(({ id }) => id));
    const sources = programme.flatMap((step) =>
      step.kind === 'summary' ? step.settings.questions.flatMap(({ from }) => from) : [],
    );
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) {
      if (source.kind === 'sheet') expect(sheets).toContain(source.sheet);
      if (source.kind === 'ballot') expect(ballots).toContain(source.step);
    }
  });
});

test('a sheet that pairs share to belongs to the step that shows it, or else to their own', () => {
  const programme = programmeOf('internal', 'nl');
  const sheets = sheetsOf(programme);
  expect(new Set(sheets.map(({ id }) => id)).size).toBe(sheets.length);
  expect(sheets.find(({ id }) => id === 'plenary-1')).toMatchObject({ step: 'plenary' });
  expect(sheets.find(({ id }) => id === 'perspectives-leren')).toMatchObject({
    step: 'perspectives',
    title: 'Leren',
  });
  const without = sheetsOf(programme.filter(({ id }) => id !== 'plenary'));
  expect(without.find(({ id }) => id === 'plenary-1')).toMatchObject({ step: 'pairs' });
});

test('steps for another programme have other ids throughout, and still refer to each other', () => {
  const programme = programmeOf('internal', 'nl');
  const copy = withFreshIds(programme, newId);
  const before = new Set([
    ...programme.flatMap((step) => idsOfStep(step)),
    ...sheetsOf(programme).map(({ id }) => id),
  ]);
  const said = [...JSON.stringify(copy).matchAll(/"(?:id|sheet|step)":"([^"]*)"/g)].map(([, id]) => id ?? '');
  expect(said.filter((id) => before.has(id))).toEqual([]);
  expect(programmeSchema.safeParse(copy).success).toBe(true);
  expect(sheetsOf(copy).map(({ title }) => title)).toEqual(sheetsOf(programme).map(({ title }) => title));
  const [pairs, plenary, summary] = [copy[3], copy[4], copy[9]];
  if (pairs?.kind !== 'pairWork' || plenary?.kind !== 'flipChart' || summary?.kind !== 'summary') {
    throw new Error('The copy has other steps.');
  }
  expect(pairs.settings.questions.map(({ sheet }) => sheet)).toEqual(
    plenary.settings.sheets.map(({ id }) => id),
  );
  expect(summary.settings.questions[0]?.from[0]).toEqual({
    kind: 'sheet',
    sheet: plenary.settings.sheets[0]?.id,
  });
  expect(summary.settings.questions[3]?.from[0]).toEqual({ kind: 'ballot', step: copy[8]?.id });
  // What is asked of the case keeps the names that its ballot knows.
  expect(JSON.stringify(copy[6])).toContain('"urgency"');
});

test.each(ACTIVITY_KINDS)('a new step of the kind %s can stand in a programme', (kind) => {
  for (const language of LANGUAGES) {
    const steps = [newStep(kind, { language, newId }), newStep(kind, { language, newId })];
    expect(programmeSchema.safeParse(steps).error?.issues).toBeUndefined();
  }
});

test('a programme in which two things have one id is none', () => {
  const [first, second] = programmeOf('internal', 'nl');
  if (first?.kind !== 'flipChart' || !second) throw new Error('The template begins with a flip chart.');
  const [sheet] = first.settings.sheets;
  if (!sheet) throw new Error('The template begins with a question.');
  for (const clash of [
    [first, { ...second, id: first.id }],
    [{ ...first, settings: { sheets: [sheet, sheet] } }],
    [first, { ...first, id: 'other' }],
    [{ ...first, settings: { sheets: [{ ...sheet, id: '__proto__' }] } }],
    [],
  ]) {
    expect(programmeSchema.safeParse(clash).success).toBe(false);
  }
});
