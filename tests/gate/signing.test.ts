import { addLine, lineText, markNoted, markShared, removeLine } from '@verbindbord/shared/board/worksheet.ts';
import type { May } from '@verbindbord/shared/session/permissions.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Guarded } from './Guarded.ts';

const signing: May = () => 'signed';
const everything: May = () => true;
const refused = { ok: false, reason: 'notAllowed' };
const about = { question: 'question-1', caseOf: 'anna' };

let sheet: Guarded;
beforeEach(() => {
  sheet = new Guarded({ kind: 'pair', pair: 'een' });
});

/** What somebody does on the worksheet as it is, in one change; it is kept only when it is let in. */
function write(who: string, may: May, change: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(sheet.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return sheet.admit(Y.encodeStateAsUpdate(doc, before), who, may);
}

function lineOf(who: string, may: May, given: Partial<Parameters<typeof addLine>[1]> = {}): string {
  let id = '';
  const outcome = write(who, may, (doc) => {
    id = addLine(doc, { ...about, text: 'zo', ...given });
  });
  expect(outcome.ok).toBe(true);
  return id;
}

const noted = (id: string): unknown => sheet.doc.getMap<Y.Map<unknown>>('lines').get(id)?.get('notedBy');
const setNoted = (id: string, value: unknown) => (doc: Y.Doc) =>
  doc.getMap<Y.Map<unknown>>('lines').get(id)?.set('notedBy', value);

describe('who writes for others', () => {
  test('puts the own name under a line, or writes none', () => {
    expect(noted(lineOf('karin', signing, { notedBy: 'karin' }))).toBe('karin');
    for (const notedBy of [null, 'joost']) {
      expect(write('karin', signing, (doc) => addLine(doc, { ...about, notedBy }))).toEqual(refused);
    }
    const without = (doc: Y.Doc): unknown => doc.getMap('lines').set('x', new Y.Map([['order', 1]]));
    expect(write('karin', signing, without)).toEqual(refused);
    expect(sheet.doc.getMap('lines').size).toBe(1);
  });

  test('changes no letter of the pair without the own name under it', () => {
    const id = lineOf('anna', everything);
    expect(write('karin', signing, (doc) => lineText(doc, id)?.insert(0, 'X'))).toEqual(refused);
    expect(write('karin', signing, (doc) => lineText(doc, id)?.delete(0, 1))).toEqual(refused);
    const both = write('karin', signing, (doc) => {
      markNoted(doc, id, 'karin');
      lineText(doc, id)?.insert(2, ' dus');
    });
    expect(both.ok).toBe(true);
    expect(write('karin', signing, (doc) => lineText(doc, id)?.delete(0, 1)).ok).toBe(true);
    expect([noted(id), lineText(sheet.doc, id)?.toString()]).toEqual(['karin', 'o dus']);
  });

  test('takes away only what was written for the pair', () => {
    const theirs = lineOf('anna', everything);
    const own = lineOf('karin', signing, { notedBy: 'karin' });
    expect(write('karin', signing, (doc) => removeLine(doc, theirs))).toEqual(refused);
    expect(write('karin', signing, (doc) => removeLine(doc, own)).ok).toBe(true);
  });

  test('may share a line of the pair, which changes no word of it', () => {
    const id = lineOf('anna', everything);
    expect(write('karin', signing, (doc) => markShared(doc, id, 'note')).ok).toBe(true);
    expect(noted(id)).toBeNull();
  });

  test('cannot take the own name away again, or put another one there', () => {
    const id = lineOf('karin', signing, { notedBy: 'karin' });
    for (const value of [null, '', 'joost']) {
      expect(write('karin', signing, setNoted(id, value))).toEqual(refused);
    }
    const erase = (doc: Y.Doc): unknown => doc.getMap<Y.Map<unknown>>('lines').get(id)?.delete('notedBy');
    expect(write('karin', signing, erase)).toEqual(refused);
    expect(write('joost', signing, setNoted(id, 'joost')).ok).toBe(true);
  });
});

describe('the members of the pair', () => {
  test('write in a line that was written for them, share it and take it away', () => {
    const id = lineOf('karin', signing, { notedBy: 'karin' });
    expect(write('anna', everything, (doc) => lineText(doc, id)?.insert(0, 'X')).ok).toBe(true);
    expect(write('anna', everything, (doc) => markShared(doc, id, 'note')).ok).toBe(true);
    expect(noted(id)).toBe('karin');
    expect(write('anna', everything, (doc) => removeLine(doc, id)).ok).toBe(true);
  });

  test('put no name under a line, and take none away', () => {
    const id = lineOf('karin', signing, { notedBy: 'karin' });
    const own = lineOf('anna', everything);
    const erase = (doc: Y.Doc): unknown => doc.getMap<Y.Map<unknown>>('lines').get(id)?.delete('notedBy');
    for (const change of [setNoted(id, null), setNoted(id, 'anna'), erase, setNoted(own, 'anna')]) {
      expect(write('anna', everything, change)).toEqual(refused);
    }
    expect(write('anna', everything, (doc) => addLine(doc, { ...about, notedBy: 'karin' }))).toEqual(refused);
  });

  test('take it away with what stood there, in one change', () => {
    const id = lineOf('karin', signing, { notedBy: 'karin' });
    const change = (doc: Y.Doc): void => {
      lineText(doc, id)?.insert(0, 'X');
      removeLine(doc, id);
    };
    expect(write('anna', everything, change).ok).toBe(true);
  });
});
