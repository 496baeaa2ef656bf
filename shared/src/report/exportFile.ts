import * as z from 'zod/mini';
import { ballotResultSchema } from '../activities/ballot/result.ts';
import { subjectsSchema } from '../activities/ballot/settings.ts';
import { type BoardSettings, SETTINGS_FIELDS } from '../board/boardSettings.ts';
import type { FieldRule, ValueRule } from '../board/fields.ts';
import { SIZE } from '../board/limits.ts';
import type { Board, Things } from '../board/readBoard.ts';
import { isId, KINDS, type Kind } from '../board/roots.ts';
import { BOARD_FIELDS } from '../board/schema.ts';
import { LANGUAGES } from '../content/localized.ts';
import { programmeSchema } from '../programme/programme.ts';
import type { Ballot } from '../session/ballots.ts';
import type { SessionState } from '../session/state.ts';
import type { Report, ReportOptions } from './tree.ts';

/**
 * The file in which a board travels: everything on it with the ids it has, the programme, and the facts of the
 * report. Goes up when an older reader would misunderstand a file.
 */
const EXPORT_VERSION = 1;

/** What stands beside the board in a file, for people to read. */
const words = z.string().check(z.maxLength(200_000));
const id = z.string().check(z.refine(isId));

/** The things of a board as a file lists them: what the gate would let anybody put on a board, and nothing else. */
export type ExportedBoard = { readonly settings: BoardSettings } & {
  readonly [K in Kind]: Things[K][string][];
};

/** Kinds that files of before do not have. */
const SINCE_LATER: readonly Kind[] = ['comments'];

const boardSchema = z.object({
  settings: z.object(checksOf(SETTINGS_FIELDS)),
  ...Object.fromEntries(
    KINDS.map((kind) => {
      const things = thingsSchema(kind);
      return [kind, SINCE_LATER.includes(kind) ? z._default(things, []) : things];
    }),
  ),
}) as unknown as z.ZodMiniType<ExportedBoard>;

/** What ballots came to. What people gave to one that is not revealed is in no file: then nobody has begun. */
const ballotsSchema = z
  .array(
    z.object({
      id: z.string().check(z.minLength(1), z.maxLength(80)),
      stage: z.enum(['open', 'revealed']),
      round: z.number().check(z.int(), z.minimum(1)),
      subjects: z.nullable(subjectsSchema),
      results: z.array(ballotResultSchema).check(z.maxLength(100)),
    }),
  )
  .check(z.maxLength(500));

const fileSchema = z.object({
  format: z.literal('verbindbord'),
  version: z.literal(EXPORT_VERSION),
  session: z.object({
    title: z.string().check(z.minLength(1), z.maxLength(120)),
    language: z.enum(LANGUAGES),
    createdAt: z.number(),
    programme: programmeSchema,
    /** Not there in a file from before there were ballots. */
    ballots: z.optional(ballotsSchema),
  }),
  board: boardSchema,
  report: z.object({
    facts: z.array(z.object({ label: words, value: words })),
    omitted: z.array(z.object({ what: words, why: words })),
  }),
});

export type ExportFile = z.infer<typeof fileSchema>;

function thingOf(fields: Readonly<Record<string, FieldRule>>) {
  return z.extend(z.object({ id }), checksOf(fields));
}

function checksOf(fields: Readonly<Record<string, FieldRule>>) {
  return Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, fieldOf(rule)] as const));
}

function fieldOf(rule: FieldRule) {
  return rule.kind === 'text' ? z.string().check(z.maxLength(rule.max)) : tidied(rule);
}

/** A value as it may stand in its field, without what an earlier version of the product let others put beside it. */
function tidied(rule: ValueRule) {
  const transform = z.transform((value: unknown, context) => {
    const tidy = rule.tidy(value);
    if (tidy === undefined) context.issues.push({ code: 'custom', input: value });
    return tidy;
  });
  const field = z.pipe(z.unknown(), transform);
  const before = rule.tidy(undefined);
  return before === undefined ? field : z._default(field, before);
}

/** Things of one kind, each with an id of its own. */
function listOf(thing: ReturnType<typeof thingOf>) {
  return z.array(thing).check(
    z.maxLength(SIZE.things),
    z.refine((list) => new Set(list.map((one) => one.id)).size === list.length, {
      message: 'duplicate id',
    }),
  );
}

/** Things of one kind as the gate would let anybody put them on a board. */
export function thingsSchema<K extends Kind>(kind: K): z.ZodMiniType<Things[K][string][]> {
  return listOf(thingOf(BOARD_FIELDS[kind])) as unknown as z.ZodMiniType<Things[K][string][]>;
}

/** What is exported of a board: all of it, parked and merged too. */
function exportBoard(board: Board, options: Pick<ReportOptions, 'assumptions'>): ExportedBoard {
  const things: Things = {
    ...board,
    stakeholders: { ...board.stakeholders, ...board.parked.stakeholders, ...board.joined.stakeholders },
    // Of one that is shown at another end the file has the ends as they were drawn.
    connections: { ...board.connections, ...board.parked.connections, ...board.joined.connections },
    notes: { ...board.notes, ...board.merged, ...board.parked.notes },
  };
  const lists = Object.fromEntries(
    KINDS.map((kind) => {
      const list: { readonly id: string }[] = Object.values(things[kind]);
      return [kind, list.sort((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  ) as unknown as Omit<ExportedBoard, 'settings'>;
  return {
    settings: board.settings,
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
  const { title, language, createdAt, programme, ballots = [] } = state;
  return {
    format: 'verbindbord',
    version: EXPORT_VERSION,
    session: { title, language, createdAt, programme, ballots: ballots.map(exportBallot) },
    board: exportBoard(board, options),
    report: { facts: [...report.facts], omitted: [...report.omitted] },
  };
}

function exportBallot({ id: ballot, stage, round, subjects, results }: Ballot) {
  return { id: ballot, stage, round, subjects: subjects && [...subjects], results: [...results] };
}

/** The ballots of a session that is made from a file. */
export function ballotsOf({ session }: ExportFile): readonly Ballot[] {
  return (session.ballots ?? []).map((ballot) => ({ ...ballot, begun: false }));
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
