import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../text/t.ts';
import { daysBetween, sayDuration, sayMoment } from './moment.ts';

afterEach(() => setLanguage('nl'));

const at = (day: number, hours: number, minutes = 0): number =>
  new Date(2026, 8, day, hours, minutes).getTime();

describe('sayMoment', () => {
  it('says today and yesterday, and a date for what is longer ago', () => {
    expect(sayMoment(at(15, 13, 30), at(15, 16))).toBe('vandaag, 13:30');
    expect(sayMoment(at(14, 23, 59), at(15, 0, 1))).toBe('gisteren, 23:59');
    expect(sayMoment(at(3, 9), at(15, 9))).toBe('3 september 2026');
  });

  it('counts midnights, also over the change of the clock', () => {
    const before = new Date(2026, 9, 24, 12).getTime();
    const after = new Date(2026, 9, 26, 1).getTime();
    expect(daysBetween(before, after)).toBe(2);
  });
});

describe('sayDuration', () => {
  it('says minutes under an hour and hours above', async () => {
    expect(sayDuration(45)).toBe('45 minuten');
    expect(sayDuration(1)).toBe('1 minuut');
    expect(sayDuration(60)).toBe('1 uur');
    expect(sayDuration(105)).toBe('1 uur en 45 minuten');
    expect(sayDuration(150)).toBe('2 uur en 30 minuten');
    await setLanguage('en');
    expect(sayDuration(150)).toBe('2 hours and 30 minutes');
  });
});
