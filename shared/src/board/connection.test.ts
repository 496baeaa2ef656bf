import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { middleOf } from '../map/place.ts';
import {
  addConnection,
  CONNECTION_FIELDS,
  setConnectionBoundaries,
  setConnectionDue,
  setConnectionStrength,
  setConnectionTies,
} from './connection.ts';
import { readBoard } from './readBoard.ts';
import { insert, rootOf, sharedText } from './roots.ts';
import { addStakeholder } from './stakeholder.ts';

const place = middleOf({ domain: 'bestuur', driver: 'consensus', ring: 'table' });

function twoConnected(): { readonly doc: Y.Doc; readonly read: () => unknown } {
  const doc = new Y.Doc();
  for (const id of ['a', 'b']) addStakeholder(doc, { id, name: id, place });
  addConnection(doc, { id: 'c', from: 'a', to: 'b', driver: 'result' });
  return { doc, read: () => readBoard(doc).connections.c };
}

test('a connection keeps what connects, what makes it hard, its strength and the day of its next step', () => {
  const { doc, read } = twoConnected();
  setConnectionTies(doc, 'c', ['people', 'content']);
  setConnectionBoundaries(doc, 'c', ['disciplines', 'social', 'physical']);
  setConnectionStrength(doc, 'c', 'strengthNow', 'weak');
  setConnectionStrength(doc, 'c', 'strengthWanted', 'strong');
  setConnectionDue(doc, 'c', '2027-02-28');
  const full = {
    ties: ['content', 'people'],
    boundaries: ['physical', 'social', 'disciplines'],
    strengthNow: 'weak',
    strengthWanted: 'strong',
    due: '2027-02-28',
  };
  expect(read()).toMatchObject(full);
  setConnectionDue(doc, 'c', '2027-02-30');
  expect(read()).toMatchObject(full);
  const size = Y.encodeStateAsUpdate(doc).length;
  setConnectionTies(doc, 'c', ['content', 'people']);
  setConnectionBoundaries(doc, 'c', ['physical', 'social', 'disciplines']);
  setConnectionDue(doc, 'c', '2027-02-28');
  expect(Y.encodeStateAsUpdate(doc).length).toBe(size);
});

test('a connection of before has nothing of these, and what is none of them reads as nothing', () => {
  const { doc } = twoConnected();
  insert(doc, 'connections', 'old', {
    from: 'a',
    to: 'b',
    driver: 'consensus',
    wished: true,
    obstacle: sharedText('ver weg'),
    nextStep: '',
    owner: '',
  });
  const nothing = {
    obstacle: 'ver weg',
    ties: [],
    boundaries: [],
    strengthNow: 'unknown',
    strengthWanted: 'unknown',
    due: '',
    mergedInto: null,
  };
  expect(readBoard(doc).connections.old).toMatchObject(nothing);
  const old = rootOf(doc, 'connections').get('old');
  old?.set('ties', 'content');
  old?.set('boundaries', ['walls']);
  old?.set('strengthNow', 5);
  old?.set('due', 'volgende week');
  expect(readBoard(doc).connections.old).toMatchObject(nothing);
});

describe('the rules of its fields', () => {
  const tidy = (name: 'ties' | 'boundaries' | 'due' | 'strengthNow', given: unknown): unknown => {
    const rule = CONNECTION_FIELDS[name];
    return rule.kind === 'value' ? rule.tidy(given) : rule;
  };

  test('take a choice as it stands, in its order and each once', () => {
    const ties = ['content', 'people'];
    expect(tidy('ties', ties)).toBe(ties);
    expect(tidy('ties', ['people', 'content'])).toEqual(ties);
    expect(tidy('ties', ['people', 'people', 'content'])).toEqual(ties);
  });

  test('refuse what is no choice and what is no day', () => {
    for (const given of [null, 'content', { 0: 'content' }, ['walls'], Array(9).fill('people')]) {
      expect(tidy('ties', given)).toBeUndefined();
    }
    for (const given of [null, '2027-02-30', '2027-13-01', '27-01-01', '2027-01-01T00:00', 20270101]) {
      expect(tidy('due', given)).toBeUndefined();
    }
    expect(tidy('due', '2028-02-29')).toBe('2028-02-29');
    expect(tidy('due', '')).toBe('');
  });

  test('take a file of before', () => {
    expect(tidy('ties', undefined)).toEqual([]);
    expect(tidy('boundaries', undefined)).toEqual([]);
    expect(tidy('strengthNow', undefined)).toBe('unknown');
    expect(tidy('due', undefined)).toBe('');
  });
});
