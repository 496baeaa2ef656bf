import type { Block, ChapterMaterial, Item } from '../activities/blocks.ts';
import { chapterOf } from '../activities/registry.ts';
import type { Cluster } from '../board/cluster.ts';
import type { Note } from '../board/note.ts';
import { type Board, byOrder } from '../board/readBoard.ts';
import type { Sheet } from '../board/sheet.ts';
import type { Localized } from '../content/localized.ts';
import { ballotOf, ballotOfStep } from '../session/ballots.ts';
import { displayName, peopleOf, type SessionState } from '../session/state.ts';
import { formatDate } from './dates.ts';
import { type ItemMaker, itemMaker } from './items.ts';
import { omissionsOfNotes, withoutLeftOut } from './leftOut.ts';
import { inMapOrder, lensMaps, mapBlocks, reportMap } from './mapBlocks.ts';
import type { Chapter, Fact, Omission, Report, ReportOptions } from './tree.ts';
import { counted, WORDS } from './words.ts';

/**
 * The report of a session: a chapter for every step in the order of the programme, then what belongs to no step,
 * the parking lot, and what was left out. Everything on the board is in it once or more, but for notes that the
 * note-taker left out; nothing of a worksheet is.
 */
export function buildReport(state: SessionState, whole: Board, options: ReportOptions): Report {
  const { language } = state;
  const { board, leftOut } = withoutLeftOut(whole);
  const say = (text: Localized): string => text[language];
  const order = inMapOrder(Object.values(board.stakeholders));
  const make = itemMaker(board, order, language, options);
  const onSheets = contentsOfSheets(board);
  const material: ChapterMaterial = {
    board,
    pairs: workedPairs(state),
    results: (step) => ballotOf(state, ballotOfStep(step)).results,
    language,
    say,
    sheet: (sheet) => sheetSection(sheet, onSheets, make, say),
    note: make.note,
    connection: make.connection,
    map: () => mapBlocks(board, order, make, state),
  };
  const parts: Omit<Chapter, 'number'>[] = state.programme.map((step) => ({
    id: step.id,
    title: step.title,
    blocks: nonEmpty(chapterOf(step, material), say(WORDS.noSheets)),
  }));
  const shown = new Set(parts.flatMap(({ blocks }) => itemsOf(blocks)).map(key));
  parts.push(...besideProgramme(board, material, make, shown));
  parts.push({ id: 'parking-lot', title: say(WORDS.parkingLot), blocks: parkingLot(board, make, say) });
  if (options.names) {
    parts.push({ id: 'people', title: say(WORDS.present), blocks: [attendance(state)] });
  }
  return {
    language,
    title: state.title,
    kicker: say(WORDS.kicker),
    facts: factsOf(state, whole, say),
    map: reportMap(board, order, state.title, language),
    lens: lensMaps(board, order, state.title, language),
    chapters: parts.map((part, index) => ({ ...part, number: index + 1 })),
    omitted: [...omissionsOfNotes(whole, language), ...omissions(state, board, options, say)],
    leftOut: leftOut.map(make.note),
  };
}

/** All items in blocks, those behind others and those that are headings too. */
export function itemsOf(blocks: readonly Block[]): readonly Item[] {
  const all: Item[] = [];
  const add = (item: Item): void => {
    all.push(item);
    item.behind.forEach(add);
  };
  for (const block of blocks) {
    if (block.type === 'items' || block.type === 'table') block.items.forEach(add);
    if (block.type !== 'section') continue;
    if (block.item) add(block.item);
    all.push(...itemsOf(block.blocks));
  }
  return all;
}

function key({ kind, id }: Pick<Item, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

function nonEmpty(blocks: readonly Block[], otherwise: string): readonly Block[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph', text: otherwise }];
}

/** What hangs on each sheet, in its order: found once, since a board can hold thousands of both. */
interface SheetContents {
  readonly clusters: ReadonlyMap<string, readonly Cluster[]>;
  readonly notesOfCluster: ReadonlyMap<string, readonly Note[]>;
  readonly looseNotes: ReadonlyMap<string, readonly Note[]>;
}

function contentsOfSheets(board: Board): SheetContents {
  const notes = Object.values(board.notes).sort(byOrder);
  const clusters = Object.values(board.clusters).sort(byOrder);
  return {
    clusters: Map.groupBy(clusters, ({ sheet }) => sheet),
    notesOfCluster: Map.groupBy(notes, ({ cluster }) => cluster ?? ''),
    looseNotes: Map.groupBy(
      notes.filter(({ cluster }) => cluster === null),
      ({ sheet }) => sheet,
    ),
  };
}

function sheetSection(
  sheet: Sheet,
  contents: SheetContents,
  make: ItemMaker,
  say: (text: Localized) => string,
): Block {
  const groups = (contents.clusters.get(sheet.id) ?? []).map(
    (cluster): Block => ({
      type: 'section',
      title: cluster.name || say(WORDS.untitled),
      item: make.cluster(cluster),
      blocks: [list(contents.notesOfCluster.get(cluster.id) ?? [], make)],
    }),
  );
  const loose = contents.looseNotes.get(sheet.id) ?? [];
  const rest = loose.length > 0 ? [list(loose, make)] : [];
  const looseBlocks: Block[] =
    groups.length > 0 && loose.length > 0
      ? [{ type: 'section', title: say(WORDS.ungrouped), item: null, blocks: rest }]
      : rest;
  return {
    type: 'section',
    title: sheet.title || say(WORDS.untitled),
    item: make.sheet(sheet),
    blocks: nonEmpty([...groups, ...looseBlocks], say(WORDS.noNotes)),
  };
}

/** On its sheet a note need not say which sheet and group it is in. */
function list(notes: readonly Note[], make: ItemMaker): Block {
  return { type: 'items', items: notes.map(make.note) };
}

/** What is on the board and in no chapter of the programme. */
function besideProgramme(
  board: Board,
  material: ChapterMaterial,
  make: ItemMaker,
  shown: ReadonlySet<string>,
): Omit<Chapter, 'number'>[] {
  const { say } = material;
  const isMissing = (kind: Item['kind']) => (thing: { readonly id: string }) =>
    !shown.has(key({ kind, id: thing.id }));
  const chapters: Omit<Chapter, 'number'>[] = [];
  const sheets = Object.values(board.sheets).filter(isMissing('sheets')).sort(byOrder).map(material.sheet);
  const onSheets = new Set([...shown, ...itemsOf(sheets).map(key)]);
  const clusters = Object.values(board.clusters).filter(
    ({ id }) => !onSheets.has(key({ kind: 'clusters', id })),
  );
  const notes = Object.values(board.notes).filter(({ id }) => !onSheets.has(key({ kind: 'notes', id })));
  const loose: Block[] = [
    ...clusters.sort(byOrder).map(
      (cluster): Block => ({
        type: 'section',
        title: cluster.name || say(WORDS.untitled),
        item: make.cluster(cluster),
        blocks: [{ type: 'paragraph', text: say(WORDS.noNotes) }],
      }),
    ),
    ...(notes.length > 0
      ? [
          {
            type: 'section',
            title: say(WORDS.loose),
            item: null,
            blocks: [list(notes.sort(byOrder), make)],
          } as const,
        ]
      : []),
  ];
  if (sheets.length + loose.length > 0) {
    chapters.push({ id: 'other-sheets', title: say(WORDS.otherSheets), blocks: [...sheets, ...loose] });
  }
  if (Object.values(board.stakeholders).some(isMissing('stakeholders'))) {
    chapters.push({ id: 'map-of-the-case', title: say(WORDS.map), blocks: material.map() });
  }
  return chapters;
}

function parkingLot(board: Board, make: ItemMaker, say: (text: Localized) => string): readonly Block[] {
  const issues = Object.values(board.parkedIssues).sort(byOrder).map(make.parkedIssue);
  if (issues.length === 0) return [{ type: 'paragraph', text: say(WORDS.nothingParked) }];
  return [{ type: 'items', items: issues }];
}

/** A proposal of pairs is no work yet. */
function workedPairs({ round }: SessionState): number {
  return round.stage === 'working' || round.stage === 'finished' ? round.pairs.length : 0;
}

/** Those of all rounds: a pair that came back in another one goes on in its worksheet. */
function worksheetsIn({ round }: SessionState): number {
  const current = round.stage === 'working' || round.stage === 'finished' ? round.pairs : [];
  return new Set([...round.earlier, ...current].map(({ id }) => id)).size;
}

function attendance(state: SessionState): Block {
  const names = peopleOf(state).map(displayName);
  return { type: 'paragraph', text: new Intl.ListFormat(state.language).format(names) };
}

function factsOf(state: SessionState, board: Board, say: (text: Localized) => string): readonly Fact[] {
  const people = peopleOf(state);
  const facilitators = people.filter(({ role }) => role === 'facilitator').map(displayName);
  const participants = people.filter(({ role }) => role === 'participant');
  const remote = participants.filter(({ whereabouts }) => whereabouts === 'remote').length;
  const attending = String(participants.length) + (remote > 0 ? `, ${say(counted.remote(remote))}` : '');
  const onBoard = [
    counted.parties(Object.keys(board.stakeholders).length),
    counted.connections(Object.keys(board.connections).length),
    counted.notes(Object.keys(board.notes).length),
    counted.parked(Object.keys(board.parkedIssues).length),
  ];
  const facts = [
    { label: say(WORDS.date), value: formatDate(state.createdAt, state.language) },
    { label: say(WORDS.facilitation), value: new Intl.ListFormat(state.language).format(facilitators) },
    { label: say(WORDS.participants), value: attending },
    { label: say(WORDS.onTheBoard), value: onBoard.map(say).join(', ') },
  ];
  return facts.filter(({ value }) => value !== '');
}

function omissions(
  state: SessionState,
  board: Board,
  options: ReportOptions,
  say: (text: Localized) => string,
): readonly Omission[] {
  const omitted: Omission[] = [];
  const worksheets = worksheetsIn(state);
  if (worksheets > 0) {
    omitted.push({
      what: say({
        nl: worksheets === 1 ? 'Het werkblad van 1 tweetal' : `De werkbladen van ${worksheets} tweetallen`,
        en: worksheets === 1 ? 'The worksheet of 1 pair' : `The worksheets of ${worksheets} pairs`,
      }),
      why: say({
        nl: 'Wat een tweetal schrijft, blijft bij het tweetal. Alleen wat het deelde of parkeerde, staat in dit verslag.',
        en: 'What a pair writes stays with the pair. Only what it shared or parked is in this report.',
      }),
    });
  }
  const hidden = (state.ballots ?? []).filter(({ stage, begun }) => stage === 'open' && begun).length;
  if (hidden > 0) {
    omitted.push({
      what: say({
        nl: hidden === 1 ? 'De antwoorden op 1 vraag' : `De antwoorden op ${hidden} vragen`,
        en: hidden === 1 ? 'The answers to 1 question' : `The answers to ${hidden} questions`,
      }),
      why: say({
        nl: 'Die zijn nog niet onthuld. Tot dan ziet niemand ze, ook niet in een verslag.',
        en: 'These are not revealed yet. Until then nobody sees them, in no report either.',
      }),
    });
  }
  const all = [...Object.values(board.stakeholders), ...Object.values(board.parked.stakeholders)];
  const assumed = all.filter(({ assumptions }) => assumptions.trim() !== '').length;
  if (assumed > 0 && !options.assumptions) {
    omitted.push({
      what: say({
        nl: `Aannames en emoties over ${say(counted.parties(assumed))}`,
        en: `Assumptions and emotions about ${say(counted.parties(assumed))}`,
      }),
      why: say({
        nl: 'Die gaan alleen mee als daar bij het maken van het verslag om is gevraagd.',
        en: 'These are included only when asked for while making the report.',
      }),
    });
  }
  const participants = peopleOf(state).filter(({ role }) => role === 'participant').length;
  if (participants > 0 && !options.names) {
    omitted.push({
      what: say({ nl: 'De namen van wie erbij was', en: 'The names of who took part' }),
      why: say({
        nl: 'Het verslag noemt aantallen. Onder een briefje kan wel staan van wie het kwam.',
        en: 'The report gives numbers. Under a note it may still say whom it came from.',
      }),
    });
  }
  return omitted;
}
