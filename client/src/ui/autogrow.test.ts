import { expect, it } from 'vitest';
import { grownHeight } from './autogrow.ts';

const field = { row: 20, padding: 20, minRows: 2, maxRows: 5 };

it('starts at its smallest number of lines', () => {
  expect(grownHeight({ ...field, content: 0 })).toBe(60);
  expect(grownHeight({ ...field, content: 20 })).toBe(60);
});

it('grows with its text and then scrolls', () => {
  expect(grownHeight({ ...field, content: 80 })).toBe(100);
  expect(grownHeight({ ...field, content: 400 })).toBe(120);
});

it('keeps its smallest size when the limits contradict each other', () => {
  expect(grownHeight({ ...field, content: 400, maxRows: 1 })).toBe(60);
});
