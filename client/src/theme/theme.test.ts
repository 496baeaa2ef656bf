import { describe, expect, it } from 'vitest';
import { readThemeChoice, resolveTheme } from './theme.ts';

describe('resolveTheme', () => {
  it('lets a choice win from the device', () => {
    expect(resolveTheme('light', { dark: true, contrast: true })).toBe('light');
    expect(resolveTheme('dark', { dark: false, contrast: true })).toBe('dark');
    expect(resolveTheme('contrast', { dark: true, contrast: false })).toBe('contrast');
  });

  it('follows the device on auto, contrast before dark', () => {
    expect(resolveTheme('auto', { dark: false, contrast: false })).toBe('light');
    expect(resolveTheme('auto', { dark: true, contrast: false })).toBe('dark');
    expect(resolveTheme('auto', { dark: true, contrast: true })).toBe('contrast');
  });
});

describe('readThemeChoice', () => {
  it('reads what was stored', () => {
    expect(readThemeChoice({ getItem: () => 'dark' })).toBe('dark');
  });

  it('takes auto for nothing, for something unknown and for a store that refuses', () => {
    expect(readThemeChoice(undefined)).toBe('auto');
    expect(readThemeChoice({ getItem: () => null })).toBe('auto');
    expect(readThemeChoice({ getItem: () => 'sepia' })).toBe('auto');
    const refusing = {
      getItem: () => {
        throw new Error('forbidden');
      },
    };
    expect(readThemeChoice(refusing)).toBe('auto');
  });
});
