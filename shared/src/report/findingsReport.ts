import type { Block } from '../activities/blocks.ts';
import { FINDING_KINDS, type Finding, type FindingKind, findingKey, readMap } from '../analysis/readMap.ts';
import type { Board } from '../board/readBoard.ts';
import { DOMAINS, DRIVERS } from '../content/domains.ts';
import type { Language, Localized } from '../content/localized.ts';
import { WORDS } from './words.ts';

/** What kinds of findings are called, with what makes each one stand out. */
const KINDS: Readonly<Record<FindingKind, Localized>> = {
  sameName: {
    nl: 'Dezelfde naam op meer kaarten',
    en: 'The same name on several cards',
  },
  otherDriver: {
    nl: 'Leunt op een drijfveer die de ander niet heeft',
    en: 'Leans on a driver that the other does not have',
  },
  missing: {
    nl: 'Wel een verbinding, niet aan tafel en niet vertegenwoordigd',
    en: 'Connected, not at the table and not represented',
  },
  allOnOne: {
    nl: 'Meer dan de helft van de verbindingen loopt via één partij',
    en: 'More than half of the connections run through one party',
  },
  oneOwner: {
    nl: 'Eén mens zet meer dan de helft van de volgende stappen',
    en: 'One person takes more than half of the next steps',
  },
  unusedDriver: {
    nl: 'Beweegt iemand, maar geen verbinding sluit erop aan',
    en: 'Moves somebody, but no connection joins in with it',
  },
  emptyDomain: { nl: 'Domeinen zonder iemand', en: 'Domains without anybody' },
  unconnected: { nl: 'Zonder verbinding', en: 'Without a connection' },
};

/**
 * What stands out on the map, as far as the group did not put it aside: a part for each kind, which says why, with a line
 * for each. Null when nothing stands out.
 */
export function findingsSection(board: Board, aside: readonly string[], language: Language): Block | null {
  const put = new Set(aside);
  const told = readMap(board).filter((finding) => !put.has(findingKey(finding)));
  if (told.length === 0) return null;
  const say = (text: Localized): string => text[language];
  const blocks = FINDING_KINDS.flatMap((kind): Block[] => {
    const lines = told.filter((one) => one.kind === kind).map((one) => findingInWords(one, board, language));
    if (lines.length === 0) return [];
    const inside: Block = { type: 'lines', numbered: false, lines };
    return [{ type: 'section', title: say(KINDS[kind]), item: null, blocks: [inside] }];
  });
  return { type: 'section', title: say(WORDS.findings), item: null, blocks };
}

/** One finding in a line: whom or what it is about, and the figures that it rests on. */
function findingInWords(finding: Finding, { stakeholders, connections }: Board, language: Language): string {
  const nameOf = (id: string | undefined): string => stakeholders[id ?? '']?.name || WORDS.empty[language];
  const list = (names: readonly string[]): string => new Intl.ListFormat(language).format(names);
  const nl = language === 'nl';
  const [first] = finding.stakeholders;
  const count = finding.connections.length;
  switch (finding.kind) {
    case 'otherDriver': {
      const link = connections[finding.connections[0] ?? ''];
      const driver = DRIVERS[finding.driver].name[language];
      return `${nameOf(link?.from)} → ${nameOf(link?.to)}: ${driver}`;
    }
    case 'allOnOne':
      return `${nameOf(first)}: ${count} ${nl ? 'van de' : 'of the'} ${finding.of}`;
    case 'oneOwner':
      return `${finding.owner}: ${count} ${nl ? 'van de' : 'of the'} ${finding.of}`;
    case 'unusedDriver':
      return `${DRIVERS[finding.driver].name[language]}: ${list(finding.stakeholders.map(nameOf))}`;
    case 'emptyDomain':
      return DOMAINS[finding.domain].name[language];
    case 'sameName':
      return `${list([...new Set(finding.stakeholders.map(nameOf))])} (${finding.stakeholders.length}×)`;
    case 'missing':
    case 'unconnected':
      return nameOf(first);
  }
}
