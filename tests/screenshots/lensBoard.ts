import { changeLens, setCaseTitle, setSectors } from '@verbindbord/shared/board/boardSettings.ts';
import { addComment } from '@verbindbord/shared/board/comment.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import {
  addStakeholder,
  moveStakeholder,
  setStakeholderLabel,
} from '@verbindbord/shared/board/stakeholder.ts';
import {
  DOMAIN_IDS,
  DOMAINS,
  type DomainId,
  type DriverId,
  RING_IDS,
  type RingId,
  type SeatId,
} from '@verbindbord/shared/content/domains.ts';
import { cardSize } from '@verbindbord/shared/map/cardText.ts';
import { freePlaces } from '@verbindbord/shared/map/freePlace.ts';
import { sectorsByCrowding } from '@verbindbord/shared/map/sectors.ts';
import { standardWheel } from '@verbindbord/shared/map/wheel.ts';
import type * as Y from 'yjs';

type Row = readonly [
  id: string,
  name: string,
  domain: DomainId,
  driver: 0 | 1,
  ring: 0 | 1 | 2,
  seat: SeatId,
];

/** Who has to do with 'Geweld hoort nergens thuis'. */
const PARTIES: readonly Row[] = [
  ['vws', 'Directie VWS', 'ambtelijk', 0, 0, 'present'],
  ['jenv', 'Directie JenV', 'ambtelijk', 1, 0, 'present'],
  ['team', 'Programmateam', 'ambtelijk', 1, 0, 'present'],
  ['regio', 'Regionale projectleiders', 'ambtelijk', 0, 0, 'present'],
  ['thuis', 'Landelijk Netwerk Veilig Thuis', 'ambtelijk', 1, 0, 'present'],
  ['raad', 'Raad voor de Kinderbescherming', 'ambtelijk', 0, 2, 'missing'],
  ['politie', 'Nationale Politie', 'ambtelijk', 1, 2, 'missing'],
  ['om', 'Openbaar Ministerie', 'ambtelijk', 1, 2, 'missing'],
  ['vng', 'VNG', 'bestuur', 0, 0, 'present'],
  ['centrum', 'Centrumgemeenten', 'bestuur', 1, 1, 'represented'],
  ['scholen', 'PO-Raad en VO-Raad', 'bestuur', 0, 2, 'missing'],
  ['minister', 'Minister van VWS', 'politiek', 1, 1, 'represented'],
  ['kamer', 'Tweede Kamer', 'politiek', 0, 2, 'missing'],
  ['pers', 'Landelijke pers', 'media', 1, 2, 'missing'],
  ['spiegel', 'Spiegelgroep ervaringsdeskundigen', 'burger', 1, 1, 'represented'],
  ['gezin', 'Betrokken gezinnen', 'burger', 0, 2, 'missing'],
  ['ggz', 'GGZ NL', 'privaat', 1, 2, 'missing'],
  ['jeugd', 'Jeugdzorg NL', 'privaat', 0, 2, 'missing'],
];

/** What was said of whom, and by whom. */
const COMMENTS: readonly (readonly [on: string, text: string, by: string])[] = [
  ['vng', 'Eerst de commissie Zorg bellen, dan pas het bestuur.', 'Samira'],
  ['vng', 'Joost kent daar iemand.', 'Bram'],
  ['kamer', 'Wie volgt dit dossier na maart?', 'Samira'],
];
const COMMENTED_AT = Date.UTC(2026, 10, 24, 13, 5);

const CONNECTIONS: readonly (readonly [from: string, to: string, driver: DriverId, wished: boolean])[] = [
  ['vws', 'jenv', 'content', false],
  ['team', 'jenv', 'content', false],
  ['thuis', 'centrum', 'result', true],
  ['spiegel', 'regio', 'continuity', true],
  ['vng', 'minister', 'visibility', false],
  ['thuis', 'politie', 'content', true],
  ['vng', 'scholen', 'consensus', false],
  ['minister', 'kamer', 'contrast', false],
  ['minister', 'pers', 'scoring', false],
  ['gezin', 'spiegel', 'emotion', false],
  ['jeugd', 'ggz', 'revenue', false],
];

const SHIFTS: readonly (readonly [
  id: string,
  domain: DomainId,
  driver: DriverId,
  ring: RingId,
  why: string,
])[] = [
  ['vng', 'politiek', 'visibility', 'table', 'Wil vóór de verkiezingen iets kunnen laten zien.'],
  ['centrum', 'politiek', 'contrast', 'involved', 'Wethouders gaan zich onderscheiden.'],
  ['vws', 'ambtelijk', 'continuity', 'involved', ''],
  ['pers', 'media', 'scoring', 'involved', ''],
];

/** A board whose map is looked at half a year before the elections. */
export function fillLensBoard(doc: Y.Doc): void {
  const counts = Object.fromEntries(
    DOMAIN_IDS.map((id) => [id, PARTIES.filter(([, , domain]) => domain === id).length]),
  ) as Record<DomainId, number>;
  const sectors = sectorsByCrowding(counts);
  const wheel = standardWheel(sectors);
  doc.transact(() => {
    setSectors(doc, sectors);
    setCaseTitle(doc, 'Geweld hoort nergens thuis');
    changeLens(doc, { election: { name: 'Tweede Kamerverkiezingen', date: '2021-03-17' } });
    const places = freePlaces(wheel, []);
    for (const [id, name, domain, index, ring, seat] of PARTIES) {
      const meaning = { domain, driver: DOMAINS[domain].drivers[index].id, ring: RING_IDS[ring] ?? 'table' };
      addStakeholder(doc, { id, name, seat, place: places.take(meaning, cardSize(name)) });
    }
    for (const [from, to, driver, wished] of CONNECTIONS) addConnection(doc, { from, to, driver, wished });
    for (const [index, [on, text, label]] of COMMENTS.entries())
      addComment(doc, {
        on,
        text,
        at: COMMENTED_AT + index * 60_000,
        origin: { kind: 'person', participant: label, label },
      });
    for (const [id, domain, driver, ring, why] of SHIFTS) {
      const name = PARTIES.find(([own]) => own === id)?.[1] ?? '';
      moveStakeholder(doc, id, places.take({ domain, driver, ring }, cardSize(name)), 'before');
      setStakeholderLabel(doc, id, 'whyBefore', why);
    }
  });
}
