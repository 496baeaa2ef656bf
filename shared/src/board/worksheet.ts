import * as Y from 'yjs';
import { type FieldRules, flag, number, optionalReference, reference, text } from './fields.ts';
import { readFlag, readNumber, readReference, readText } from './read.ts';
import { byOrder } from './readBoard.ts';
import { type Fields, newId, setField } from './roots.ts';

/**
 * The worksheet of one pair: the document `pair/<id>`, with one root map `lines` from id to line. It is sent to
 * the members of the pair and to nobody else; what goes to the plenary board is copied there line by line.
 */
export interface Line {
  readonly id: string;
  /** The question of the step that the line answers (id of the question). */
  readonly question: string;
  /** The participant whose case the line is about. */
  readonly caseOf: string;
  readonly text: string;
  readonly order: number;
  /** The note on the flip chart that the line was shared as, or null. */
  readonly sharedAs: string | null;
  /** The parked issue that the line was parked as, or null. */
  readonly parkedAs: string | null;
  /** It stays with the pair: it is not shared, and no harvest takes it. */
  readonly stays: boolean;
  /** The participant who wrote the line down for the pair, or null: its members did. The gate sees that it is true. */
  readonly notedBy: string | null;
}

export const LINE_FIELDS: FieldRules<Line> = {
  question: reference(),
  caseOf: reference(),
  text: text(),
  order: number(),
  sharedAs: optionalReference(),
  parkedAs: optionalReference(),
  stays: flag(),
  notedBy: optionalReference(),
};

function linesOf(doc: Y.Doc): Y.Map<Fields> {
  return doc.getMap<Fields>('lines');
}

function readLine(id: string, fields: Fields): Line {
  return {
    id,
    question: readText(fields, 'question'),
    caseOf: readText(fields, 'caseOf'),
    text: readText(fields, 'text'),
    order: readNumber(fields, 'order'),
    sharedAs: readReference(fields, 'sharedAs'),
    parkedAs: readReference(fields, 'parkedAs'),
    stays: readFlag(fields, 'stays'),
    notedBy: readReference(fields, 'notedBy'),
  };
}

/** All lines in their order. */
export function readWorksheet(doc: Y.Doc): Line[] {
  return [...linesOf(doc)].map(([id, fields]) => readLine(id, fields)).sort(byOrder);
}

/** Adds a line at the end and gives its id. */
export function addLine(
  doc: Y.Doc,
  given: Pick<Line, 'question' | 'caseOf'> & Partial<Pick<Line, 'text' | 'stays' | 'notedBy'>>,
): string {
  const id = newId();
  const fields = new Y.Map<unknown>();
  const last = readWorksheet(doc).at(-1)?.order ?? 0;
  fields.set('question', given.question);
  fields.set('caseOf', given.caseOf);
  fields.set('text', new Y.Text(given.text ?? ''));
  fields.set('order', last + 1);
  fields.set('sharedAs', null);
  fields.set('parkedAs', null);
  fields.set('stays', given.stays ?? false);
  fields.set('notedBy', given.notedBy ?? null);
  linesOf(doc).set(id, fields);
  return id;
}

/** The text of a line, for typing together; null when the line is gone. */
export function lineText(doc: Y.Doc, id: string): Y.Text | null {
  const text = linesOf(doc).get(id)?.get('text');
  return text instanceof Y.Text ? text : null;
}

/** Whether a line may go to the group: something is in it, and the pair does not keep it to itself. */
export function canShare({ text, stays }: Pick<Line, 'text' | 'stays'>): boolean {
  return !stays && text.trim() !== '';
}

/**
 * Whether a harvest takes a line: it may go to the group, and never was there. What was shared or parked once and was
 * taken away since, by whomever, does not come back by itself.
 *
 * @param harvested the ids of lines that a harvest took before
 */
export function isHarvestable(
  line: Line,
  questions: ReadonlySet<string>,
  harvested: ReadonlySet<string>,
): boolean {
  const isNew = line.sharedAs === null && line.parkedAs === null && !harvested.has(line.id);
  return canShare(line) && isNew && questions.has(line.question);
}

/** Has a line stay with the pair, or no longer. What the group has already, does not come back by it. */
export function markStays(doc: Y.Doc, id: string, stays: boolean): void {
  setField(linesOf(doc).get(id) ?? null, 'stays', stays);
}

/** Puts the name of somebody under a line who goes on with it for the pair; whose name is there stays there. */
export function markNoted(doc: Y.Doc, id: string, notedBy: string): void {
  const line = linesOf(doc).get(id);
  if (line && readReference(line, 'notedBy') === null) line.set('notedBy', notedBy);
}

export function markShared(doc: Y.Doc, id: string, note: string | null): void {
  setField(linesOf(doc).get(id) ?? null, 'sharedAs', note);
}

export function markParked(doc: Y.Doc, id: string, issue: string | null): void {
  setField(linesOf(doc).get(id) ?? null, 'parkedAs', issue);
}

export function removeLine(doc: Y.Doc, id: string): void {
  linesOf(doc).delete(id);
}

/** How far a pair is, without a word of what it wrote: the number of lines that hold text. */
export function countLines(doc: Y.Doc): number {
  return readWorksheet(doc).filter((line) => line.text.trim() !== '').length;
}
