import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { KINDS } from '@verbindbord/shared/board/roots.ts';
import { evenSectors } from '@verbindbord/shared/map/sectors.ts';
import { renderMap } from '@verbindbord/shared/map/svg/renderMap.ts';
import { standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { buildReport } from '@verbindbord/shared/report/buildReport.ts';
import { readExport } from '@verbindbord/shared/report/exportFile.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { NO_ROUND, type SessionState } from '@verbindbord/shared/session/state.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemClock } from '../../server/src/clock.ts';
import { type Author, Gate } from '../../server/src/documents/gate/Gate.ts';
import { emptyDocument, shapeOf } from '../../server/src/documents/gate/shape.ts';
import { renderExport } from '../../server/src/export/formats.ts';

const anna: Author = { participant: 'Anna', may: () => true, closed: NOTHING_CLOSED };
const shape = shapeOf({ kind: 'board' });
const options = { names: true, assumptions: true };
const programme = programmeOf('internal', 'nl');
const state: SessionState = {
  code: 'AAAABBBB',
  title: 'Wijkaanpak',
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
};

/** Names that every object of JavaScript has already, and names that are none. */
const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b', '', 'x'.repeat(129));
/** A plain object whose keys are really its own, also '__proto__'. */
const plain = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 };
const value = fc.oneof(
  name,
  fc.constantFrom<unknown>(
    null,
    true,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e300,
    '\ud800',
    place,
    { ...place, more: [[['x']]] },
    plain([['__proto__', place]]),
    { ...place, domain: 'constructor' },
    evenSectors,
    { ...evenSectors, start: 1e300 },
    [],
  ),
  fc
    .record({
      kind: fc.oneof(name, fc.constantFrom('pair', 'note', 'stakeholder', 'line', 'import')),
      id: name,
    })
    .map(({ kind, id }) => ({ kind, id, label: id, pair: id, line: id, note: id, stakeholder: id })),
);
const FIELDS = [
  'name,place,seat,interest,origin',
  'from,to,driver,wished,ties,strengthNow,boundaries,due,obstacle',
  'sheet,cluster,text,order,origin',
  'sheet,name,order',
  'title,step,order',
  'text,reason,from,order,followUp',
  'on,text,at,origin',
].map((names) => names.split(','));
const thing = fc
  .constantFrom('stakeholders', 'connections', 'notes', 'clusters', 'sheets', 'parkedIssues', 'comments')
  .chain((kind) => {
    const fields = FIELDS[KINDS.indexOf(kind as (typeof KINDS)[number])] ?? [];
    const values = fc.tuple(...fields.map((field) => value.map((given) => [field, given] as const)));
    return fc.record({ kind: fc.constant(kind), id: name, values });
  });

test('whatever the gate lets pass can be read, drawn, exported and opened again', () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 12 }), value, (things, setting) => {
      const doc = emptyDocument(shape);
      const known = { writers: [], retired: new Map(), clock: systemClock };
      const gate = new Gate(shape, () => [Y.encodeStateAsUpdate(doc)], known);
      const put = (write: (client: Y.Doc) => void): void => {
        const client = new Y.Doc();
        Y.applyUpdate(client, Y.encodeStateAsUpdate(doc));
        client.transact(() => write(client));
        const admission = gate.admit(Y.encodeStateAsUpdate(client, Y.encodeStateVector(doc)), anna);
        if (admission.ok && admission.changes) Y.applyUpdate(doc, admission.changes);
      };
      for (const { kind, id, values } of things) {
        put((client) => client.getMap(kind).set(id, new Y.Map(values)));
      }
      put((client) => client.getMap('settings').set('sectors', setting));

      const board = readBoard(doc);
      const loaded = new Y.Doc();
      Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc));
      expect(readBoard(loaded)).toEqual(board);
      for (const format of ['md', 'csv'] as const) renderExport(format, { state, board, options });
      const { map } = buildReport(state, board, options);
      renderMap({
        wheel: standardWheel(map.sectors),
        language: 'nl',
        title: '',
        hub: { title: '' },
        cards: map.cards,
        connections: map.connections,
        cardStyle: 'numbered',
      });
      const { content } = renderExport('json', { state, board, options });
      expect(readExport(JSON.parse(content))).toMatchObject({ ok: true });
    }),
    { numRuns: 300 },
  );
});
