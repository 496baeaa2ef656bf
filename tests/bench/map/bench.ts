import { writeFileSync } from 'node:fs';
import { buildClient } from '../../../server/launch/prepare.mjs';
import { describeMachine } from '../machine/pinned.ts';
import { verdict } from '../report/bars.ts';
import { barsOf } from './bars.ts';
import { KINDS, type Kind } from './boards.ts';
import { DRAGGING, makeMap } from './map.ts';
import { measure } from './measure.ts';
import type { BoardOutcome } from './outcome.ts';
import { buildPages } from './peers/pages.ts';
import { LEGEND, reportOf } from './report.ts';
import { type Summary, summarize } from './summary.ts';

/** What is asked of `pnpm bench map`. */
export interface MapOptions {
  /** How many cards; each number is measured on each board. */
  readonly cards: readonly number[];
  readonly boards: readonly string[];
  /** That are measured in each view. */
  readonly seconds: number;
  readonly runs: number;
  /** File for the figures, or null. */
  readonly json: string | null;
}

/**
 * Measures how smoothly a map is shown while 50 others each drag a card 20 times a second and somebody pans: the
 * product's own page beside Excalidraw and a plain board of xyflow with the same cards at the same places, in headless
 * Chromium without a graphics card.
 *
 * The others get what is easiest for them: the drags of a beat as one message, applied once a frame, on pages that show
 * nothing else. They draw no cursors and no names, keep and check nothing, and have no wheel, list, panel or keyboard
 * order. What is read from it is how much of a frame's time each takes; a screen with a graphics card shows more frames
 * of all of them.
 */
export async function benchMap(options: MapOptions): Promise<void> {
  const kinds = chosen(options.boards);
  const machine = describeMachine();
  const { seconds, runs } = options;
  say(`${machine}; ${runs} runs of ${seconds} s in each view, ${DRAGGING} people drag`);
  for (const { name, what } of kinds) say(`${name}: ${what}`);
  await buildClient({ say: note, signal: new AbortController().signal });
  note('Building the pages of the others…');
  await buildPages();
  const summaries: Summary[] = [];
  for (const cards of options.cards) {
    const ofMap = await measureMap(cards, kinds, options);
    summaries.push(...ofMap);
    say(`\n${reportOf(cards, ofMap)}`);
  }
  const bars = barsOf(summaries);
  say(`\n${LEGEND}\n\n${verdict(bars)}`);
  if (options.json === null) return;
  writeFileSync(options.json, `${JSON.stringify({ machine, seconds, runs, summaries, bars }, null, 2)}\n`);
}

/** Run by run, with the boards in turn, so that what else the machine does meets all of them alike. */
async function measureMap(cards: number, kinds: readonly Kind[], options: MapOptions): Promise<Summary[]> {
  const map = makeMap(cards);
  const outcomes = new Map<Kind, BoardOutcome[]>(kinds.map((kind) => [kind, []]));
  for (let run = 1; run <= options.runs; run++) {
    for (const kind of kinds) {
      note(`${cards} cards on ${kind.name}, run ${run} of ${options.runs}…`);
      outcomes.get(kind)?.push(await measure(kind, map, options.seconds));
    }
  }
  return [...outcomes].map(([kind, each]) => summarize(kind.name, cards, each));
}

/** The boards of these names, and the empty page that each is to be held against; throws on any other name. */
function chosen(names: readonly string[]): readonly Kind[] {
  const unknown = names.find((name) => !KINDS.some((kind) => kind.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no board ${unknown}; there are ${KINDS.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? KINDS : KINDS.filter(({ name }) => name === 'empty' || names.includes(name));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
