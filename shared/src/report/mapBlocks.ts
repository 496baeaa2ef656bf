import type { Block, Column, Item } from '../activities/blocks.ts';
import type { Connection } from '../board/connection.ts';
import { boardAt } from '../board/moment.ts';
import type { Board } from '../board/readBoard.ts';
import type { Stakeholder } from '../board/stakeholder.ts';
import { DOMAIN_IDS, DOMAINS, DRIVERS, RING_IDS } from '../content/domains.ts';
import type { LensMoment } from '../content/lens.ts';
import type { Language } from '../content/localized.ts';
import { lineWeight, showsStrength } from '../map/lineWeight.ts';
import { meaningOf } from '../map/place.ts';
import { evenSectors } from '../map/sectors.ts';
import type { SessionState } from '../session/state.ts';
import { columnValues } from './details.ts';
import { findingsSection } from './findingsReport.ts';
import type { ItemMaker } from './items.ts';
import { lensSection, lensViews } from './lensReport.ts';
import type { ReportMap } from './tree.ts';
import { inWords, WORDS } from './words.ts';

/** Stakeholders as they are numbered: around the wheel, within a domain from the table outwards. */
export function inMapOrder(stakeholders: readonly Stakeholder[]): readonly Stakeholder[] {
  const rank = ({ place }: Stakeholder) =>
    DOMAIN_IDS.indexOf(place.domain) * 10 + RING_IDS.indexOf(meaningOf(place).ring);
  return [...stakeholders].sort(
    (a, b) => rank(a) - rank(b) || a.place.lean - b.place.lean || (a.id < b.id ? -1 : 1),
  );
}

/** Connections in the order of the numbers of their ends. */
function inOrderOfEnds(
  connections: readonly Connection[],
  order: readonly Stakeholder[],
): readonly Connection[] {
  const numbers = new Map(order.map(({ id }, index) => [id, index]));
  const rank = ({ from, to }: Connection) => (numbers.get(from) ?? 0) * order.length + (numbers.get(to) ?? 0);
  return [...connections].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** @param aside what stands out and was put aside, by `findingKey` */
export function mapBlocks(
  board: Board,
  order: readonly Stakeholder[],
  make: ItemMaker,
  { language, aside = [] }: Pick<SessionState, 'language' | 'aside'>,
): readonly Block[] {
  if (order.length === 0) return [{ type: 'paragraph', text: WORDS.emptyMap[language] }];
  const connections = inOrderOfEnds(Object.values(board.connections), order);
  const blocks: Block[] = [
    { type: 'paragraph', text: whoSitsWhere(order, language) },
    {
      type: 'map',
      moment: 'now',
      caption: WORDS.mapCaption[language],
      legend: connections.some(showsStrength)
        ? `${WORDS.mapLegend[language]} ${WORDS.strengthLegend[language]}`
        : WORDS.mapLegend[language],
      description: WORDS.mapDescription[language],
    },
    {
      type: 'table',
      caption: WORDS.partiesTable[language],
      columns: [['number'], ['text', 'organisation'], ['domain', 'driver'], ['ring', 'seat'], ['interest']],
      items: order.map(make.stakeholder),
    },
  ];
  if (connections.length > 0) {
    const items = connections.map(make.connection);
    const columns: Column[] = [
      ['from'],
      ['to'],
      ['driver'],
      ['wished'],
      ['obstacle'],
      ['nextStep', 'owner', 'due'],
    ];
    blocks.push({
      type: 'table',
      caption: WORDS.connectionsTable[language],
      // A column in which nobody wrote anything would only take room.
      columns: columns.filter((column) => items.some((item) => columnValues(column, item).length > 0)),
      items,
    });
  }
  const findings = findingsSection(board, aside, language);
  if (findings) blocks.push(findings);
  const makers = {
    stakeholder: (id: string) => itemOf(board.stakeholders[id], make.stakeholder),
    connection: (id: string) => itemOf(board.connections[id], make.connection),
  };
  for (const view of lensViews(board, language)) blocks.push(lensSection(view, board, makers, language));
  return blocks;
}

function itemOf<T>(thing: T | undefined, make: (thing: T) => Item): Item | null {
  return thing === undefined ? null : make(thing);
}

/** 'Zes partijen zitten aan tafel, vijf daarvan ambtelijk. Media en privaat staan geheel op afstand.' */
function whoSitsWhere(order: readonly Stakeholder[], language: Language): string {
  const nl = language === 'nl';
  const present = order.filter(({ seat }) => seat === 'present');
  const byDomain = DOMAIN_IDS.map((id) => ({
    name: DOMAINS[id].name[language].toLowerCase(),
    present: present.filter(({ place }) => place.domain === id).length,
    all: order.filter(({ place }) => place.domain === id),
  }));
  const most = byDomain.reduce((best, domain) => (domain.present > best.present ? domain : best));
  const number = capital(inWords(present.length, language));
  const sit = present.length === 1 ? 'partij zit' : 'partijen zitten';
  const nouns = present.length === 1 ? 'party is' : 'parties are';
  let first = nl ? `${number} ${sit} aan tafel` : `${number} ${nouns} at the table`;
  if (most.present > 1 && most.present < present.length) {
    const share = inWords(most.present, language);
    first += nl ? `, ${share} daarvan in het domein ${most.name}` : `, ${share} of them in ${most.name}`;
  }
  const far = byDomain.filter(
    ({ all }) => all.length > 0 && all.every(({ place }) => meaningOf(place).ring === 'distant'),
  );
  if (far.length === 0) return `${first}.`;
  const names = new Intl.ListFormat(language).format(far.map(({ name }) => name));
  const stand = nl ? (far.length === 1 ? 'staat' : 'staan') : far.length === 1 ? 'is' : 'are';
  return `${first}. ${capital(names)} ${stand} ${nl ? 'geheel op afstand' : 'entirely at a distance'}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the figure draws. */
export function reportMap(
  board: Board,
  order: readonly Stakeholder[],
  title: string,
  language: Language,
): ReportMap {
  const connections = inOrderOfEnds(Object.values(board.connections), order);
  return {
    caseTitle: board.settings.caseTitle || title,
    sectors: board.settings.sectors ?? evenSectors,
    cards: order.map(({ id, name, place, seat }) => ({ id, name, place, seat })),
    connections: connections.map(({ id, from, to, driver, wished, strengthNow }) => ({
      id,
      from,
      to,
      label: DRIVERS[driver].name[language],
      domain: DRIVERS[driver].domain,
      wish: wished,
      weight: lineWeight({ wished, strengthNow }),
    })),
  };
}

/** What the figures of other moments draw: who stands elsewhere then, and what that does to connections. */
export function lensMaps(
  board: Board,
  order: readonly Stakeholder[],
  title: string,
  language: Language,
): Readonly<Partial<Record<LensMoment, ReportMap>>> {
  const now = reportMap(board, order, title, language);
  const maps = lensViews(board, language).map(({ moment, marks }) => {
    const { stakeholders } = boardAt(board, moment);
    const effects = new Map(marks.map(({ connection, effect }) => [connection, effect]));
    const cards = now.cards.map((card) => {
      const place = stakeholders[card.id]?.place ?? card.place;
      return place === card.place ? card : { ...card, place, now: card.place };
    });
    // A line says what the moment does to the connection, and not how strong it is.
    const connections = now.connections.map(({ weight: _now, ...connection }) => {
      const effect = effects.get(connection.id);
      return effect === undefined ? connection : { ...connection, effect };
    });
    return [moment, { ...now, cards, connections }] as const;
  });
  return Object.fromEntries(maps);
}
