import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { insert } from '@verbindbord/shared/board/roots.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { NO_ROUND } from '@verbindbord/shared/session/state.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { renderExport } from '../../server/src/export/formats.ts';

const MANY = 5000;

/** As much of everything as the gate lets anybody put on a board, each thing hanging on another. */
function fullBoard() {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let n = 0; n < MANY; n++) {
      const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 };
      const mergedInto = n % 3 === 0 && n > 0 ? `p${n - 1}` : null;
      insert(doc, 'stakeholders', `p${n}`, { name: `Partij ${n}`, place, mergedInto });
      insert(doc, 'connections', `c${n}`, { from: `p${n}`, to: `p${(n + 1) % MANY}`, driver: 'result' });
      insert(doc, 'sheets', `s${n}`, { title: `Vel ${n}`, order: n });
      insert(doc, 'clusters', `g${n}`, { name: `Groep ${n}`, sheet: `s${n}`, order: n });
      insert(doc, 'notes', `n${n}`, { text: 'geld', sheet: `s${n}`, cluster: `g${n}`, order: n });
      const kind = n % 2 === 0 ? 'stakeholder' : 'note';
      insert(doc, 'parkedIssues', `i${n}`, {
        text: 'later',
        from: { kind, id: `${kind === 'note' ? 'n' : 'p'}${n}` },
      });
    }
  });
  return readBoard(doc);
}

test('the fullest board there can be is exported before anybody else thinks that the server is gone', () => {
  const board = fullBoard();
  const programme = programmeOf('internal', 'nl');
  const state = {
    code: 'AAAABBBB',
    title: 'Vol',
    language: 'nl',
    createdAt: 0,
    version: 1,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme,
    step: programme[0]?.id ?? '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster: [],
    round: NO_ROUND,
  } as const;
  const options = { names: true, assumptions: true };
  for (const format of ['json', 'md', 'csv'] as const) {
    const start = performance.now();
    const { content } = renderExport(format, { state, board, options });
    // Far above what it takes, far below what it took when each thing was looked up among all others.
    expect(performance.now() - start).toBeLessThan(5000);
    for (const one of ['p', 'c', 's', 'g', 'n', 'i']) expect(content).toContain(`${one}${MANY - 1}`);
  }
});
