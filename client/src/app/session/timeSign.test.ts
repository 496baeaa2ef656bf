import { describe, expect, it } from 'vitest';
import { timeSign } from './timeSign.ts';

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
