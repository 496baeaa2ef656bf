import type { DatabaseSync } from 'node:sqlite';
import type { Marks } from '../../storage/sqlite/marks.ts';
import type { Inspection } from '../inspection/inspect.ts';
import type { Output } from '../Output.ts';

/** Gives up what is still damaged after everything that could be read was rescued. */
export function discard(
  database: DatabaseSync,
  { sessions, documents }: Inspection,
  marks: Marks,
  output: Output,
): void {
  for (const { code, document, problems } of documents) {
    if (problems.length === 0) continue;
    for (const table of ['log', 'snapshots', 'writers', 'retired', 'documents']) {
      database.prepare(`DELETE FROM ${table} WHERE code = ? AND document = ?`).run(code, document);
    }
    marks.forget(`${code}/${document}`);
    output.say(`${code} ${document}: given up; it starts empty`);
  }
  for (const { code, problems } of sessions) {
    if (problems.length === 0) continue;
    database.prepare('DELETE FROM sessions WHERE code = ?').run(code);
    database.prepare('DELETE FROM ballots WHERE code = ?').run(code);
    marks.forget(code);
    output.say(`${code}: given up`);
  }
}
