import { likeLines } from '@verbindbord/shared/analysis/likeLines.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { apartKey } from '@verbindbord/shared/session/apart.ts';
import { expect, it } from 'vitest';
import { proposals } from './useAlike.ts';

function note(id: string, text: string): Note {
  return {
    id,
    sheet: 's',
    cluster: null,
    text,
    order: 1,
    origin: null,
    mergedInto: null,
    wording: null,
    leftOut: null,
  };
}

const notes = [
  note('a', 'Gescheiden geldstromen'),
  note('b', 'Iets anders'),
  note('c', 'De geldstromen zijn gescheiden'),
  note('d', 'Gescheiden geldstroom'),
];

const asked = (apart: readonly string[] = []) =>
  [...proposals(notes, likeLines(notes), apart)].map(([under, { one, other }]) => [under, one.id, other.id]);

it('asks one question about a note at a time, under the one that lies last', () => {
  expect(asked()).toEqual([['c', 'a', 'c']]);
});

it('does not ask again what somebody said no to, but goes on with what else is alike', () => {
  expect(asked([apartKey('c', 'a')])).toEqual([['d', 'a', 'd']]);
  expect(asked([apartKey('c', 'a'), apartKey('a', 'd'), apartKey('d', 'c')])).toEqual([]);
});
