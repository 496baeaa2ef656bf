import type { Step } from '../activities/step.ts';
import { OPEN_DOOR } from './door.ts';
import { NO_DEPUTIES } from './lead.ts';
import { withConnections, withParticipant } from './roster.ts';
import { NO_ROUND, type SessionState } from './state.ts';

/** A flip chart with an open question, one that is hidden, and one that is anonymous too. */
export const ASKING: Step = {
  id: 'review',
  kind: 'flipChart',
  title: 'Terugblik',
  minutes: 5,
  settings: {
    sheets: [
      { id: 'open', title: 'Wat is je bijgebleven?' },
      { id: 'named', title: 'Wat heb je gedaan?', hidden: 'named' },
      { id: 'anonymous', title: 'Wat ging er mis?', hidden: 'anonymous' },
    ],
  },
};

export const RATING: Step = {
  id: 'conditions',
  kind: 'ballot',
  title: 'Voorwaarden',
  minutes: 10,
  settings: {
    form: 'rating',
    questions: [
      { id: 'urgency', title: 'Urgentie', hint: 'Moet dit nu?' },
      { id: 'value', title: 'Meerwaarde', hint: '' },
    ],
    subjects: [],
    low: 'nauwelijks',
    high: 'heel sterk',
    anonymous: true,
  },
};

export const DOTS: Step = {
  id: 'dots',
  kind: 'ballot',
  title: 'Kiezen',
  minutes: 5,
  settings: {
    form: 'dots',
    question: 'Welke verbinding eerst?',
    subjects: [
      { id: 'one', title: 'VWS met JenV', hint: '' },
      { id: 'two', title: 'Raad met bestuur', hint: '' },
    ],
    budget: 3,
    several: false,
  },
};

/** A session with a facilitator 'karin' and these participants, at its first step. */
export function ballotSession(programme: readonly Step[], ...participants: readonly string[]): SessionState {
  let state: SessionState = {
    code: 'K7M4QX2P',
    title: 'Geweld hoort nergens thuis',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    programme: [...programme],
    step: programme[0]?.id ?? '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    departments: null,
    roster: [],
    round: NO_ROUND,
  };
  const usual = { whereabouts: 'room', department: '', hasDevice: true } as const;
  const join = (id: string, role: 'facilitator' | 'participant'): void => {
    state = withParticipant(state, { id, name: `Naam van ${id}`, role, ...usual, joinedAt: 0 });
  };
  join('karin', 'facilitator');
  for (const id of participants) join(id, 'participant');
  return withConnections(state, () => true);
}
