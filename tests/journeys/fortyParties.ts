import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { decodeText } from '@verbindbord/shared/board/table/decodeText.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import type { Proposal } from '@verbindbord/shared/board/table/reading.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { DOMAINS } from '@verbindbord/shared/content/domains.ts';
import { middleOf } from '@verbindbord/shared/map/place.ts';
import type * as Y from 'yjs';

/** The parties of both cases and six more: forty. */
const TABLES = ['ghnt-stakeholders.csv', 'res-sudwest-fryslan-stakeholders.tsv'];
const MORE = [
  ['Griffie', 'politiek', 'Gemeente Súdwest-Fryslân'],
  ['Communicatie', 'media', 'Gemeente Súdwest-Fryslân'],
  ['Wijkteam', 'burger', 'Gemeente Súdwest-Fryslân'],
  ['Inkoop', 'privaat', 'Gemeente Súdwest-Fryslân'],
  ['Waterschap', 'bestuur', 'Wetterskip Fryslân'],
  ['Omgevingsdienst', 'ambtelijk', 'FUMO'],
] as const;

function read(file: string): readonly Proposal[] {
  const decoded = decodeText(readFileSync(join(import.meta.dirname, '../export/cases', file)));
  if (!decoded.ok) throw new Error(decoded.reason);
  const { rows } = readStakeholderTable(parseDelimited(decoded.text).rows, { language: 'nl' });
  return rows.map(({ proposal }) => proposal);
}

/** Puts forty parties on the map as a hurried group does: each near the middle of where it belongs, over each other. */
export function putForty(doc: Y.Doc): void {
  doc.transact(() => {
    const ids = TABLES.flatMap(read).map(({ domain, driver, ring, ...fields }, index) => {
      if (domain === null || driver === null) throw new Error(`${fields.name} has no place`);
      const { lean, reach } = middleOf({ domain, driver, ring });
      const place = {
        domain,
        lean: lean + ((index % 5) - 2) * 0.03,
        reach: reach + ((index % 3) - 1) * 0.02,
      };
      return addStakeholder(doc, { ...fields, place });
    });
    for (const [name, domain, organisation] of MORE) {
      const place = middleOf({ domain, driver: DOMAINS[domain].drivers[0].id, ring: 'involved' });
      ids.push(
        addStakeholder(doc, { name, organisation, place, seat: 'represented', mandate: 'eigen budget' }),
      );
    }
    for (let index = 0; index < 14; index++) {
      const [from = '', to = ''] = [ids[(index * 7) % 40], ids[(index * 3 + 5) % 40]];
      addConnection(doc, { from, to, driver: 'content', wished: index % 3 === 0 });
    }
  });
}
