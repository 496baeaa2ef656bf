import type { DomainId, SeatId } from '@verbindbord/shared/content/domains.ts';
import type { Language, Localized } from '@verbindbord/shared/content/localized.ts';

/** Somebody whom people of the case put on the map. */
export interface Party {
  readonly name: Localized;
  readonly domain: DomainId;
  readonly seat: SeatId;
}

/** What people say in a session about the climate adaptation of a municipality. */
export interface Words {
  /** What has stayed with them, and what they did with it. */
  readonly memories: readonly string[];
  /** What they put under a heading that is open to all. */
  readonly lessons: readonly string[];
  /** Whom and what they want to connect. */
  readonly wishes: readonly string[];
  /** What makes that hard. */
  readonly obstacles: readonly string[];
  /** What a partner puts behind a line. */
  readonly additions: readonly string[];
  /** Why they rate something as they do, from low to high. */
  readonly reasons: readonly [low: readonly string[], middle: readonly string[], high: readonly string[]];
  /** Why something is not for this table. */
  readonly external: readonly string[];
  /** What they did, learned and still ask. */
  readonly endings: readonly string[];
}

export const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    memories: [
      'Dat niemand bij ons eigenaar is van het hitteplan',
      'De foto van de Molenstraat onder water',
      'Ik heb beheer gevraagd om mee te kijken met het rioolplan',
      'Dat de wethouder zelf kwam luisteren',
      'Het verhaal van de wijkverpleegkundige over de hittegolf',
      'Ik heb koffie gedronken met de programmamanager wonen',
      'Nog niets, de begroting ging voor',
      'Dat we allemaal een eigen kaart van dezelfde wijk hebben',
      'De stresstest ligt nu op twee bureaus in plaats van één',
      'We hebben een vast halfuur met het waterschap afgesproken',
      'Dat bewoners meer weten van de wateroverlast dan wij',
      'Ik heb onze planning naast die van het rioolbeheer gelegd',
      'De vraag wie er eigenlijk ja mag zeggen',
      'Het team groen is aangehaakt bij de herinrichting',
    ],
    lessons: [
      'Laat de schade zien in euro’s per straat',
      'Begin bij de wijk waar het vorig jaar misging',
      'Vraag eerst wat de ander dit jaar moet opleveren',
      'Geef de mensen die al willen de ruimte en wat uren',
      'Zeg alleen toe wat in de begroting staat',
      'Kom terug met wat je met de opmerkingen hebt gedaan',
      'Neem een kaart mee, geen rapport',
      'Eén aanspreekpunt, ook na de oplevering',
      'Plan de schouw samen met beheer',
      'Vier de eerste groene schoolpleinen zichtbaar',
      'Luister naar de mensen van de buitendienst',
      'Geen nieuw overleg, maar een punt op het bestaande',
      'Wees eerlijk over wat niet kan',
      'Koppel aan werk dat toch al gebeurt',
    ],
    wishes: [
      'Rioolbeheer en groen samen aan één ontwerp voor de Molenstraat',
      'De afdeling financiën eerder aan tafel, voor de kadernota',
      'Het sociaal domein bij het hitteplan: zij kennen de kwetsbare bewoners',
      'De projectleiders van wonen, zodat water in het eerste schetsontwerp zit',
      'De wijkmanagers: die horen als eersten waar het misgaat',
      'Vergunningen en toezicht, over tegels in voortuinen',
      'De programmamanager energie: de straat maar één keer open',
      'Vastgoed, voor de daken van onze eigen gebouwen',
      'De strategisch adviseur van de directie',
      'Onderwijshuisvesting, voor groene schoolpleinen',
      'De buitendienst bij het ontwerp, niet pas bij het onderhoud',
      'Communicatie, zodat we één verhaal vertellen',
      'De beheerders van de data: nu heeft iedereen eigen kaarten',
      'Mobiliteit, want minder parkeren is meer ruimte voor water',
      'Inkoop, voor eisen in de raamcontracten',
      'De collega’s van veiligheid over wateroverlast als ramp',
    ],
    obstacles: [
      'Ieder team heeft een eigen budget en een eigen jaar',
      'We spreken elkaar alleen als er al een conflict is',
      'Beheer hoort het pas als het ontwerp klaar is',
      'Niemand heeft uren om mee te denken in de beginfase',
      'De een rekent in kubieke meters, de ander in klachten',
      'Er is geen opdrachtgever die over alle teams gaat',
      'De directie ziet het als iets van de afdeling water',
      'Wie om hulp vraagt, lijkt zijn werk niet aan te kunnen',
      'Woningbouw gaat altijd voor',
      'De urgentie zakt weg zodra het weer droog is',
      'We werken thuis op andere dagen',
      'Onderhoud van groen is niet begroot',
      'Iedereen is bang voor nog een overleg erbij',
      'De afspraken van vorig jaar zijn met een collega vertrokken',
      'Het staat in geen enkel jaarplan',
      'De wethouders hebben elk een eigen stuk',
    ],
    additions: [
      ', liefst nog voor de zomer',
      ', en dan met een vaste datum',
      ': dat speelt bij ons ook',
      ', maar wie begint?',
      ', te beginnen met één straat',
      ', met de cijfers van de stresstest erbij',
      ', als de teamleider ja zegt',
    ],
    reasons: [
      ['Zolang het droog blijft, voelt niemand dit', 'Bij ons nog geen gesprek over gevoerd'],
      ['Verschilt erg per team', 'Bij beheer wel, bij ontwikkeling minder'],
      ['Na de kelders van juni twijfelt niemand meer', 'De kadernota komt eraan, dit is het moment'],
    ],
    external: [
      'Daar gaat het waterschap over',
      'Dit vraagt een gesprek met de corporaties',
      'De provincie beslist hierover',
    ],
    endings: [
      'We hebben namen opgeschreven in plaats van afdelingen',
      'Gezien wie er niet aan tafel zit',
      'Dat financiën mee wil denken als we vroeg komen',
      'Eén straat kiezen is genoeg om te beginnen',
      'Hoe houden we dit vast na de zomer?',
      'Wie geeft de opdracht als het over drie teams gaat?',
      'Dat de ander ook maar één begroting heeft',
      'We weten nu waar de stresstest ligt',
      'Wanneer spreken we de wethouder samen?',
    ],
  },
  en: {
    memories: [
      'That nobody here owns the heat plan',
      'The picture of Mill Street under water',
      'I asked maintenance to look at the sewer plan with me',
      'Nothing yet, the budget came first',
      'That we all have our own map of the same district',
      'I put our planning beside that of the sewers',
    ],
    lessons: [
      'Show the damage in euros per street',
      'Begin where it went wrong last year',
      'First ask what the other has to deliver this year',
      'Only promise what is in the budget',
      'Bring a map, not a report',
      'Be honest about what cannot be done',
    ],
    wishes: [
      'Sewers and parks on one design for Mill Street',
      'Finance at the table earlier, before the framework budget',
      'Social services in the heat plan: they know who is vulnerable',
      'The project leaders of housing, so that water is in the first sketch',
      'The energy programme: open the street only once',
      'The outdoor crew at the design, not only at maintenance',
      'Communication, so that we tell one story',
    ],
    obstacles: [
      'Every team has its own budget and its own year',
      'We only talk when there is a conflict already',
      'Maintenance hears of it when the design is finished',
      'No client is responsible for all teams',
      'Housing always comes first',
      'The urgency fades as soon as it is dry again',
      'It is in no annual plan',
    ],
    additions: [', before the summer', ', but who begins?', ', with one street to start with'],
    reasons: [
      ['As long as it stays dry nobody feels this'],
      ['Differs a lot from team to team'],
      ['After the cellars of June nobody doubts it any more'],
    ],
    external: ['That is up to the water authority', 'The province decides on this'],
    endings: [
      'We wrote down names instead of departments',
      'Seen who is not at the table',
      'How do we hold on to this after the summer?',
      'Choosing one street is enough to begin',
    ],
  },
};

export const PARTIES: readonly Party[] = [
  { name: { nl: 'Team riolering', en: 'Sewer team' }, domain: 'ambtelijk', seat: 'present' },
  { name: { nl: 'Team groen en beheer', en: 'Parks and maintenance' }, domain: 'ambtelijk', seat: 'present' },
  { name: { nl: 'Afdeling financiën', en: 'Finance department' }, domain: 'ambtelijk', seat: 'missing' },
  { name: { nl: 'Programma wonen', en: 'Housing programme' }, domain: 'ambtelijk', seat: 'represented' },
  { name: { nl: 'Wijkteams', en: 'District teams' }, domain: 'ambtelijk', seat: 'consulted' },
  {
    name: { nl: 'Wethouder water en groen', en: 'Alderman for water and parks' },
    domain: 'bestuur',
    seat: 'present',
  },
  { name: { nl: 'Wethouder wonen', en: 'Alderman for housing' }, domain: 'bestuur', seat: 'missing' },
  { name: { nl: 'Gemeentesecretaris', en: 'Town clerk' }, domain: 'bestuur', seat: 'represented' },
  {
    name: { nl: 'Raadscommissie ruimte', en: 'Council committee on planning' },
    domain: 'politiek',
    seat: 'consulted',
  },
  {
    name: { nl: 'Grootste oppositiepartij', en: 'Largest opposition party' },
    domain: 'politiek',
    seat: 'missing',
  },
  { name: { nl: 'Streekomroep', en: 'Regional broadcaster' }, domain: 'media', seat: 'missing' },
  { name: { nl: 'Buurtapp Molenkwartier', en: 'Neighbourhood app' }, domain: 'media', seat: 'missing' },
  {
    name: { nl: 'Bewoners Molenstraat', en: 'Residents of Mill Street' },
    domain: 'burger',
    seat: 'consulted',
  },
  { name: { nl: 'Seniorenraad', en: 'Council of the elderly' }, domain: 'burger', seat: 'missing' },
  { name: { nl: 'Schoolbesturen', en: 'School boards' }, domain: 'burger', seat: 'consulted' },
  { name: { nl: 'Woningcorporatie', en: 'Housing corporation' }, domain: 'privaat', seat: 'represented' },
  {
    name: { nl: 'Ondernemersvereniging centrum', en: 'Traders of the centre' },
    domain: 'privaat',
    seat: 'missing',
  },
  {
    name: { nl: 'Projectontwikkelaar stationsgebied', en: 'Developer of the station area' },
    domain: 'privaat',
    seat: 'missing',
  },
];
