import type { Hiding } from '../activities/flipChart/settings.ts';
import type { Step } from '../activities/step.ts';
import type { Source } from '../activities/summary/settings.ts';
import { GUIDING_QUESTIONS } from '../content/guidingQuestions.ts';
import type { Language, Localized } from '../content/localized.ts';
import { PERSPECTIVE_IDS, PERSPECTIVES, type PerspectiveId } from '../content/perspectives.ts';
import { STRATEGIES, STRATEGY_IDS } from '../content/strategies.ts';
import type { Programme } from './programme.ts';

/** The templates that ship; a session starts as a copy of one, in its own language. */
export const TEMPLATE_IDS = ['internal', 'blank'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const TEMPLATE_NAMES: Readonly<Record<TemplateId, Localized>> = {
  internal: { nl: 'Intern verbinden', en: 'Connecting internally' },
  blank: { nl: 'Leeg programma', en: 'Empty programme' },
};

const review: readonly Localized[] = [
  { nl: 'Wat is je bijgebleven van sessie 1?', en: 'What has stayed with you from session 1?' },
  { nl: 'Wat heb je er al mee gedaan?', en: 'What have you already done with it?' },
];

const lessons: readonly Localized[] = [
  { nl: 'Maak urgentie zichtbaar', en: 'Make urgency visible' },
  { nl: 'Eerst luisteren, dan doen', en: 'Listen first, then act' },
  { nl: 'Gebruik de energie van mensen die willen', en: 'Use the energy of enthusiastic people' },
  { nl: 'Wees een betrouwbare overheid', en: 'Be a reliable government' },
];

const pairQuestions: readonly Localized[] = [
  { nl: 'Wat en met wie wil je intern verbinden?', en: 'What and whom do you want to connect internally?' },
  { nl: 'Wat maakt dit lastig?', en: 'What makes this hard?' },
];

const conditions: readonly { readonly id: string; readonly title: Localized; readonly hint: Localized }[] = [
  {
    id: 'urgency',
    title: { nl: 'Urgentie', en: 'Urgency' },
    hint: { nl: 'Moet dit nu?', en: 'Must this be now?' },
  },
  {
    id: 'addedValue',
    title: { nl: 'Meerwaarde', en: 'Added value' },
    hint: { nl: 'Levert het ons meer op?', en: 'Does it bring us more?' },
  },
  {
    id: 'dependency',
    title: { nl: 'Afhankelijkheid', en: 'Dependency' },
    hint: { nl: 'Hebben we elkaar nodig?', en: 'Do we need each other?' },
  },
  {
    id: 'window',
    title: { nl: 'Kansenvenster', en: 'Window of opportunity' },
    hint: { nl: 'Is dit het moment?', en: 'Is this the moment?' },
  },
];

const evaluation: readonly Localized[] = [
  { nl: 'Wat hebben we gedaan?', en: 'What did we do?' },
  { nl: 'Wat hebben we geleerd?', en: 'What did we learn?' },
  { nl: 'Welke vragen blijven over?', en: 'Which questions remain?' },
];

/** The sheet of the flip chart that interventions from a perspective are shared to. */
function perspectiveSheet(id: PerspectiveId): string {
  return `perspectives-${id}`;
}

/** 'Begroting ontschotten, klimaatscan of portfolio’s': what the session offers as a start. */
function examples(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(texts);
}

/** Where the guiding questions are answered in the course of the session. */
const answeredBy: Readonly<Record<keyof typeof GUIDING_QUESTIONS, readonly Source[]>> = {
  whom: [
    { kind: 'sheet', sheet: 'plenary-1' },
    { kind: 'map', what: 'wished' },
  ],
  hard: [
    { kind: 'sheet', sheet: 'plenary-2' },
    { kind: 'map', what: 'obstacle' },
  ],
  conditions: [
    { kind: 'ballot', step: 'conditions' },
    ...PERSPECTIVE_IDS.map((id): Source => ({ kind: 'sheet', sheet: perspectiveSheet(id) })),
  ],
  strategy: [
    { kind: 'ballot', step: 'strategies' },
    { kind: 'map', what: 'nextStep' },
  ],
};

/** The programme of a template in one language: a fresh copy that the session may change. */
export function programmeOf(template: TemplateId, language: Language): Programme {
  return template === 'blank' ? blank(language) : internal(language);
}

/** As little as a programme can be: a welcome, to be built on. */
function blank(language: Language): Programme {
  const title = { nl: 'Welkom', en: 'Welcome' }[language];
  return [{ id: 'welcome', kind: 'text', title, minutes: 5, settings: { lines: [], numbered: false } }];
}

function internal(language: Language): Programme {
  const say = (text: Localized): string => text[language];
  const sheets = (id: string, titles: readonly Localized[]) =>
    titles.map((title, index) => ({ id: `${id}-${index + 1}`, title: say(title) }));
  const hiddenSheets = (id: string, titles: readonly Localized[], hidden: Hiding) =>
    sheets(id, titles).map((sheet) => ({ ...sheet, hidden }));
  const plenary = sheets('plenary', pairQuestions);
  const steps: Step[] = [
    {
      id: 'review',
      kind: 'flipChart',
      title: say({ nl: 'Terugblik', en: 'Looking back' }),
      minutes: 8,
      settings: { sheets: hiddenSheets('review', review, 'named') },
    },
    {
      id: 'lessons',
      kind: 'flipChart',
      title: say({ nl: 'Lessen uit sessie 1', en: 'Lessons from session 1' }),
      minutes: 4,
      settings: { sheets: sheets('lessons', lessons) },
    },
    {
      id: 'questions',
      kind: 'text',
      title: say({ nl: 'Leidende vragen', en: 'Guiding questions' }),
      minutes: 8,
      settings: { lines: Object.values(GUIDING_QUESTIONS).map(say), numbered: true },
    },
    {
      id: 'pairs',
      kind: 'pairWork',
      title: say({ nl: 'Wie wil je verbinden?', en: 'Whom do you want to connect?' }),
      minutes: 20,
      settings: {
        questions: pairQuestions.map((title, index) => ({
          id: `question-${index + 1}`,
          title: say(title),
          sheet: `plenary-${index + 1}`,
        })),
      },
    },
    {
      id: 'plenary',
      kind: 'flipChart',
      title: say({ nl: 'Plenair', en: 'Plenary' }),
      minutes: 25,
      settings: { sheets: plenary },
    },
    {
      id: 'map',
      kind: 'domainMap',
      title: say({ nl: 'Domeinen en drivers', en: 'Domains and drivers' }),
      // With the election lens and the break.
      minutes: 43,
      settings: {
        prompt: say({
          nl: 'Zet de mensen en partijen uit jouw casus op de kaart.',
          en: 'Put the people and parties of your case on the map.',
        }),
      },
    },
    {
      id: 'conditions',
      kind: 'ballot',
      title: say({ nl: 'Voorwaarden voor verbinding', en: 'Conditions for connection' }),
      minutes: 12,
      settings: {
        form: 'rating',
        questions: conditions.map(({ id, title, hint }) => ({ id, title: say(title), hint: say(hint) })),
        subjects: [],
        low: say({ nl: 'nauwelijks', en: 'hardly' }),
        high: say({ nl: 'heel sterk', en: 'very much' }),
        anonymous: true,
      },
    },
    {
      id: 'perspectives',
      kind: 'pairWork',
      title: say({ nl: 'Zes perspectieven', en: 'Six perspectives' }),
      minutes: 12,
      settings: {
        prompt: say({
          nl: 'Kies een perspectief. Kies of bedenk een interventie voor een verbinding. Schrijf erbij wie het doet en wat het moet opleveren.',
          en: 'Choose a perspective. Choose or invent an intervention for a connection. Write who does it and what it should bring.',
        }),
        questions: PERSPECTIVE_IDS.map((id) => ({
          id: `perspective-${id}`,
          title: say(PERSPECTIVES[id].name),
          hint: say({
            nl: `${PERSPECTIVES[id].about.nl} Bijvoorbeeld: ${examples(PERSPECTIVES[id].interventions.map(say), language)}.`,
            en: `${PERSPECTIVES[id].about.en} For instance: ${examples(PERSPECTIVES[id].interventions.map(say), language)}.`,
          }),
          sheet: perspectiveSheet(id),
        })),
      },
    },
    {
      id: 'strategies',
      kind: 'ballot',
      title: say({ nl: 'Strategieën', en: 'Strategies' }),
      minutes: 8,
      settings: {
        form: 'dots',
        question: say({
          nl: 'Welke mix van strategieën past bij jouw casus?',
          en: 'Which mix of strategies suits your case?',
        }),
        subjects: STRATEGY_IDS.map((id) => ({
          id,
          title: say(STRATEGIES[id].name),
          hint: say(STRATEGIES[id].hint),
        })),
        budget: 5,
        several: true,
      },
    },
    {
      id: 'summary',
      kind: 'summary',
      title: say({ nl: 'Résumé', en: 'Résumé' }),
      minutes: 5,
      settings: {
        questions: (Object.keys(GUIDING_QUESTIONS) as (keyof typeof GUIDING_QUESTIONS)[]).map((id) => ({
          id: `summary-${id}`,
          title: say(GUIDING_QUESTIONS[id]),
          from: [...answeredBy[id]],
        })),
      },
    },
    {
      id: 'evaluation',
      kind: 'flipChart',
      title: say({ nl: 'Terugblik en evaluatie', en: 'Review and evaluation' }),
      minutes: 5,
      settings: { sheets: hiddenSheets('evaluation', evaluation, 'anonymous') },
    },
  ];
  return steps;
}
