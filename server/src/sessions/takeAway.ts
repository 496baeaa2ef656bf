import { type Fields, type Kind, rootOf } from '@verbindbord/shared/board/roots.ts';
import { BOARD_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import * as Y from 'yjs';
import { type AuthorOf, fieldItem, makerOf, runsOf } from '../documents/authors.ts';
import type { Written } from '../documents/gate/Gate.ts';
import { emptyDocument } from '../documents/gate/shape.ts';
import type { OwnWork } from '../documents/LiveDocument.ts';
import { boardChange } from './boardChange.ts';

/** What people make on the board. Sheets are the questions of the session, whoever added them. */
const MADE: readonly Kind[] = [
  'notes',
  'stakeholders',
  'connections',
  'clusters',
  'parkedIssues',
  'comments',
];

export interface TakenAway {
  /** Null when there is nothing to take away. */
  readonly update: Uint8Array | null;
  /** What goes, as a board of its own. */
  readonly work: Uint8Array;
  readonly things: number;
  /** How many of their things stay: others wrote in them, or built on them. */
  readonly kept: number;
}

/** How many things on a board are whose. */
export function countMade({ doc, authorOf }: Written): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of MADE) {
    for (const fields of rootOf(doc, kind).values()) {
      const maker = makerOf(fields, authorOf);
      if (maker !== null) counts[maker] = (counts[maker] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * Takes all that one person made from a board. Who made what is what the server saw, not what a thing says of itself.
 * Nothing of others goes: a thing in which others wrote stays whole, and so does what others drew a connection to,
 * parked or said something of. What this person changed in things of others stays changed.
 */
export function takeAway({ doc, authorOf }: Written, person: string): TakenAway {
  const made = MADE.flatMap((kind) =>
    [...rootOf(doc, kind)]
      .filter(([, fields]) => makerOf(fields, authorOf) === person)
      .map(([id, fields]) => ({ kind, id, fields })),
  );
  const builtOn = whatOthersBuiltOn(doc, (fields) => makerOf(fields, authorOf) === person);
  const going = made.filter(
    ({ id, fields }) => !builtOn.has(id) && !hasWordsOfOthers(fields, person, authorOf),
  );
  const update = boardChange(doc, (board) => {
    for (const { kind, id } of going) rootOf(board, kind).delete(id);
  });
  const work = emptyDocument(BOARD_SCHEMA);
  work.transact(() => {
    for (const { kind, id, fields } of going) rootOf(work, kind).set(id, fields.clone());
  });
  const bytes = Y.encodeStateAsUpdate(work);
  work.destroy();
  return {
    update,
    work: bytes,
    things: going.length,
    kept: made.length - going.length,
  };
}

/**
 * Puts what was taken away on the board again, as it was and as the work of who made it; beside it stays what others
 * did since. Null when all of it is there.
 */
export function giveBack({ doc }: Written, bytes: Uint8Array, person: string): OwnWork | null {
  const work = emptyDocument(BOARD_SCHEMA);
  Y.applyUpdate(work, bytes);
  let client = 0;
  const update = boardChange(doc, (board) => {
    client = board.clientID;
    for (const kind of MADE) {
      for (const [id, fields] of rootOf(work, kind)) {
        if (!rootOf(board, kind).has(id)) rootOf(board, kind).set(id, fields.clone());
      }
    }
  });
  work.destroy();
  return update && { update, onBehalf: new Map([[client, person]]) };
}

/** The ends of connections of others, and what others parked or said something of. */
function whatOthersBuiltOn(doc: Y.Doc, isOwn: (fields: Fields) => boolean): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  for (const fields of rootOf(doc, 'connections').values()) {
    if (!isOwn(fields)) ids.add(fields.get('from')).add(fields.get('to'));
  }
  for (const fields of rootOf(doc, 'parkedIssues').values()) {
    const from = fields.get('from') as { readonly id?: unknown } | null | undefined;
    if (from && !isOwn(fields)) ids.add(from.id);
  }
  for (const fields of rootOf(doc, 'comments').values()) if (!isOwn(fields)) ids.add(fields.get('on'));
  return ids;
}

/** Words: letters of a text, and short texts. Where something lies, and the like, is not what somebody wrote. */
function hasWordsOfOthers(fields: Fields, person: string, authorOf: AuthorOf): boolean {
  const isOther = (item: Y.Item | null): boolean => {
    const author = item && authorOf(item.id.client);
    return author !== null && author !== person;
  };
  return [...fields].some(([name, value]) => {
    if (value instanceof Y.Text) return (runsOf(value) ?? []).some(({ item }) => isOther(item));
    return isLabel(name) && value !== '' && isOther(fieldItem(fields, name));
  });
}

const LABELS: ReadonlySet<string> = new Set(
  MADE.flatMap((kind) =>
    [...(BOARD_SCHEMA.get(kind)?.fields ?? [])].flatMap(([name, rule]) =>
      rule.kind === 'value' && rule.max !== undefined ? [name] : [],
    ),
  ),
);

function isLabel(name: string): boolean {
  return LABELS.has(name);
}
