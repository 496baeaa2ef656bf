import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { replaceText, rootOf } from '@verbindbord/shared/board/roots.ts';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import * as Y from 'yjs';
import type { Chance } from '../proof.ts';
import { gather, sessionWhere } from '../relay/people.ts';
import { type Desk, enter, type Served, saidBy, serve } from './desk.ts';
import { TYPED } from './spoil.ts';
import { statesIn, writeAnew } from './truth.ts';

/** One document that people worked in. */
export interface Work extends Desk {
  /** All states that it was ever in on disk, the present one last. */
  readonly states: readonly string[];
}

/** A data folder as a real server left it, and what is in it. */
export interface World {
  /** After a server that was stopped: all is in the database. */
  readonly stopped: string;
  /** After a server that was killed: the newest work stands in the log beside the database. */
  readonly killed: string;
  readonly works: readonly Work[];
  readonly remove: () => void;
}

const ROOMS = 3;
/** Enough for a snapshot when the last one leaves. */
const EDITS = 110;

/** Two days of work in some rooms; between them the first board is written anew. */
export async function makeWorld(chance: Chance): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'verbindbord-damage-'));
  const folder = join(root, 'data');
  const killed = join(root, 'killed');
  const desks = await withServer(folder, async (server) => {
    const rooms = await Promise.all(Array.from({ length: ROOMS }, () => furnish(server.address)));
    await Promise.all(rooms.flat().map((desk) => workAt(desk, server.address, chance)));
    return rooms.flat();
  });
  const before = await statesIn(folder, desks);
  await writeAnew(folder, desks.slice(0, 1));
  await withServer(folder, async (server) => {
    await Promise.all(desks.map((desk) => workAt(desk, server.address, chance)));
    cpSync(folder, killed, { recursive: true });
  });
  const after = await statesIn(folder, desks);
  return {
    stopped: folder,
    killed,
    works: desks.map((desk, index) => ({
      ...desk,
      states: [...(before[index] ?? []), ...(after[index] ?? [])],
    })),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function withServer<T>(folder: string, work: (server: Served) => Promise<T>): Promise<T> {
  const server = await serve(folder);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** A session with two people who are a pair: their board and their worksheet. */
export async function furnish(address: string): Promise<Desk[]> {
  const room = await gather(address);
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const people = await Promise.all(['Anna', 'Bram'].map((name) => room.person(name, 'participant')));
  for (const person of people) person.socket();
  await sessionWhere(karin, ({ roster }) => roster.filter(({ connected }) => connected).length === 3);
  await karin.emitWithAck('command', { type: 'proposePairs' });
  const working = sessionWhere(karin, ({ round }) => round.stage === 'working');
  await karin.emitWithAck('command', { type: 'startPairs', seconds: 3600 });
  const pair = (await working).round.pairs[0]?.id ?? '';
  room.leave();
  const [one, other] = people;
  if (!one || !other) throw new Error('nobody is there');
  const { code } = room.session;
  return (['board', `pair/${pair}`] as const).map((document) => ({
    key: { code, document },
    tokens: [one.token, other.token],
  }));
}

async function workAt(desk: Desk, address: string, chance: Chance): Promise<void> {
  const people = await Promise.all(desk.tokens.map((token) => enter(address, desk.key, token)));
  for (let edit = 0; edit < EDITS; edit++) {
    const { doc } = chance.oneOf(people);
    doc.transact(() => change(doc, desk, chance));
    await sleep(4);
  }
  let isRefused = false;
  for (const { refused } of people) void refused.then(() => (isRefused = true));
  // Nobody is shown what is not on disk: when both have the same, all of it is there.
  while (new Set(people.map(({ doc }) => saidBy(doc, desk.key.document))).size > 1) {
    if (isRefused) throw new Error(`something written was refused (seed ${chance.seed})`);
    await sleep(5);
  }
  for (const { leave } of people) leave();
}

/**
 * Something small, now and then something that takes up most of a page of the database. What is large is new: two who
 * write so much in one text at the same time would be refused, for it becomes longer than a text may be.
 */
function change(doc: Y.Doc, { key }: Desk, chance: Chance): void {
  const isLarge = chance.percent(4);
  const text = `wat er ${TYPED} is `.repeat(isLarge ? 200 : chance.between(1, 6));
  const root = key.document === 'board' ? rootOf(doc, 'notes') : doc.getMap<Y.Map<unknown>>('lines');
  const ids = [...root.keys()];
  if (ids.length === 0 || isLarge || chance.percent(30)) {
    if (key.document === 'board') addNote(doc, { sheet: 'vel', text });
    else addLine(doc, { question: 'q', caseOf: 'anna', text });
    return;
  }
  const id = chance.oneOf(ids);
  const field = root.get(id)?.get('text');
  if (chance.percent(15)) root.delete(id);
  else if (field instanceof Y.Text) replaceText(field, text);
}
