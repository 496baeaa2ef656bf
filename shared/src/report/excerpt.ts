import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { addConnection, type Connection } from '../board/connection.ts';
import type { Board } from '../board/readBoard.ts';
import { newId } from '../board/roots.ts';
import { addStakeholder, type Stakeholder } from '../board/stakeholder.ts';
import { thingsSchema } from './exportFile.ts';

/** Stakeholders with the connections among them: what is copied of a map, to this or to another board. */
export interface Excerpt {
  readonly stakeholders: readonly Stakeholder[];
  readonly connections: readonly Connection[];
}

/** What goes along when these stakeholders are copied; who is not, or no longer, on the map is passed over. */
export function excerptOf(
  board: Pick<Board, 'stakeholders' | 'connections'>,
  ids: readonly string[],
): Excerpt {
  const stakeholders = ids.flatMap((id) => board.stakeholders[id] ?? []);
  const isIn = new Set(stakeholders.map(({ id }) => id));
  const connections = Object.values(board.connections).filter(
    ({ from, to }) => isIn.has(from) && isIn.has(to),
  );
  return { stakeholders, connections };
}

/** Puts an excerpt on a board as new things, each with an id of its own and part of nothing else; gives those of the stakeholders. */
export function addExcerpt(doc: Y.Doc, { stakeholders, connections }: Excerpt): string[] {
  const ids = new Map<string, string>();
  for (const stakeholder of stakeholders)
    ids.set(stakeholder.id, addStakeholder(doc, { ...stakeholder, id: newId(), mergedInto: null }));
  for (const connection of connections) {
    const from = ids.get(connection.from);
    const to = ids.get(connection.to);
    if (from !== undefined && to !== undefined) addConnection(doc, { ...connection, id: newId(), from, to });
  }
  return [...ids.values()];
}

const schema = z.object({
  format: z.literal('verbindbord-excerpt'),
  stakeholders: thingsSchema('stakeholders'),
  connections: thingsSchema('connections'),
});

/** An excerpt as a text that travels by the clipboard. */
export function writeExcerpt(excerpt: Excerpt): string {
  return JSON.stringify({ format: 'verbindbord-excerpt', ...excerpt });
}

/** Reads what `writeExcerpt` wrote, whoever wrote it; null when the gate would not let it on a board. */
export function readExcerpt(text: string): Excerpt | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
