import * as z from 'zod/mini';
import { asOrigin, type Origin } from '../board/origin.ts';
import type { Board, Things } from '../board/readBoard.ts';
import { isId, KINDS } from '../board/roots.ts';
import { DRIVER_IDS, SEAT_IDS } from '../content/domains.ts';
import { LANGUAGES } from '../content/localized.ts';
import { isPlace, type Place } from '../map/place.ts';
import { isSectors, type Sectors } from '../map/sectors.ts';
import { programmeSchema } from '../programme/programme.ts';
import type { SessionState } from '../session/state.ts';
import type { Report, ReportOptions } from './tree.ts';

/**
 * The file in which a board travels: everything on it with the ids it has, the programme, and the facts of the
 * report. Goes up when an older reader would misunderstand a file.
 */
const EXPORT_VERSION = 1;

/** Generous: a board that was saved must open again, also when it holds more than forms allow today. */
const text = z.string().check(z.maxLength(200_000));
const id = z.string().check(z.refine(isId));
const order = z.number();
const origin = z.nullable(z.custom<Origin>((value) => asOrigin(value) !== null));

const stakeholder = z.object({
  id,
  name: text,
  organisation: text,
  person: text,
  role: text,
  place: z.custom<Place>(isPlace),
  seat: z.enum(SEAT_IDS),
  interest: text,
  standpoint: text,
  represents: text,
  mandate: text,
  assumptions: text,
  notes: text,
  origin,
});
const connection = z.object({
  id,
  from: id,
  to: id,
  driver: z.enum(DRIVER_IDS),
  wished: z.boolean(),
  obstacle: text,
  nextStep: text,
  owner: text,
});
const note = z.object({ id, sheet: z.string(), cluster: z.nullable(id), text, order, origin });
const cluster = z.object({ id, sheet: z.string(), name: text, order });
const sheet = z.object({ id, title: text, step: z.nullable(z.string()), order });
const parkedIssue = z.object({
  id,
  text,
  reason: text,
  table: text,
  owner: text,
  followUp: text,
  from: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('note'), id }),
      z.object({ kind: z.literal('stakeholder'), id }),
      z.object({ kind: z.literal('line'), id: z.string(), label: text }),
    ]),
  ),
  order,
});

const boardSchema = z.object({
  settings: z.object({
    caseTitle: text,
    sectors: z.nullable(z.custom<Sectors>(isSectors)),
  }),
  stakeholders: listOf(stakeholder),
  connections: listOf(connection),
  notes: listOf(note),
  clusters: listOf(cluster),
  sheets: listOf(sheet),
  parkedIssues: listOf(parkedIssue),
});

const fileSchema = z.object({
  format: z.literal('verbindbord'),
  version: z.literal(EXPORT_VERSION),
  session: z.object({
    title: z.string().check(z.minLength(1), z.maxLength(120)),
    language: z.enum(LANGUAGES),
    createdAt: z.number(),
    programme: programmeSchema,
  }),
  board: boardSchema,
  report: z.object({
    facts: z.array(z.object({ label: text, value: text })),
    omitted: z.array(z.object({ what: text, why: text })),
  }),
});

export type ExportedBoard = z.infer<typeof boardSchema>;
export type ExportFile = z.infer<typeof fileSchema>;

/** Things of one kind, each with an id of its own. */
function listOf<T extends z.ZodMiniType<{ readonly id: string }>>(thing: T) {
  return z.array(thing).check(
    z.maxLength(20_000),
    z.refine((list) => new Set(list.map((one) => (one as { readonly id: string }).id)).size === list.length, {
      message: 'duplicate id',
    }),
  );
}

/** What is exported of a board: all of it, parked or not. */
function exportBoard(board: Board, options: Pick<ReportOptions, 'assumptions'>): ExportedBoard {
  const things: Things = {
    ...board,
    stakeholders: { ...board.stakeholders, ...board.parked.stakeholders },
    connections: { ...board.connections, ...board.parked.connections },
    notes: { ...board.notes, ...board.parked.notes },
  };
  const lists = Object.fromEntries(
    KINDS.map((kind) => {
      const list: { readonly id: string }[] = Object.values(things[kind]);
      return [kind, list.sort((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  ) as unknown as Omit<ExportedBoard, 'settings'>;
  const { caseTitle, sectors } = board.settings;
  return {
    settings: { caseTitle, sectors },
    ...lists,
    stakeholders: options.assumptions
      ? lists.stakeholders
      : lists.stakeholders.map((one) => ({ ...one, assumptions: '' })),
  };
}

export function exportFile(
  state: SessionState,
  board: Board,
  report: Report,
  options: ReportOptions,
): ExportFile {
  const { title, language, createdAt, programme } = state;
  return {
    format: 'verbindbord',
    version: EXPORT_VERSION,
    session: { title, language, createdAt, programme },
    board: exportBoard(board, options),
    report: { facts: [...report.facts], omitted: [...report.omitted] },
  };
}

export type ReadExport =
  | { readonly ok: true; readonly file: ExportFile }
  | {
      readonly ok: false;
      /** No file of ours; of a newer version of the product; or ours, but something in it is not right. */
      readonly reason: 'foreign' | 'newer' | 'damaged';
      /** Where the file is not right ('board.notes[3].text'); empty for a file that is not ours. */
      readonly place: string;
    };

/** Reads a file that was exported before. Takes what `JSON.parse` gave, whoever wrote it. */
export function readExport(json: unknown): ReadExport {
  const head = json as { format?: unknown; version?: unknown } | null;
  if (typeof head !== 'object' || head === null || head.format !== 'verbindbord') {
    return { ok: false, reason: 'foreign', place: '' };
  }
  if (typeof head.version === 'number' && head.version > EXPORT_VERSION) {
    return { ok: false, reason: 'newer', place: 'version' };
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return { ok: true, file: parsed.data };
  return { ok: false, reason: 'damaged', place: placeOf(parsed.error.issues[0]?.path ?? []) };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
