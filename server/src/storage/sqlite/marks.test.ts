import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Marks } from './marks.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-marks-'));
  path = join(folder, 'marks');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function withMarks<T>(work: (marks: Marks) => T): T {
  const marks = new Marks(path);
  try {
    return work(marks);
  } finally {
    marks.close();
  }
}

function kept(): [string, number][] {
  return withMarks((marks) => [...marks.names].map((name) => [name, marks.of(name)]));
}

test('the highest number of each name is kept, in one slot each', () => {
  withMarks((marks) => {
    for (const number of [1, 2, 3, 2]) marks.note('AAAAAAAA/board', number);
    marks.note('AAAAAAAA', 0);
    expect([marks.of('AAAAAAAA/board'), marks.has('AAAAAAAA'), marks.has('BBBBBBBB')]).toEqual([
      3,
      true,
      false,
    ]);
  });
  expect(kept()).toEqual([
    ['AAAAAAAA/board', 3],
    ['AAAAAAAA', 0],
  ]);
  expect(readFileSync(path)).toHaveLength(256);
});

test('a slot that is damaged says nothing, whichever bit it is, and is used again', () => {
  withMarks((marks) => {
    for (const name of ['een', 'twee', 'drie']) marks.note(name, 7);
  });
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.nat(128 * 8 - 1), (bit) => {
      const bytes = Buffer.from(whole);
      const at = 128 + (bit >> 3);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path, bytes);
      expect(kept()).toEqual([
        ['een', 7],
        ['drie', 7],
      ]);
    }),
  );
  withMarks((marks) => marks.note('vier', 8));
  expect(kept().map(([name]) => name)).toEqual(['een', 'vier', 'drie']);
});

test('a slot that was written in part is none', () => {
  withMarks((marks) => marks.note('een', 1));
  appendFileSync(path, Buffer.alloc(60, 'x'));
  expect(kept()).toEqual([['een', 1]]);
  withMarks((marks) => marks.note('twee', 2));
  expect(kept()).toHaveLength(2);
});

test('a name that is too long for a slot is refused', () => {
  withMarks((marks) => expect(() => marks.note('x'.repeat(200), 1)).toThrow('too long'));
});
