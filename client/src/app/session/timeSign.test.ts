import { describe, expect, it } from 'vitest';
import { isStillTrue, timeSign } from './timeSign.ts';

describe('timeSign', () => {
  it('comes at five minutes, at one minute and at the end', () => {
    expect(timeSign(301, 300)).toBe('five');
    expect(timeSign(61, 60)).toBe('one');
    expect(timeSign(1, 0)).toBe('over');
  });

  it('comes once', () => {
    expect(timeSign(300, 299)).toBeNull();
    expect(timeSign(60, 59)).toBeNull();
    expect(timeSign(0, -1)).toBeNull();
  });

  it('names the latest when a screen slept through more than one', () => {
    expect(timeSign(400, 20)).toBe('one');
    expect(timeSign(400, -5)).toBe('over');
  });

  it('says nothing without a timer or when time is added', () => {
    expect(timeSign(null, 60)).toBeNull();
    expect(timeSign(60, null)).toBeNull();
    expect(timeSign(30, 90)).toBeNull();
  });
});

describe('isStillTrue', () => {
  it('takes a sign away as soon as time is added or the timer is gone', () => {
    expect(isStillTrue('over', 0)).toBe(true);
    expect(isStillTrue('over', 60)).toBe(false);
    expect(isStillTrue('one', 52)).toBe(true);
    expect(isStillTrue('one', 112)).toBe(false);
    expect(isStillTrue('five', 299)).toBe(true);
    expect(isStillTrue('five', 359)).toBe(false);
    expect(isStillTrue('over', null)).toBe(false);
  });
});
