import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import {
  addStakeholder,
  moveStakeholder,
  removeStakeholder,
  setSeat,
  setStakeholderLabel,
} from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS, SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import type { Place } from '@verbindbord/shared/map/place.ts';
import { addExcerpt, excerptOf } from '@verbindbord/shared/report/excerpt.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { act, redo, undo, watchUndo } from './undo.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];

const anyPlace: fc.Arbitrary<Place> = fc
  .tuple(
    fc.constantFrom(...DOMAIN_IDS),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.2, max: 0.9, noNaN: true }),
  )
  .map(([domain, lean, reach]) => ({ domain, lean, reach }));
const anySet = fc.subarray(IDS, { minLength: 2 });

/** What one person does with several at once, as `actions.ts` does it. */
const ownAct = fc.oneof(
  fc.record({ act: fc.constant('move' as const), ids: anySet, place: anyPlace }),
  fc.record({ act: fc.constant('seat' as const), ids: anySet, seat: fc.constantFrom(...SEAT_IDS) }),
  fc.record({ act: fc.constant('copy' as const), ids: anySet }),
  fc.record({ act: fc.constant('remove' as const), ids: anySet }),
);
/** What somebody else does meanwhile: to what was there and, by `copy`, to what the first person made. */
const othersAct = fc.record({
  act: fc.constantFrom('move', 'seat', 'rename', 'type', 'connect', 'remove', 'add'),
  which: fc.nat(),
  other: fc.nat(),
  place: anyPlace,
  seat: fc.constantFrom(...SEAT_IDS),
  word: fc.constantFrom('Gemeente', 'GGD', 'Waterschap'),
});

type OwnAct = typeof ownAct extends fc.Arbitrary<infer A> ? A : never;
type OthersAct = typeof othersAct extends fc.Arbitrary<infer A> ? A : never;

function doOwn(doc: Y.Doc, given: OwnAct): void {
  if (given.act === 'copy') {
    addExcerpt(doc, excerptOf(readBoard(doc), given.ids));
    return;
  }
  for (const id of given.ids) {
    if (given.act === 'move') moveStakeholder(doc, id, given.place);
    else if (given.act === 'seat') setSeat(doc, id, given.seat);
    else removeStakeholder(doc, id);
  }
}

/** Does it, and gives what must be found on the board for as long as nobody undoes or overwrites this. */
function doOther(doc: Y.Doc, given: OthersAct, count: number): Claim {
  const ids = [...rootOf(doc, 'stakeholders').keys()].sort();
  const id = ids[given.which % ids.length] ?? '';
  const other = ids[given.other % ids.length] ?? '';
  switch (given.act) {
    case 'move':
      moveStakeholder(doc, id, given.place);
      return { key: `${id} place`, holds: (board) => same(board.stakeholders[id]?.place, given.place) };
    case 'seat': {
      const was = readBoard(doc).stakeholders[id]?.seat;
      setSeat(doc, id, given.seat);
      // Who sets what is there already has done nothing.
      if (was === given.seat) return NOTHING;
      return { key: `${id} seat`, holds: (board) => board.stakeholders[id]?.seat === given.seat };
    }
    case 'rename': {
      const name = `${given.word} ${count}`;
      setStakeholderLabel(doc, id, 'name', name);
      return { key: `${id} name`, holds: (board) => board.stakeholders[id]?.name === name };
    }
    case 'type': {
      const words = `${given.word} ${count}.`;
      textField(doc, 'stakeholders', id, 'interest')?.insert(0, words);
      return {
        key: `${id} words ${count}`,
        holds: (board) => board.stakeholders[id]?.interest.includes(words) === true,
      };
    }
    case 'connect': {
      const connection = addConnection(doc, { from: id, to: other, driver: 'emotion' });
      if (connection === null) return NOTHING;
      return { key: connection, holds: (board) => connection in board.connections };
    }
    case 'remove':
      removeStakeholder(doc, id);
      return { key: `removed ${id}`, holds: (board) => !(id in board.stakeholders) };
    case 'add': {
      const added = addStakeholder(doc, { name: given.word, place: given.place });
      return { key: `added ${added}`, holds: (board) => added in board.stakeholders };
    }
  }
}

interface Claim {
  readonly key: string;
  readonly holds: (board: ReturnType<typeof readBoard>) => boolean;
}
const NOTHING: Claim = { key: '', holds: () => true };

function same(one: Place | undefined, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The boards of two people who hear each other when they are told to. */
function twoBoards() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.clientID = 1;
  theirs.clientID = 2;
  const exchange = (): void => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)), 'relay');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), 'relay');
  };
  mine.transact(() => {
    const place = { domain: 'media', lean: 0.4, reach: 0.5 } as const;
    for (const id of IDS) addStakeholder(mine, { id, name: id, place, interest: 'Rust' });
    addConnection(mine, { from: 'a', to: 'b', driver: 'chaos' });
    addConnection(mine, { from: 'c', to: 'd', driver: 'chaos' });
  });
  exchange();
  return { mine, theirs, exchange };
}

test('undoing what was done with several never touches what somebody else did since', () => {
  fc.assert(
    fc.property(
      fc.array(ownAct, { minLength: 1, maxLength: 3 }),
      fc.array(othersAct, { maxLength: 8 }),
      fc.boolean(),
      (own, others, atOnce) => {
        const { mine, theirs, exchange } = twoBoards();
        watchUndo(mine);
        for (const one of own) act(mine, () => doOwn(mine, one));
        if (!atOnce) exchange();
        const claims = new Map<string, Claim>();
        others.forEach((one, count) => {
          if (rootOf(theirs, 'stakeholders').size === 0) return;
          const claim = theirs.transact(() => doOther(theirs, one, count), 'them');
          if (claim.key.startsWith('removed')) {
            // What they took away themselves takes their other work on it along.
            const after = readBoard(theirs);
            for (const [key, { holds }] of claims) if (!holds(after)) claims.delete(key);
          }
          claims.set(claim.key, claim);
        });
        exchange();
        // Of two who set the same thing at the same moment one has lost already.
        const merged = readBoard(mine);
        const removed = own.flatMap((one) =>
          one.act === 'remove' ? one.ids.map((id) => `removed ${id}`) : [],
        );
        const standing = [...claims.values()].filter(
          // What both took away at the same moment comes back with either.
          ({ key, holds }) => holds(merged) && !(atOnce && removed.includes(key)),
        );
        if (!atOnce) expect(standing).toHaveLength(claims.size);
        for (const _ of own) {
          undo();
          const board = readBoard(mine);
          for (const { key, holds } of standing) expect(holds(board), `${key} after undo`).toBe(true);
          for (const { place, name } of Object.values(board.stakeholders)) {
            expect(name).not.toBe('');
            // Where the board shows who has lost its place.
            expect(place.reach).not.toBe(0.8);
          }
        }
        for (const _ of own) {
          redo();
          exchange();
        }
        exchange();
        expect(readBoard(theirs)).toEqual(readBoard(mine));
        watchUndo(null);
      },
    ),
    { numRuns: 250 },
  );
});

test('one undo takes back all of one act with several, and redo does it again', () => {
  fc.assert(
    fc.property(ownAct, (own) => {
      const { mine } = twoBoards();
      watchUndo(mine);
      const before = readBoard(mine);
      act(mine, () => doOwn(mine, own));
      const after = readBoard(mine);
      undo();
      expect(readBoard(mine)).toEqual(before);
      redo();
      expect(readBoard(mine)).toEqual(after);
      watchUndo(null);
    }),
  );
});
