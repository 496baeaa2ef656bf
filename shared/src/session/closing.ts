import { sheetsOfStep } from '../activities/registry.ts';
import type { Step } from '../activities/step.ts';
import { participantOf, type SessionState } from './state.ts';

/** What somebody cannot change because steps are locked. */
export interface Closed {
  /** Sheets of the flip chart and questions of the worksheets, with everything that stands under them. */
  readonly places: ReadonlySet<string>;
  /** Everything that stands on the map. */
  readonly map: boolean;
}

export const NOTHING_CLOSED: Closed = { places: new Set(), map: false };

/** What is closed to somebody: facilitators go on where others cannot. */
export function closedTo(state: SessionState, participantId: string): Closed {
  return participantOf(state, participantId)?.role === 'facilitator' ? NOTHING_CLOSED : closedIn(state);
}

/** What is closed to everybody but facilitators. A map is of all map steps: it opens again at the next one. */
function closedIn({ programme, locked, step: current }: SessionState): Closed {
  if (locked.length === 0) return NOTHING_CLOSED;
  const closed = programme.filter(({ id }) => locked.includes(id));
  const isAtOpenMap = programme.some(
    ({ id, kind }) => kind === 'domainMap' && id === current && !locked.includes(id),
  );
  return {
    places: new Set(closed.flatMap(placesIn)),
    map: !isAtOpenMap && closed.some(({ kind }) => kind === 'domainMap'),
  };
}

function placesIn(step: Step): readonly string[] {
  if (step.kind === 'pairWork') return step.settings.questions.map(({ id }) => id);
  return sheetsOfStep(step).map(({ id }) => id);
}
