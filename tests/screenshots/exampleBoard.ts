import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setSectors } from '@verbindbord/shared/board/boardSettings.ts';
import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { decodeText } from '@verbindbord/shared/board/table/decodeText.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { DOMAIN_IDS, type DomainId, type DriverId } from '@verbindbord/shared/content/domains.ts';
import { cardSize } from '@verbindbord/shared/map/cardText.ts';
import { freePlaces } from '@verbindbord/shared/map/freePlace.ts';
import { sectorsByCrowding } from '@verbindbord/shared/map/sectors.ts';
import { standardWheel } from '@verbindbord/shared/map/wheel.ts';
import type * as Y from 'yjs';

/**
 * The board of the pictures: what published accounts of the programme 'Geweld hoort nergens thuis' name, placed
 * as an import places it. Roles and organisations, no persons.
 */
const CASE = join(import.meta.dirname, '../export/cases/ghnt-stakeholders.csv');

const CONNECTIONS: readonly (readonly [from: string, to: string, driver: DriverId, wished?: 'wished'])[] = [
  ['Directie VWS', 'Directie JenV', 'content'],
  ['Programmateam', 'Directie JenV', 'content'],
  ['Landelijk Netwerk Veilig Thuis', 'Centrumgemeenten', 'result', 'wished'],
  ['Spiegelgroep ervaringsdeskundigen', 'Regionale projectleiders', 'continuity', 'wished'],
  ['VNG', 'Minister van VWS', 'visibility'],
  ['Landelijk Netwerk Veilig Thuis', 'Nationale Politie', 'content', 'wished'],
  ['VNG', 'PO-Raad en VO-Raad', 'consensus'],
  ['Minister van VWS', 'Tweede Kamer', 'contrast'],
  ['Minister van VWS', 'Landelijke pers', 'scoring'],
  ['Betrokken gezinnen', 'Spiegelgroep ervaringsdeskundigen', 'emotion'],
  ['Jeugdzorg NL', 'GGZ NL', 'revenue'],
];

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Geld en regels': [
    'De regeling kwam niet zonder slag of stoot tot stand',
    'Gescheiden geldstromen',
    'Onduidelijk wie na 2021 eigenaar is',
  ],
  'Politiek en tempo': ['Politieke druk en de waan van de dag'],
  'Eigen huis eerst': ['Eigen onderdeel eerst', 'Systeemwereld en leefwereld raken elkaar'],
};

const WHOM = [
  'De directies van VWS en JenV aan één subsidieregeling',
  'Het programmateam aan de lijnorganisatie',
  'De regionale projectleiders aan de opdrachtgevers',
  'De spiegelgroep aan de stuurgroep',
  'Gemeenten aan de landelijke sturing',
];

const PARKED: readonly (readonly [text: string, reason: string, table: string])[] = [
  ['Subsidie voor regio’s zonder projectleider', 'ander geld', 'VNG en Rijk'],
  ['Rol van scholen bij het melden', 'andere tafel', 'PO-Raad en VO-Raad'],
  ['Uitkomsten van de Impactmonitor in de pers', 'buitenwereld', 'communicatie'],
];

export function fillBoard(doc: Y.Doc): void {
  doc.transact(() => {
    const ids = placeStakeholders(doc);
    for (const [from, to, driver, wished] of CONNECTIONS) {
      addConnection(doc, {
        from: ids.get(from) ?? '',
        to: ids.get(to) ?? '',
        driver,
        wished: wished !== undefined,
      });
    }
    fillFlipChart(doc);
    for (const [text, reason, table] of PARKED) park(doc, { text, reason, table });
  });
}

function placeStakeholders(doc: Y.Doc): Map<string, string> {
  const decoded = decodeText(readFileSync(CASE));
  if (!decoded.ok) throw new Error(decoded.reason);
  const { rows } = readStakeholderTable(parseDelimited(decoded.text).rows, { language: 'nl' });
  const counts = Object.fromEntries(DOMAIN_IDS.map((id) => [id, 0])) as Record<DomainId, number>;
  for (const { proposal } of rows) if (proposal.domain) counts[proposal.domain]++;
  const sectors = sectorsByCrowding(counts);
  setSectors(doc, sectors);
  const places = freePlaces(standardWheel(sectors), []);
  const ids = new Map<string, string>();
  for (const { proposal } of rows) {
    const { domain, driver, ring, ...fields } = proposal;
    if (domain === null || driver === null) throw new Error(`${proposal.name} has no place`);
    const place = places.take({ domain, driver, ring }, cardSize(proposal.name));
    ids.set(proposal.name, addStakeholder(doc, { ...fields, place }));
  }
  return ids;
}

function fillFlipChart(doc: Y.Doc): void {
  const origin = (number: number) => {
    const names = ['Samira en Bram', 'Fatma en Pieter', 'Joost en Anouk', 'Hülya, Wim en Tess'];
    const label = `tweetal ${number}: ${names[number - 1]}`;
    return { kind: 'pair', pair: `pair-${number}`, line: '', label } as const;
  };
  const sheets = [...rootOf(doc, 'sheets').keys()];
  const [whom = '', hard = ''] = sheets.filter((id) => id.startsWith('plenary'));
  WHOM.forEach((text, index) => {
    addNote(doc, { sheet: whom, text, origin: origin((index % 4) + 1) });
  });
  Object.entries(GROUPS).forEach(([name, texts], group) => {
    const cluster = addCluster(doc, { sheet: hard, name, order: group + 1 });
    texts.forEach((text, index) => {
      addNote(doc, { sheet: hard, cluster, text, origin: origin(((group + index) % 4) + 1) });
    });
  });
}
