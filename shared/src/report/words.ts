import type { Detail } from '../activities/blocks.ts';
import type { Kind } from '../board/roots.ts';
import type { Localized } from '../content/localized.ts';

/** The headings of details, in tables and before values. */
export const DETAIL_WORDS: Readonly<Record<Detail | 'number' | 'source', Localized>> = {
  number: { nl: 'Nr.', en: 'No.' },
  organisation: { nl: 'Organisatie', en: 'Organisation' },
  person: { nl: 'Persoon', en: 'Person' },
  role: { nl: 'Rol', en: 'Role' },
  domain: { nl: 'Domein', en: 'Domain' },
  driver: { nl: 'Driver', en: 'Driver' },
  ring: { nl: 'Ring', en: 'Ring' },
  seat: { nl: 'Aan tafel', en: 'At the table' },
  interest: { nl: 'Belang', en: 'Interest' },
  standpoint: { nl: 'Standpunt', en: 'Standpoint' },
  represents: { nl: 'Vertegenwoordigt', en: 'Represents' },
  mandate: { nl: 'Mandaat', en: 'Mandate' },
  assumptions: { nl: 'Aannames en emoties', en: 'Assumptions and emotions' },
  notes: { nl: 'Notities', en: 'Notes' },
  from: { nl: 'Van', en: 'From' },
  to: { nl: 'Naar', en: 'To' },
  wished: { nl: 'Stand', en: 'State' },
  strengthNow: { nl: 'Sterkte nu', en: 'Strength now' },
  strengthWanted: { nl: 'Gewenste sterkte', en: 'Strength wanted' },
  ties: { nl: 'Wat verbindt', en: 'What connects' },
  obstacle: { nl: 'Wat maakt het lastig', en: 'What makes it hard' },
  boundaries: { nl: 'Soort grens', en: 'Kind of boundary' },
  nextStep: { nl: 'Volgende stap', en: 'Next step' },
  due: { nl: 'Wanneer', en: 'When' },
  sheet: { nl: 'Vel', en: 'Sheet' },
  cluster: { nl: 'Groep', en: 'Group' },
  mergedInto: { nl: 'Samengevoegd in', en: 'Merged into' },
  merged: { nl: 'Samengevoegd met', en: 'Merged with' },
  about: { nl: 'Bij', en: 'On' },
  comments: { nl: 'Opmerkingen', en: 'Comments' },
  reason: { nl: 'Reden', en: 'Reason' },
  table: { nl: 'Hoort aan tafel bij', en: 'Belongs on the table of' },
  owner: { nl: 'Eigenaar', en: 'Owner' },
  followUp: { nl: 'Opvolgen op', en: 'Follow up on' },
  original: { nl: 'Oorspronkelijke woorden', en: 'Original words' },
  leftOut: { nl: 'Niet in het verslag, omdat', en: 'Not in the report, because' },
  placeBefore: { nl: 'Half jaar voor de verkiezingen', en: 'Half a year before the elections' },
  whyBefore: { nl: 'Waarom dan', en: 'Why then' },
  placeAfter: { nl: 'Net na de verkiezingen', en: 'Just after the elections' },
  whyAfter: { nl: 'Waarom daarna', en: 'Why after that' },
  lensBefore: { nl: 'Half jaar ervoor', en: 'Half a year before' },
  lensAfter: { nl: 'Net erna', en: 'Just after' },
  source: { nl: 'Herkomst', en: 'Origin' },
};

/** What one thing of a kind is called. */
export const KIND_WORDS: Readonly<Record<Kind, Localized>> = {
  stakeholders: { nl: 'Partij', en: 'Party' },
  connections: { nl: 'Verbinding', en: 'Connection' },
  notes: { nl: 'Briefje', en: 'Note' },
  clusters: { nl: 'Groep', en: 'Group' },
  sheets: { nl: 'Vel', en: 'Sheet' },
  parkedIssues: { nl: 'Geparkeerd', en: 'Parked' },
  comments: { nl: 'Opmerking', en: 'Comment' },
};

export const WORDS = {
  kicker: { nl: 'Verslag van de sessie', en: 'Report of the session' },
  date: { nl: 'Datum', en: 'Date' },
  facilitation: { nl: 'Begeleiding', en: 'Facilitation' },
  participants: { nl: 'Deelnemers', en: 'Participants' },
  onTheBoard: { nl: 'Op het bord', en: 'On the board' },
  connectionsTable: { nl: 'Verbindingen', en: 'Connections' },
  partiesTable: { nl: 'Partijen op de kaart', en: 'Parties on the map' },
  mapCaption: { nl: 'De kaart.', en: 'The map.' },
  mapLegend: {
    nl: 'Gevuld: aan tafel. Omrand: vertegenwoordigd. Stippels: wordt geraadpleegd. Streepjes: niet aan tafel. Gestreepte lijn: gewenst.',
    en: 'Filled: at the table. Outlined: represented. Dots: is consulted. Dashes: not at the table. Dashed line: wished for.',
  },
  strengthLegend: {
    nl: 'Dikke lijn: sterk. Dunne lijn: zwak.',
    en: 'Thick line: strong. Thin line: weak.',
  },
  mapDescription: {
    nl: 'De kaart met zes domeinen rond de casus. De tabel eronder geeft dezelfde plekken.',
    en: 'The map with six domains around the case. The table below gives the same places.',
  },
  lensCaption: { nl: 'De kaart, {moment}.', en: 'The map, {moment}.' },
  lensLegend: {
    nl: 'Stippellijn: de plek van nu. Pijl: verschuift. Streep-punt: verbinding loopt risico. Dik: verbinding krijgt wind mee.',
    en: 'Dotted outline: the place of now. Arrow: shifts. Dash-dot: connection at risk. Heavy: connection with a tailwind.',
  },
  lensDescription: {
    nl: 'De kaart op een ander moment. De tabellen eronder geven wie verschuift en wat dat doet met verbindingen.',
    en: 'The map at another moment. The tables below give who shifts and what that does to connections.',
  },
  shiftsTable: { nl: 'Wat verschuift', en: 'What shifts' },
  marksTable: { nl: 'Wat dat doet met verbindingen', en: 'What that does to connections' },
  noShifts: { nl: 'Niemand verschuift.', en: 'Nobody shifts.' },
  findings: { nl: 'Wat opvalt op de kaart', en: 'What stands out on the map' },
  emptyMap: { nl: 'Er staat nog niemand op de kaart.', en: 'Nobody is on the map yet.' },
  noNotes: { nl: 'Op dit vel hangt niets.', en: 'Nothing is on this sheet.' },
  noSheets: { nl: 'Bij deze stap hoort geen vel meer.', en: 'No sheet belongs to this step any more.' },
  empty: { nl: '(leeg)', en: '(empty)' },
  untitled: { nl: 'Zonder titel', en: 'Untitled' },
  loose: { nl: 'Losse briefjes', en: 'Loose notes' },
  ungrouped: { nl: 'Niet in een groep', en: 'Not in a group' },
  otherSheets: { nl: 'Andere vellen', en: 'Other sheets' },
  map: { nl: 'De kaart', en: 'The map' },
  parkingLot: { nl: 'Parkeerplaats', en: 'Parking lot' },
  nothingParked: { nl: 'Er is niets geparkeerd.', en: 'Nothing was parked.' },
  present: { nl: 'Wie erbij was', en: 'Who took part' },
  omitted: { nl: 'Wat niet in dit verslag staat', en: 'What is not in this report' },
  wished: { nl: 'gewenst', en: 'wished for' },
  now: { nl: 'nu', en: 'now' },
  allFrom: { nl: 'Herkomst, tenzij anders vermeld', en: 'Origin, unless said otherwise' },
  addedHere: { nl: 'tijdens de sessie toegevoegd', en: 'added during the session' },
  fromMap: { nl: 'van de kaart', en: 'from the map' },
  fromNote: { nl: 'van de flap-over', en: 'from the flip chart' },
  fromFile: { nl: 'ingelezen', en: 'imported' },
  mergedWith: { nl: 'Samengevoegd met', en: 'Merged with' },
  contents: { nl: 'Inhoud', en: 'Contents' },
  id: { nl: 'id', en: 'id' },
  kind: { nl: 'soort', en: 'kind' },
  text: { nl: 'tekst', en: 'text' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The word over the texts of a table: what stands in it. */
export const TEXT_COLUMN_WORDS: Readonly<Record<Kind, Localized>> = {
  ...KIND_WORDS,
  parkedIssues: { nl: 'Onderwerp', en: 'Issue' },
};

/** A number of things in words: the first form for one, the second for any other number. Never broken over lines. */
function count(number: number, one: Localized, other: Localized): Localized {
  const form = number === 1 ? one : other;
  return { nl: `${number}\u00a0${form.nl}`, en: `${number}\u00a0${form.en}` };
}

export const counted = {
  parties: (n: number) => count(n, { nl: 'partij', en: 'party' }, { nl: 'partijen', en: 'parties' }),
  connections: (n: number) =>
    count(n, { nl: 'verbinding', en: 'connection' }, { nl: 'verbindingen', en: 'connections' }),
  notes: (n: number) => count(n, { nl: 'briefje', en: 'note' }, { nl: 'briefjes', en: 'notes' }),
  parked: (n: number): Localized => ({ nl: `${n}\u00a0geparkeerd`, en: `${n}\u00a0parked` }),
  remote: (n: number): Localized => ({ nl: `van wie ${n} op afstand`, en: `of whom ${n} remote` }),
} as const;

const SMALL_NUMBERS: Readonly<Record<'nl' | 'en', readonly string[]>> = {
  nl: 'geen een twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' '),
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** A number in a sentence: up to twelve as a word. */
export function inWords(number: number, language: 'nl' | 'en'): string {
  return SMALL_NUMBERS[language][number] ?? String(number);
}
