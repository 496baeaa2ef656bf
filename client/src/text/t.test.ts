import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { formatClock, formatDate, formatList, formatNumber, formatTime } from './format.ts';
import { placeholdersOf } from './message.ts';
import { nl } from './nl/index.ts';
import { setLanguage, t } from './t.ts';

const dutchFiles = import.meta.glob<Record<string, string>>('./nl/*.json', {
  eager: true,
  import: 'default',
});
const englishFiles = import.meta.glob<Record<string, string>>('./en/*.json', {
  eager: true,
  import: 'default',
});

afterEach(() => setLanguage('nl'));

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  });

  it('ask for the same values', () => {
    const english: Record<string, string> = en;
    for (const [key, text] of Object.entries(nl)) {
      expect(placeholdersOf(english[key] ?? ''), key).toEqual(placeholdersOf(text));
    }
  });

  it('have no empty text', () => {
    const empty = [...Object.entries(nl), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('keep every key in the file of its room, once', () => {
    for (const files of [dutchFiles, englishFiles]) {
      for (const [path, texts] of Object.entries(files)) {
        const room = path.replace(/^.*\//, '').replace('.json', '');
        const strangers = Object.keys(texts).filter((key) => !key.startsWith(`${room}.`));
        expect(strangers, path).toEqual([]);
      }
    }
  });

  it('take every file in', () => {
    const inFiles = Object.values(dutchFiles).flatMap((texts) => Object.keys(texts));
    expect(Object.keys(nl).sort()).toEqual(inFiles.sort());
  });
});

describe('t', () => {
  it('speaks Dutch until English is asked for', async () => {
    expect(t('ui.cancel')).toBe('Annuleer');
    await setLanguage('en');
    expect(t('ui.cancel')).toBe('Cancel');
  });

  it('counts', () => {
    expect(t('ui.results', { count: 1 })).toBe('1 resultaat');
    expect(t('ui.results', { count: 3 })).toBe('3 resultaten');
  });

  it('lets the last of two quick changes win', async () => {
    await Promise.all([setLanguage('en'), setLanguage('nl')]);
    expect(t('ui.cancel')).toBe('Annuleer');
  });
});

describe('formats', () => {
  const moment = new Date(2020, 8, 15, 13, 30);

  it('write dates, numbers and lists in the way of the language', async () => {
    expect(formatTime(moment)).toBe('13:30');
    expect(formatDate(moment)).toBe('15 september 2020');
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatList(['Samira', 'Bram', 'Joost'])).toBe('Samira, Bram en Joost');
    await setLanguage('en');
    expect(formatDate(moment)).toBe('15 September 2020');
    expect(formatList(['Samira', 'Bram'])).toBe('Samira and Bram');
  });

  it('write a clock', () => {
    expect(formatClock(292)).toBe('04:52');
    expect(formatClock(3900)).toBe('1:05:00');
    expect(formatClock(0)).toBe('00:00');
    expect(formatClock(-75)).toBe('−01:15');
    expect(formatClock(-0.4)).toBe('00:00');
  });
});
