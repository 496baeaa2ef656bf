import { expect, test } from 'vitest';
import { programmeOf } from './template.ts';
import { readTemplateFile, templateFileOf } from './templateFile.ts';

const TEMPLATE = { title: 'Mijn middag', language: 'nl', programme: programmeOf('internal', 'nl') } as const;
const throughFile = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a template comes out of its file as it went in', () => {
  expect(readTemplateFile(throughFile(templateFileOf(TEMPLATE)))).toEqual(TEMPLATE);
});

test('the steps of an exported session are a template too', () => {
  const file = { format: 'verbindbord', version: 1, session: { ...TEMPLATE, createdAt: 5 }, board: {} };
  expect(readTemplateFile(throughFile(file))).toEqual(TEMPLATE);
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['another format', { ...templateFileOf(TEMPLATE), format: 'other' }],
  ['a later version', { ...templateFileOf(TEMPLATE), version: 2 }],
  ['no steps', { ...templateFileOf(TEMPLATE), programme: [] }],
  [
    'a step twice',
    { ...templateFileOf(TEMPLATE), programme: [TEMPLATE.programme[0], TEMPLATE.programme[0]] },
  ],
  ['a language that is none', { ...templateFileOf(TEMPLATE), language: 'fr' }],
])('a file with %s is refused', (_, json) => {
  expect(readTemplateFile(throughFile(json))).toBeNull();
});
