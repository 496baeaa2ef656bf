import type { Detail, Item } from '../activities/blocks.ts';
import type { Cluster } from '../board/cluster.ts';
import { type Comment, commentsOn } from '../board/comment.ts';
import type { Connection } from '../board/connection.ts';
import { sourcesOfConnection, sourcesOfStakeholder } from '../board/joining.ts';
import {
  type LeftOver,
  leftOfConnection,
  leftOfOwnConnections,
  leftOfStakeholder,
} from '../board/leftOver.ts';
import { sourcesOf } from '../board/merging.ts';
import { isShifted, placeAt } from '../board/moment.ts';
import { type Note, shownWords } from '../board/note.ts';
import type { Origin } from '../board/origin.ts';
import type { ParkedFrom, ParkedIssue } from '../board/parkedIssue.ts';
import { type Board, byOrder } from '../board/readBoard.ts';
import type { Sheet } from '../board/sheet.ts';
import type { Stakeholder } from '../board/stakeholder.ts';
import { boundaryName } from '../content/boundaries.ts';
import { DOMAINS, DRIVERS, RINGS, SEATS } from '../content/domains.ts';
import type { LensMoment } from '../content/lens.ts';
import type { Language, Localized } from '../content/localized.ts';
import { STRENGTHS, type StrengthId, TIES } from '../content/ties.ts';
import { meaningOf } from '../map/place.ts';
import { dateInWords } from './dates.ts';
import { lensViews, markInWords, placeInWords } from './lensReport.ts';
import type { ReportOptions } from './tree.ts';
import { DETAIL_WORDS, WORDS } from './words.ts';

/** Makes items of the things of one board. */
export interface ItemMaker {
  stakeholder(stakeholder: Stakeholder): Item;
  connection(connection: Connection): Item;
  note(note: Note): Item;
  cluster(cluster: Cluster): Item;
  sheet(sheet: Sheet): Item;
  parkedIssue(issue: ParkedIssue): Item;
  comment(comment: Comment): Item;
}

/** @param order stakeholders in the order of their numbers */
export function itemMaker(
  board: Board,
  order: readonly Stakeholder[],
  language: Language,
  options: ReportOptions,
): ItemMaker {
  const say = (text: Localized): string => text[language];
  const numbers = new Map(order.map(({ id }, index) => [id, index + 1]));
  const nameOf = (id: string): string =>
    (board.stakeholders[id] ?? board.parked.stakeholders[id])?.name || say(WORDS.empty);

  const firstIssues = firstIssuesOf(board);
  const hidden = hiddenConnections(board);
  /** The note or stakeholder that is parked, and what is hidden with it. The first issue about it has it. */
  const behindIssue = ({ id, from }: ParkedIssue): Item[] => {
    if (from === null || firstIssues.get(originKey(from)) !== id) return [];
    const note = from.kind === 'note' ? board.parked.notes[from.id] : undefined;
    if (note) return [{ ...maker.note(note), behind: [] }, ...sourcesOf(board, note.id).map(maker.note)];
    const stakeholder = from.kind === 'stakeholder' ? board.parked.stakeholders[from.id] : undefined;
    if (!stakeholder) return [];
    return [maker.stakeholder(stakeholder), ...(hidden.get(from.id) ?? []).map(maker.connection)];
  };

  /** The words of the line that a note is part of. */
  const lineOf = ({ id }: Note): string => {
    const head = board.merged[id]?.mergedInto ?? null;
    const line = head === null ? undefined : (board.notes[head] ?? board.parked.notes[head]);
    return line === undefined ? '' : line.text.trim() || say(WORDS.empty);
  };

  const marks = new Map(
    lensViews(board, language).map((view) => [
      view.moment,
      new Map(view.marks.map((mark) => [mark.connection, mark] as const)),
    ]),
  );
  const markOf = ({ id, to }: Connection, moment: LensMoment): string => {
    const mark = marks.get(moment)?.get(id);
    return mark ? markInWords(mark, nameOf(to), language) : '';
  };
  const placeThen = (stakeholder: Stakeholder, moment: LensMoment): string =>
    isShifted(stakeholder, moment) ? placeInWords(placeAt(stakeholder, moment), language) : '';

  const printLeft = (left: readonly LeftOver<Detail>[]): string =>
    left
      .filter(({ field }) => field !== 'assumptions' || options.assumptions)
      .map(({ field, words }) => `${say(DETAIL_WORDS[field])}: ${words}`)
      .join('; ');

  /** The name of the card that a stakeholder is part of. */
  const cardOf = ({ id }: Stakeholder): string => {
    const card = board.joined.stakeholders[id]?.mergedInto ?? null;
    return card === null ? '' : nameOf(card);
  };

  /** What was merged into a card, with what those say that the card does not. */
  const mergedWith = (card: Stakeholder): string => {
    const sources = sourcesOfStakeholder(board.joined, card.id).map((source) => {
      const left = printLeft(leftOfStakeholder(source, card));
      const name = source.name || say(WORDS.empty);
      return left === '' ? name : `${name} (${left})`;
    });
    return sources.length === 0 ? '' : [...sources, ...leftOfOwnConnections(card, board.joined)].join('; ');
  };

  /** What was said of a card, with who said it. */
  const saidOf = (card: Stakeholder): string =>
    commentsOn(board, card.id)
      .map(({ text, origin }) => {
        const source = sourceOf(origin, say);
        const words = text.trim() || say(WORDS.empty);
        return source === '' ? words : `${words} (${source})`;
      })
      .join('; ');

  const maker: ItemMaker = {
    stakeholder(stakeholder) {
      const { domain, driver, ring } = meaningOf(stakeholder.place);
      const { organisation, person, role, interest, standpoint, represents, mandate, notes } = stakeholder;
      const details = {
        organisation,
        person,
        role,
        domain: say(DOMAINS[domain].name),
        driver: say(DRIVERS[driver].name),
        ring: say(RINGS[ring]),
        seat: say(SEATS[stakeholder.seat]),
        interest,
        standpoint,
        represents,
        mandate,
        assumptions: options.assumptions ? stakeholder.assumptions : '',
        notes,
        placeBefore: placeThen(stakeholder, 'before'),
        whyBefore: stakeholder.whyBefore,
        placeAfter: placeThen(stakeholder, 'after'),
        whyAfter: stakeholder.whyAfter,
        mergedInto: cardOf(stakeholder),
        merged: mergedWith(stakeholder),
        comments: saidOf(stakeholder),
      };
      const number = numbers.get(stakeholder.id);
      return {
        ...item('stakeholders', stakeholder.id, stakeholder.name, details),
        source: sourceOf(stakeholder.origin, say),
        seat: number === undefined ? null : { number, domain, seat: stakeholder.seat },
        behind: [
          ...sourcesOfStakeholder(board.joined, stakeholder.id).map(maker.stakeholder),
          ...commentsOn(board, stakeholder.id).map(maker.comment),
        ],
      };
    },

    connection(connection) {
      const from = nameOf(connection.from);
      const to = nameOf(connection.to);
      const { wished, strengthNow, strengthWanted, obstacle, nextStep, owner, due } = connection;
      const strength = (id: StrengthId): string => (id === 'unknown' ? '' : say(STRENGTHS[id]));
      return item('connections', connection.id, `${from} → ${to}`, {
        from,
        to,
        driver: say(DRIVERS[connection.driver].name),
        wished: say(wished ? WORDS.wished : WORDS.now),
        strengthNow: wished ? '' : strength(strengthNow),
        strengthWanted: strength(strengthWanted),
        ties: connection.ties.map((id) => say(TIES[id])).join(', '),
        obstacle,
        boundaries: connection.boundaries.map((id) => boundaryName(id, language)).join(', '),
        nextStep,
        owner,
        due: dateInWords(due, language),
        merged: sourcesOfConnection(board.joined, connection.id)
          .map((source) => printLeft(leftOfConnection(source, connection)))
          .filter((left) => left !== '')
          .join('; '),
        lensBefore: markOf(connection, 'before'),
        lensAfter: markOf(connection, 'after'),
      });
    },

    note(note) {
      const details = {
        sheet: board.sheets[note.sheet]?.title ?? '',
        cluster: (note.cluster === null ? undefined : board.clusters[note.cluster]?.name) ?? '',
        mergedInto: lineOf(note),
        original: note.wording === null ? '' : note.text,
        leftOut: note.leftOut ?? '',
      };
      return {
        ...item('notes', note.id, shownWords(note), details),
        source: sourceOf(note.origin, say),
        behind: sourcesOf(board, note.id).map(maker.note),
      };
    },

    cluster(cluster) {
      return item('clusters', cluster.id, cluster.name, { sheet: board.sheets[cluster.sheet]?.title ?? '' });
    },

    sheet(sheet) {
      return item('sheets', sheet.id, sheet.title, {});
    },

    comment(comment) {
      const card = board.joined.stakeholders[comment.on]?.mergedInto ?? comment.on;
      return {
        ...item('comments', comment.id, comment.text, { about: nameOf(card) }),
        source: sourceOf(comment.origin, say),
      };
    },

    parkedIssue(issue) {
      const { reason, table, owner, followUp } = issue;
      const behind = behindIssue(issue);
      const [original] = behind;
      const source =
        issue.from?.kind === 'line'
          ? issue.from.label
          : issue.from?.kind === 'stakeholder'
            ? say(WORDS.fromMap)
            : original
              ? [original.details.sheet, original.source].filter((part) => part).join(', ')
              : '';
      return {
        ...item('parkedIssues', issue.id, issue.text, {
          reason,
          table,
          owner,
          followUp: dateInWords(followUp, language),
        }),
        source,
        behind,
      };
    },
  };
  return maker;
}

function originKey({ kind, id }: ParkedFrom): string {
  return `${kind} ${id}`;
}

/** Of several issues about one thing, the id of the first. */
function firstIssuesOf(board: Board): ReadonlyMap<string, string> {
  const issues = Object.values(board.parkedIssues).sort(byOrder).reverse();
  return new Map(issues.flatMap(({ id, from }) => (from ? [[originKey(from), id] as const] : [])));
}

/** Connections by the parked end that they go with: of two that are parked, the one that they start from. */
function hiddenConnections(board: Board): ReadonlyMap<string, readonly Connection[]> {
  return Map.groupBy(Object.values(board.parked.connections), ({ from, to }) =>
    from in board.parked.stakeholders ? from : to,
  );
}

function item(
  kind: Item['kind'],
  id: string,
  text: string,
  details: Readonly<Partial<Record<Detail, string>>>,
): Item {
  const filled = Object.fromEntries(Object.entries(details).filter(([, value]) => value.trim() !== ''));
  return { kind, id, text, details: filled, source: '', seat: null, behind: [] };
}

function sourceOf(origin: Origin | null, say: (text: Localized) => string): string {
  if (origin === null) return '';
  if (origin.kind === 'pair' || origin.kind === 'person') return origin.label;
  const where = { stakeholder: WORDS.fromMap, note: WORDS.fromNote, import: WORDS.fromFile }[origin.kind];
  return origin.label === '' ? say(where) : `${say(where)}: ${origin.label}`;
}
