import { describe, expect, test } from 'vitest';
import { asLine, nameKey } from './names.ts';
import { joinRequest } from './requests.ts';

describe('a name', () => {
  test.each([
    [' Karin  de\tBoer\n', 'Karin de Boer'],
    ['Ka\u200brin\u00ad', 'Karin'],
    ['\u202enirak', 'nirak'],
    ['Rene\u0301', 'René'],
    ['Zoë 👩🏽‍💻 👨‍👩‍👧', 'Zoë 👩🏽‍💻 👨‍👩‍👧'],
    ['Ka\u200drin', 'Karin'],
    ['Юлия', 'Юлия'],
    ['a\u0300\u0301\u0302\u0303\u0304\u0305', 'à\u0301\u0302\u0303'],
    ['\ud800x', '\ufffdx'],
  ])('%j stands on the screen as %j', (given, shown) => {
    expect(asLine(given)).toBe(shown);
  });

  test.each(['\u200b', '\u3164', '\u2800 \u00a0', '\u202e\n'])('%j is none', (given) => {
    expect(joinRequest.safeParse({ name: given }).success).toBe(false);
  });

  test('is the same as one that people would take for it', () => {
    const karin = nameKey('Karin');
    for (const other of ['karin ', 'KARIN', 'Kаrin', 'Κarin', 'Ｋarin', 'Kar\u200bin']) {
      expect(nameKey(other)).toBe(karin);
    }
    for (const other of ['Karina', 'Karen', 'Karin 2', 'constructor']) expect(nameKey(other)).not.toBe(karin);
  });
});
