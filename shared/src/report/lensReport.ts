import type { Block, Item } from '../activities/blocks.ts';
import { type LensMark, lensOf, marksAt, type Shift, shiftsAt } from '../analysis/lens.ts';
import { reasonInWords } from '../analysis/lensWords.ts';
import type { Board } from '../board/readBoard.ts';
import { DOMAIN_IDS, DOMAINS, DRIVERS, RINGS } from '../content/domains.ts';
import { LENS_MOMENTS, type LensContent, type LensMoment, MOMENTS } from '../content/lens.ts';
import type { Language, Localized } from '../content/localized.ts';
import { meaningOf, type Place } from '../map/place.ts';
import { dateInWords } from './dates.ts';
import { WORDS } from './words.ts';

/** What the election lens showed at one moment. */
export interface LensView {
  readonly moment: LensMoment;
  readonly content: LensContent;
  readonly shifts: readonly Shift[];
  readonly marks: readonly LensMark[];
}

/** The moments that a group looked at: somebody shifts then, or it chose an election or said what the lens does. */
export function lensViews(board: Board, language: Language): readonly LensView[] {
  const { election, lensBefore, lensAfter } = board.settings;
  return LENS_MOMENTS.flatMap((moment): LensView[] => {
    const shifts = shiftsAt(board, moment);
    const own = moment === 'before' ? lensBefore : lensAfter;
    if (shifts.length === 0 && election === null && own === null) return [];
    const content = lensOf(board, moment, language);
    return [{ moment, content, shifts, marks: marksAt(board, moment, content) }];
  });
}

/** 'Politiek, zichtbaarheid, aan tafel'. */
export function placeInWords(place: Place, language: Language): string {
  const { domain, driver, ring } = meaningOf(place);
  return [DOMAINS[domain].name, DRIVERS[driver].name, RINGS[ring]].map((word) => word[language]).join(', ');
}

/** 'Loopt risico: leunt op consensus; VNG gaat van consensus naar zichtbaarheid'. */
export function markInWords({ effect, reasons }: LensMark, name: string, language: Language): string {
  const word = {
    risk: { nl: 'Loopt risico', en: 'At risk' },
    helped: { nl: 'Krijgt wind mee', en: 'Has a tailwind' },
  }[effect];
  return `${word[language]}: ${reasons.map((reason) => reasonInWords(reason, name, language)).join('; ')}`;
}

interface Makers {
  readonly stakeholder: (id: string) => Item | null;
  readonly connection: (id: string) => Item | null;
}

/** The part of the report about one moment: what the lens says, the map of then, who shifts, and what that does. */
export function lensSection(view: LensView, board: Board, make: Makers, language: Language): Block {
  const { moment, content, shifts, marks } = view;
  const say = (text: Localized): string => text[language];
  const name = say(MOMENTS[moment]);
  const says = DOMAIN_IDS.filter((domain) => content[domain].text !== '').map(
    (domain) => `${say(DOMAINS[domain].name)}: ${content[domain].text}`,
  );
  const shifted = shifts.flatMap(({ stakeholder }) => make.stakeholder(stakeholder) ?? []);
  const marked = marks.flatMap(({ connection }) => make.connection(connection) ?? []);
  const isBefore = moment === 'before';
  const blocks: Block[] = [];
  const election = electionInWords(board, language);
  if (election !== '') blocks.push({ type: 'paragraph', text: election });
  if (says.length > 0) blocks.push({ type: 'lines', numbered: false, lines: says });
  blocks.push({
    type: 'map',
    moment,
    caption: say(WORDS.lensCaption).replace('{moment}', name),
    legend: say(WORDS.lensLegend),
    description: say(WORDS.lensDescription),
  });
  if (shifted.length === 0) blocks.push({ type: 'paragraph', text: say(WORDS.noShifts) });
  else {
    blocks.push({
      type: 'table',
      isPart: true,
      caption: say(WORDS.shiftsTable),
      columns: [
        ['number'],
        ['text'],
        ['domain', 'driver', 'ring'],
        [isBefore ? 'placeBefore' : 'placeAfter'],
        [isBefore ? 'whyBefore' : 'whyAfter'],
      ],
      items: shifted,
    });
  }
  if (marked.length > 0) {
    blocks.push({
      type: 'table',
      isPart: true,
      caption: say(WORDS.marksTable),
      columns: [['from'], ['to'], ['driver'], [isBefore ? 'lensBefore' : 'lensAfter']],
      items: marked,
    });
  }
  return { type: 'section', title: name.charAt(0).toUpperCase() + name.slice(1), item: null, blocks };
}

function electionInWords({ settings: { election } }: Board, language: Language): string {
  if (election === null) return '';
  const date = election.date === '' ? '' : dateInWords(election.date, language);
  return [election.name, date].filter((part) => part !== '').join(', ');
}
