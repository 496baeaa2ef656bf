import { expect, it } from 'vitest';
import { minutesOf, sinceWords, stageOf, stageWords } from './progress.ts';

const progress = (lines: number, lastActivity: number | null) => ({ pair: 'p', lines, lastActivity });

it('tells begun from not begun, and lets the pair itself say that it is ready', () => {
  expect(stageOf({ ready: false }, undefined)).toBe('notBegun');
  expect(stageOf({ ready: false }, progress(0, null))).toBe('notBegun');
  expect(stageOf({ ready: false }, progress(0, 1000))).toBe('writing');
  expect(stageOf({ ready: false }, progress(3, 1000))).toBe('writing');
  expect(stageOf({ ready: true }, progress(0, null))).toBe('ready');
});

it('says how many lines there are, never what they say', () => {
  expect(stageWords('notBegun', 0)).toBe('nog niet begonnen');
  expect(stageWords('writing', 0)).toBe('schrijft');
  expect(stageWords('writing', 1)).toBe('schrijft, 1 regel');
  expect(stageWords('ready', 6)).toBe('klaar, 6 regels');
});

it('does not say of a round that is over that somebody is writing, or still has to begin', () => {
  expect(stageWords('writing', 1, true)).toBe('1 regel');
  expect(stageWords('notBegun', 0, true)).toBe('geen regels');
  expect(stageWords('ready', 6, true)).toBe('klaar, 6 regels');
});

it('counts how long ago in whole minutes', () => {
  const now = 10_000_000;
  expect(sinceWords(now - 59_999, now)).toBe('net nog');
  expect(sinceWords(now - 60_000, now)).toBe('1 min geleden');
  expect(sinceWords(now - 179_000, now)).toBe('2 min geleden');
  expect(sinceWords(now - 3_600_000, now)).toBe('1 uur geleden');
  expect(sinceWords(now + 5000, now)).toBe('net nog');
});

it('accepts whole minutes from 1 to 480', () => {
  expect(minutesOf(' 20 ')).toBe(20);
  expect(minutesOf('480')).toBe(480);
  for (const wrong of ['', '0', '481', '-5', '2,5', 'tien', '1e2'])
    expect(minutesOf(wrong), wrong).toBeNull();
});
