import { boardToNodes, sizeOf } from '@verbindbord/client/src/canvas/boardToNodes.ts';
import { dropMeaning } from '@verbindbord/client/src/canvas/dropMeaning.ts';
import { focusOrder } from '@verbindbord/client/src/canvas/focusOrder.ts';
import { layOutWorld } from '@verbindbord/client/src/canvas/world.ts';
import { addConnection, removeConnection } from '@verbindbord/shared/board/connection.ts';
import { boardAt } from '@verbindbord/shared/board/moment.ts';
import { type Board, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import {
  addStakeholder,
  moveStakeholder,
  removeStakeholder,
  setSeat,
} from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS, DOMAINS, DRIVER_IDS, RING_IDS, SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import { MOMENT_IDS } from '@verbindbord/shared/content/lens.ts';
import { freePlaceFor } from '@verbindbord/shared/map/freePlace.ts';
import { type Meaning, meaningOf, type Place } from '@verbindbord/shared/map/place.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Chance, chanceOf, seedOf, sizeOf as size } from '../proof.ts';

const wheel = standardWheel(evenSectors);
const OPERATIONS = size('VIEWS_OPERATIONS', 1000);

/** Where the list puts a card that should mean this; the same as its forms ask for. */
function fromList(board: Board, id: string, name: string, meaning: Meaning): Place {
  const taken = Object.values(board.stakeholders)
    .filter((other) => other.id !== id)
    .map((other) => ({ place: other.place, size: sizeOf(other.name) }));
  return freePlaceFor(meaning, taken, wheel, sizeOf(name));
}

/** Where a card comes to lie that is let go on the canvas at the point of a place. */
function fromCanvas(board: Board, id: string, place: Place): Place {
  const layout = layOutWorld(board, new Map());
  const { act } = dropMeaning({ kind: 'stakeholder', id }, wheel.pointOf(place), layout, wheel);
  if (act.act !== 'toMap') throw new Error(`${id} was let go outside of the map`);
  return act.place;
}

/** How a view makes a place of the one that is meant. */
type View = (board: Board, id: string, place: Place) => Place;
type Operation = (doc: Y.Doc, view: View) => void;

/** One operation on a board; its choices are made here, so that both views have the same. */
function operation(chance: Chance, board: Board, count: number): Operation {
  const ids = [...Object.keys(board.stakeholders), 'nobody'];
  const domain = chance.oneOf(DOMAIN_IDS);
  const meaning: Meaning = {
    domain,
    driver: chance.oneOf(DOMAINS[domain].drivers).id,
    ring: chance.oneOf(RING_IDS),
  };
  const [one, other] = [chance.oneOf(ids), chance.oneOf(ids)];
  const kind = chance.between(1, 20);
  if (kind <= 10) {
    const moment = chance.oneOf(MOMENT_IDS);
    const shown = boardAt(board, moment);
    const place = fromList(shown, one, board.stakeholders[one]?.name ?? '', meaning);
    return (doc, view) =>
      moveStakeholder(doc, one, view(boardAt(readBoard(doc), moment), one, place), moment);
  }
  if (kind <= 13) {
    const [id, name] = [`p${count}`, `Partij ${count}`];
    const place = fromList(board, id, name, meaning);
    return (doc, view) => void addStakeholder(doc, { id, name, place: view(readBoard(doc), id, place) });
  }
  if (kind <= 17) {
    const driver = chance.oneOf(DRIVER_IDS);
    return (doc) => void addConnection(doc, { id: `c${count}`, from: one, to: other, driver });
  }
  const seat = chance.oneOf(SEAT_IDS);
  const connection = chance.oneOf([...Object.keys(board.connections), 'none']);
  if (kind === 18) return (doc) => setSeat(doc, one, seat);
  if (kind === 19) return (doc) => removeConnection(doc, connection);
  return (doc) => removeStakeholder(doc, one);
}

/** The board with its places as far as anybody can see. */
function seen(board: Board): unknown {
  return JSON.parse(
    JSON.stringify(board, (_key, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
    ),
  );
}

function cardsOf(board: Board) {
  const nodes = boardToNodes(board, wheel, layOutWorld(board, new Map()), focusOrder(board));
  return nodes.map(({ id, position, width, measured }) => ({ id, position, width, measured }));
}

test(`${OPERATIONS} operations through the list, the canvas or either give the same board`, () => {
  const chance = chanceOf(seedOf('VIEWS_SEED'));
  const where = `VIEWS_SEED=${chance.seed}`;
  const [list, canvas, either] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const keep: View = (_board, _id, place) => place;
  for (const doc of [list, canvas, either]) {
    addStakeholder(doc, { id: 'p0', name: 'VNG', place: { domain: 'bestuur', lean: 0.2, reach: 0.4 } });
  }
  for (let count = 1; count <= OPERATIONS; count++) {
    const act = operation(chance, readBoard(list), count);
    act(list, keep);
    act(canvas, fromCanvas);
    act(either, chance.percent(50) ? keep : fromCanvas);
  }
  const board = readBoard(list);
  expect(Object.keys(board.stakeholders).length, where).toBeGreaterThan(OPERATIONS / 40);
  expect(seen(readBoard(canvas)), where).toEqual(seen(board));
  expect(seen(readBoard(either)), where).toEqual(seen(board));

  // What the list says of a card, the canvas says at its point, at every moment.
  for (const moment of MOMENT_IDS) {
    const shown = boardAt(board, moment);
    for (const { id, place } of Object.values(shown.stakeholders)) {
      const again = wheel.placeAt(wheel.pointOf(place));
      expect(again && meaningOf(again), `${id} ${moment}, ${where}`).toEqual(meaningOf(place));
    }
  }
});

test('two screens lay out the same board in the same way, whatever order its changes came in', () => {
  const chance = chanceOf(seedOf('VIEWS_SEED'));
  const where = `VIEWS_SEED=${chance.seed}`;
  const maker = new Y.Doc();
  const updates: Uint8Array[] = [];
  maker.on('update', (update: Uint8Array) => updates.push(update));
  addStakeholder(maker, { id: 'p0', name: 'VNG', place: { domain: 'bestuur', lean: 0.2, reach: 0.4 } });
  for (let count = 1; count <= 150; count++) {
    operation(chance, readBoard(maker), count)(maker, (_board, _id, place) => place);
  }
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  for (const update of updates) Y.applyUpdate(one, update);
  for (const update of updates.toSorted(() => (chance.percent(50) ? 1 : -1))) Y.applyUpdate(other, update);
  for (const moment of MOMENT_IDS) {
    const [a, b] = [boardAt(readBoard(one), moment), boardAt(readBoard(other), moment)];
    expect(cardsOf(b), `${moment}, ${where}`).toEqual(cardsOf(a));
    expect(focusOrder(b), `${moment}, ${where}`).toEqual(focusOrder(a));
  }
});
