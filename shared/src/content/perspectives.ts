import type { Localized } from './localized.ts';

/** The six perspectives from which one can act. The ids are terms of the method and stay Dutch in the code. */
export const PERSPECTIVE_IDS = [
  'politiek',
  'netwerk',
  'analyse',
  'verhalen',
  'institutioneel',
  'leren',
] as const;
export type PerspectiveId = (typeof PERSPECTIVE_IDS)[number];

export interface Perspective {
  readonly name: Localized;
  /** What one does from it. */
  readonly about: Localized;
  /** What the session offers as a start; each group adds its own. */
  readonly interventions: readonly Localized[];
}

/** After Mayer e.a. (2004). */
export const PERSPECTIVES: Readonly<Record<PerspectiveId, Perspective>> = {
  politiek: {
    name: { nl: 'Politiek handelen', en: 'Political action' },
    about: {
      nl: 'Sluit aan op politieke en bestuurlijke drivers, zoek kansen voor resultaat en profiel, gebruik de buitenwereld.',
      en: 'Join in with political and executive drivers, look for chances for results and profile, use the outside world.',
    },
    interventions: [
      { nl: 'media inzetten', en: 'use the media' },
      { nl: 'andere bestuurders inzetten', en: 'bring in other executives' },
      { nl: 'informatiebijeenkomst voor de raad', en: 'information meeting for the council' },
      { nl: 'excursie met de raad', en: 'excursion with the council' },
      { nl: 'coalitie en partijprogramma’s kennen', en: 'know the coalition and the party programmes' },
      { nl: 'framing', en: 'framing' },
    ],
  },
  netwerk: {
    name: { nl: 'Netwerkmanagement en onderhandelen', en: 'Network management and negotiation' },
    about: {
      nl: 'Beheer je eigen afhankelijkheden, verbind belangen, stuur het proces.',
      en: 'Manage your own dependencies, connect interests, manage the process.',
    },
    interventions: [
      { nl: 'belangen verbinden', en: 'connect interests' },
      { nl: 'van standpunt naar belang', en: 'from standpoint to interest' },
      { nl: 'doelen oprekken en globaliseren', en: 'stretch and widen goals' },
      { nl: 'koek vergroten', en: 'enlarge the pie (mutual gains)' },
    ],
  },
  analyse: {
    name: { nl: 'Analyse', en: 'Analysis' },
    about: {
      nl: 'Hoe groot wordt het probleem, wie heeft er last van, wat kost het en wat levert het op?',
      en: 'How big does the problem get, who suffers, what are the costs and benefits?',
    },
    interventions: [
      { nl: 'kosten-batenanalyse', en: 'cost-benefit analysis' },
      { nl: 'LCA', en: 'LCA' },
      { nl: 'effectanalyse', en: 'impact analysis' },
      { nl: 'stresstest', en: 'stress test' },
    ],
  },
  verhalen: {
    name: { nl: 'Verhalen verbinden', en: 'Connecting stories' },
    about: {
      nl: 'Maak en vertel een verhaal, en knoop het aan andere verhalen.',
      en: 'Make and tell a story, and tie it to other stories.',
    },
    interventions: [
      { nl: 'film of boek', en: 'film or book' },
      { nl: 'metafoor', en: 'metaphor' },
      { nl: 'icoonproject', en: 'icon project' },
      { nl: 'een prikkelende vraag', en: 'a provoking question' },
    ],
  },
  institutioneel: {
    name: { nl: 'Institutioneel handelen', en: 'Institutional action' },
    about: {
      nl: 'Regels en werkwijzen, multidisciplinaire teams en systemen, gezamenlijk beleid.',
      en: 'Rules and working methods, multidisciplinary teams and systems, joint policy.',
    },
    interventions: [
      { nl: 'programmatische aanpak', en: 'programme approach' },
      { nl: 'opnemen in interne opdrachten', en: 'include in internal assignments' },
      { nl: 'multisectorale projectteams', en: 'multi-sector project teams' },
      { nl: 'portfolio’s', en: 'portfolios' },
      { nl: 'begroting ontschotten', en: 'take the walls out of the budget' },
      { nl: 'kwartiermakersteam', en: 'team of pathfinders' },
      { nl: 'klimaatscan', en: 'climate scan' },
      { nl: 'klimaatportaal', en: 'climate portal' },
      { nl: 'gezamenlijk ICT-systeem', en: 'joint ICT system' },
    ],
  },
  leren: {
    name: { nl: 'Leren', en: 'Learning' },
    about: {
      nl: 'Ontwikkel en deel kennis en werkwijzen.',
      en: 'Develop and share knowledge and ways of working.',
    },
    interventions: [
      { nl: 'pilot', en: 'pilot' },
      { nl: 'masterclass', en: 'masterclass' },
      { nl: 'uitwisselsessie', en: 'exchange session' },
      { nl: 'kennislunch', en: 'knowledge lunch' },
      { nl: 'excursie', en: 'excursion' },
      { nl: 'personeel uitwisselen', en: 'exchange staff' },
      { nl: 'gezamenlijk team tussen organisaties', en: 'joint team between organisations' },
    ],
  },
};
