import type { Note } from '@verbindbord/shared/board/note.ts';
import { expect, it } from 'vitest';
import { sharedLinesByPair } from './sharedLines.ts';

function note(id: string, given: Partial<Note>): Note {
  return {
    id,
    sheet: 's',
    cluster: null,
    text: id,
    order: 1,
    origin: { kind: 'pair', pair: '4', line: id, label: 'tweetal 4' },
    mergedInto: null,
    wording: null,
    leftOut: null,
    ...given,
  };
}

it('gathers what each pair shared and says what became of it', () => {
  const lines = sharedLinesByPair({
    notes: {
      b: note('b', { order: 2, cluster: 'g' }),
      a: note('a', { order: 1 }),
      k: note('k', { origin: { kind: 'person', participant: 'k', label: 'Karin' } }),
    },
    merged: { m: note('m', { order: 2.5, cluster: 'g', mergedInto: 'a' }) },
    parked: { notes: { c: note('c', { order: 3 }) }, stakeholders: {}, connections: {} },
  });
  expect([...lines.keys()]).toEqual(['4']);
  expect(lines.get('4')?.map(({ note: { id }, state }) => [id, state])).toEqual([
    ['a', 'loose'],
    ['b', 'grouped'],
    ['m', 'merged'],
    ['c', 'parked'],
  ]);
});
