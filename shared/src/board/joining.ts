import type * as Y from 'yjs';
import { byId } from './byId.ts';
import type { Connection } from './connection.ts';
import { headsOf } from './merging.ts';
import { asParkedFrom } from './parkedIssue.ts';
import { readReference } from './read.ts';
import { rootOf } from './roots.ts';
import type { Stakeholder } from './stakeholder.ts';

/**
 * Stakeholders that are the same are made one card. As with notes nothing is taken away: a source keeps all that it
 * has, with its connections, and all that is written on it is where it went. Where it is read its connections are
 * those of the card that stayed. So nothing is lost when two people merge, or write, at the same moment; and taking
 * apart is forgetting where it went.
 */

/** What was merged into something that is shown: for files, and for who wants to see what was joined. */
export interface Joined {
  /** `mergedInto` is a stakeholder that is on the map or parked. */
  readonly stakeholders: Readonly<Record<string, Stakeholder>>;
  /** With their ends as they were drawn, of those that are shown at another end, or not at all. */
  readonly connections: Readonly<Record<string, Connection>>;
}

type Connections = Record<string, Connection>;

const NO_ONE: ReadonlySet<string> = new Set();

/** Gives connections the ends that are shown: those of a stakeholder that was merged lie at the one that stayed. */
export function settleConnections(
  connections: Readonly<Connections>,
  mergedInto: (stakeholder: string) => string | null,
): { readonly shown: Readonly<Connections>; readonly joined: Readonly<Connections> } {
  const shown = byId<Connection>([]);
  const joined = byId<Connection>([]);
  for (const connection of Object.values(connections)) {
    const from = mergedInto(connection.from) ?? connection.from;
    const to = mergedInto(connection.to) ?? connection.to;
    const lies = from === connection.from && to === connection.to;
    if (!lies) joined[connection.id] = connection;
    if (lies || from !== to) shown[connection.id] = lies ? connection : lyingBetween(connection, from, to);
  }
  if (!Object.values(shown).some((one) => one.mergedInto !== null)) return { shown, joined };
  const heads = headsOf(shown, NO_ONE);
  const hidden = Object.values(shown).flatMap(({ id, from, to }) => {
    const head = shown[heads.get(id) ?? id];
    // Only as long as they lie between the same two: after one was taken out again they are two connections.
    return head && head.id !== id && head.from === from && head.to === to ? [{ id, head: head.id }] : [];
  });
  for (const { id, head } of hidden) {
    const raw = connections[id];
    if (raw) joined[id] = { ...raw, mergedInto: head };
    delete shown[id];
  }
  return { shown, joined };
}

/** The same object as long as it lies there: who draws it compares by identity. */
const known = new WeakMap<Connection, Connection>();

function lyingBetween(connection: Connection, from: string, to: string): Connection {
  const before = known.get(connection);
  if (before?.from === from && before.to === to) return before;
  const moved = { ...connection, from, to };
  known.set(connection, moved);
  return moved;
}

/** The kinds of things that this is about. */
type Joinable = 'stakeholders' | 'connections';

/**
 * Where each thing of the document is shown: by the id of what it was merged into, or its own. What is parked is by
 * itself.
 */
export function headsIn(doc: Y.Doc, kind: Joinable): (id: string) => string {
  if (!isAnyMerged(doc, kind)) return (id) => id;
  const merged = [...rootOf(doc, kind)].map(
    ([id, fields]) => [id, { id, mergedInto: readReference(fields, 'mergedInto') }] as const,
  );
  const heads = headsOf(byId(merged), kind === 'stakeholders' ? parkedStakeholders(doc) : NO_ONE);
  return (id) => heads.get(id) ?? id;
}

/** Mostly nobody is, and this is asked for every connection that is drawn. */
function isAnyMerged(doc: Y.Doc, kind: Joinable): boolean {
  for (const fields of rootOf(doc, kind).values())
    if (readReference(fields, 'mergedInto') !== null) return true;
  return false;
}

function parkedStakeholders(doc: Y.Doc): ReadonlySet<string> {
  const sources = [...rootOf(doc, 'parkedIssues').values()].map((fields) => asParkedFrom(fields.get('from')));
  return new Set(sources.flatMap((from) => (from?.kind === 'stakeholder' ? [from.id] : [])));
}

/** The ids of a thing and of all that was merged into it. */
export function withSources(doc: Y.Doc, kind: Joinable, id: string): ReadonlySet<string> {
  const headOf = headsIn(doc, kind);
  return new Set([id, ...[...rootOf(doc, kind).keys()].filter((one) => headOf(one) === id)]);
}

/** What was merged, by what it is part of. */
interface Grouped {
  readonly stakeholders: ReadonlyMap<string, readonly Stakeholder[]>;
  readonly connections: ReadonlyMap<string, readonly Connection[]>;
  /** Connections between those that are now one card. */
  readonly inner: ReadonlyMap<string, readonly Connection[]>;
}

const groups = new WeakMap<Joined, Grouped>();
const NOTHING: readonly never[] = [];

/** Looked up for every card and line of a board. */
function grouped(joined: Joined): Grouped {
  const before = groups.get(joined);
  if (before) return before;
  const cardOf = (id: string): string => joined.stakeholders[id]?.mergedInto ?? id;
  const connections = Object.values(joined.connections);
  const made = {
    stakeholders: Map.groupBy(byName(joined.stakeholders), ({ mergedInto }) => mergedInto ?? ''),
    connections: Map.groupBy(connections, ({ mergedInto }) => mergedInto ?? ''),
    inner: Map.groupBy(
      connections.filter(({ from, to }) => cardOf(from) === cardOf(to)),
      ({ from }) => cardOf(from),
    ),
  };
  groups.set(joined, made);
  return made;
}

function byName(of: Joined['stakeholders']): readonly Stakeholder[] {
  return Object.values(of).sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** What was merged into a stakeholder, by name. */
export function sourcesOfStakeholder(joined: Joined, id: string): readonly Stakeholder[] {
  return grouped(joined).stakeholders.get(id) ?? NOTHING;
}

/** The connections that became one with a connection. */
export function sourcesOfConnection(joined: Joined, id: string): readonly Connection[] {
  return grouped(joined).connections.get(id) ?? NOTHING;
}

/** The connections between stakeholders that are now one card, and so lead from it to itself. */
export function ownConnectionsOf(joined: Joined, id: string): readonly Connection[] {
  return grouped(joined).inner.get(id) ?? NOTHING;
}
