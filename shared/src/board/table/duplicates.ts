import type { DuplicateOf } from './reading.ts';
import { plain } from './vocabulary.ts';

/** What tells stakeholders apart. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/**
 * Finds the stakeholder that a row repeats: on the board, or on an earlier line. The same name counts, however it is
 * written, unless both have an organisation and these differ.
 */
export function duplicateFinder(known: readonly Known[]) {
  const byName = new Map<string, { readonly organisation: string; readonly where: DuplicateOf }[]>();
  const ids = new Set(known.map(({ id }) => id));
  const remember = (name: string, organisation: string, where: DuplicateOf) => {
    const entries = byName.get(name);
    if (entries) entries.push({ organisation, where });
    else byName.set(name, [{ organisation, where }]);
  };
  for (const { id, name, organisation } of known) {
    remember(key(name), key(organisation), { kind: 'board', id });
  }
  return (
    row: { readonly name: string; readonly organisation: string },
    line: number,
    id: string,
  ): DuplicateOf | null => {
    if (ids.has(id)) return { kind: 'board', id };
    const name = key(row.name);
    const organisation = key(row.organisation);
    const same = byName
      .get(name)
      ?.find(
        (other) => organisation === '' || other.organisation === '' || other.organisation === organisation,
      );
    if (!same) remember(name, organisation, { kind: 'line', line });
    return same?.where ?? null;
  };
}

/** A name of signs only has no plain form; it is then compared as it stands. */
function key(text: string): string {
  return plain(text) || text.trim();
}
