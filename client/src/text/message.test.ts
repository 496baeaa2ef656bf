import { describe, expect, it } from 'vitest';
import { formatMessage, placeholdersOf } from './message.ts';

describe('formatMessage', () => {
  it('fills in values, numbers in the way of the language', () => {
    expect(formatMessage('Dag {name}', { name: 'Samira' }, 'nl-NL')).toBe('Dag Samira');
    expect(formatMessage('{n} mensen', { n: 1234 }, 'nl-NL')).toBe('1.234 mensen');
    expect(formatMessage('{n} people', { n: 1234 }, 'en-GB')).toBe('1,234 people');
  });

  it('shows which value is missing', () => {
    expect(formatMessage('Dag {name}', {}, 'nl-NL')).toBe('Dag {name}');
  });

  it('does not fill in what came from a value', () => {
    expect(formatMessage('{a} {b}', { a: '{b}', b: 'twee' }, 'nl-NL')).toBe('{b} twee');
  });

  it('chooses the plural: exact before rule before other', () => {
    const text = '{count, plural, =0 {niemand} one {# mens} other {# mensen}} bij {place}';
    expect(formatMessage(text, { count: 0, place: 'tafel' }, 'nl-NL')).toBe('niemand bij tafel');
    expect(formatMessage(text, { count: 1, place: 'tafel' }, 'nl-NL')).toBe('1 mens bij tafel');
    expect(formatMessage(text, { count: 1200, place: 'tafel' }, 'nl-NL')).toBe('1.200 mensen bij tafel');
  });

  it('fills in values inside a plural', () => {
    const text = '{count, plural, one {# regel van {name}} other {# regels van {name}}}';
    expect(formatMessage(text, { count: 2, name: 'Bram' }, 'nl-NL')).toBe('2 regels van Bram');
  });

  it('refuses a broken text', () => {
    expect(() => formatMessage('Dag {name', { name: 'x' }, 'nl-NL')).toThrow('Unclosed');
    expect(() => formatMessage('{n, plural, one {x}}', { n: 2 }, 'nl-NL')).toThrow('other');
  });
});

it('names the values that a text asks for', () => {
  expect(placeholdersOf('{b} en {count, plural, one {#} other {# {a}}}')).toEqual(['a', 'b', 'count']);
});
