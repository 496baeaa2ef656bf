import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '../activities/blocks.ts';
import { findingKey, readMap } from '../analysis/readMap.ts';
import { addConnection } from '../board/connection.ts';
import { readBoard } from '../board/readBoard.ts';
import { addStakeholder } from '../board/stakeholder.ts';
import { findingsSection } from './findingsReport.ts';

function board() {
  const doc = new Y.Doc();
  const raad = { domain: 'politiek', lean: 0.2, reach: 0.3 } as const;
  addStakeholder(doc, { id: 'raad', name: 'Raad', seat: 'present', place: raad });
  addStakeholder(doc, { id: 'krant', name: 'Krant', place: { domain: 'media', lean: 0.2, reach: 0.8 } });
  addConnection(doc, { id: 'c', from: 'raad', to: 'krant', driver: 'consensus' });
  return readBoard(doc);
}

function linesOf(section: Block | null): readonly string[] {
  if (section?.type === 'lines') return section.lines;
  return section?.type === 'section' ? section.blocks.flatMap(linesOf) : [];
}

test('tells everything that stands out, each under what it is, and nothing that was put aside', () => {
  const all = readMap(board());
  expect(linesOf(findingsSection(board(), [], 'nl'))).toHaveLength(all.length);
  expect(linesOf(findingsSection(board(), [], 'nl'))).toEqual(
    expect.arrayContaining(['Raad → Krant: consensus', 'Krant', 'contrast: Raad', 'Burger']),
  );
  const missing = all.filter(({ kind }) => kind === 'missing').map(findingKey);
  expect(linesOf(findingsSection(board(), missing, 'en'))).toHaveLength(all.length - 1);
  expect(findingsSection(board(), all.map(findingKey), 'nl')).toBeNull();
});
