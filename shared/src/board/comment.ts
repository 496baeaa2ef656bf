import type * as Y from 'yjs';
import { composed, type FieldRules, isMoment, moment, nullable, reference, text } from './fields.ts';
import { asOrigin, type Origin } from './origin.ts';
import { readText } from './read.ts';
import type { Board } from './readBoard.ts';
import { type Fields, insert, newId, rootOf, sharedText } from './roots.ts';

/** What somebody said of a card on the map: said beside it, and no part of what the card itself says. */
export interface Comment {
  readonly id: string;
  /** The stakeholder. Of one that was merged it is read at the card that stayed. */
  readonly on: string;
  readonly text: string;
  /** When it was made, in milliseconds of the server's clock: comments are read in this order. */
  readonly at: number;
  /** Who said it. */
  readonly origin: Origin | null;
}

export const COMMENT_FIELDS: FieldRules<Comment> = {
  on: reference(),
  text: text(),
  at: moment(),
  origin: nullable(composed(asOrigin)),
};

export function readComment(id: string, fields: Fields): Comment {
  const at = fields.get('at');
  return {
    id,
    on: readText(fields, 'on'),
    text: readText(fields, 'text'),
    at: isMoment(at) ? at : 0,
    origin: asOrigin(fields.get('origin')),
  };
}

export type NewComment = Partial<Comment> & Pick<Comment, 'on' | 'text' | 'at'>;

/** Says something of a card and gives the id of the comment. */
export function addComment(
  doc: Y.Doc,
  { id = newId(), on, text: words, at, origin = null }: NewComment,
): string {
  insert(doc, 'comments', id, { on, text: sharedText(words), at, origin });
  return id;
}

export function removeComment(doc: Y.Doc, id: string): void {
  rootOf(doc, 'comments').delete(id);
}

type Commented = Pick<Board, 'comments' | 'joined'>;

const NONE: readonly never[] = [];
const byCard = new WeakMap<Commented['comments'], ReadonlyMap<string, readonly Comment[]>>();

/** The comments on a card and on all that was merged into it, oldest first. */
export function commentsOn(board: Commented, stakeholder: string): readonly Comment[] {
  return commentsByCard(board).get(stakeholder) ?? NONE;
}

/** The comments of a board by the card that they are read at; a card without any is not in it. */
export function commentsByCard({ comments, joined }: Commented): ReadonlyMap<string, readonly Comment[]> {
  const known = byCard.get(comments);
  if (known) return known;
  const inOrder = Object.values(comments).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const made = Map.groupBy(inOrder, ({ on }) => joined.stakeholders[on]?.mergedInto ?? on);
  byCard.set(comments, made);
  return made;
}
