import type { LensMoment, MomentId } from '../content/lens.ts';
import type { Place } from '../map/place.ts';
import { byId } from './byId.ts';
import type { Board } from './readBoard.ts';
import { SHIFT_FIELDS, type Stakeholder } from './stakeholder.ts';

/** Where a stakeholder stands at a moment: where it stands now, unless the group gave it another place then. */
export function placeAt(stakeholder: Stakeholder, moment: MomentId): Place {
  if (moment === 'now') return stakeholder.place;
  return stakeholder[SHIFT_FIELDS[moment].place] ?? stakeholder.place;
}

/** Why a stakeholder shifts; can be empty. */
export function whyAt(stakeholder: Stakeholder, moment: LensMoment): string {
  return stakeholder[SHIFT_FIELDS[moment].why];
}

/** Whether a stakeholder has another place at that moment than it has now. */
export function isShifted({ place, before, after }: Stakeholder, moment: LensMoment): boolean {
  const other = moment === 'before' ? before : after;
  if (other === null) return false;
  return other.domain !== place.domain || other.lean !== place.lean || other.reach !== place.reach;
}

const shown: Readonly<Record<LensMoment, WeakMap<Stakeholder, Stakeholder>>> = {
  before: new WeakMap(),
  after: new WeakMap(),
};

/** The stakeholder as it stands at a moment; the same object each time, so that its card is not drawn again. */
function stakeholderAt(stakeholder: Stakeholder, moment: LensMoment): Stakeholder {
  if (!isShifted(stakeholder, moment)) return stakeholder;
  const known = shown[moment].get(stakeholder);
  if (known) return known;
  const there = { ...stakeholder, place: placeAt(stakeholder, moment) };
  shown[moment].set(stakeholder, there);
  return there;
}

const boards: Readonly<Record<LensMoment, WeakMap<Board, Board>>> = {
  before: new WeakMap(),
  after: new WeakMap(),
};

/**
 * The board as it looks at a moment: every stakeholder's `place` is where it stands then. For looking at, never to
 * write back. The same object for the same board, which many ask for at once.
 */
export function boardAt(board: Board, moment: MomentId): Board {
  if (moment === 'now') return board;
  const known = boards[moment].get(board);
  if (known) return known;
  const then = boardThen(board, moment);
  boards[moment].set(board, then);
  return then;
}

function boardThen(board: Board, moment: LensMoment): Board {
  if (!Object.values(board.stakeholders).some((one) => isShifted(one, moment))) return board;
  const entries = Object.entries(board.stakeholders).map(
    ([id, one]) => [id, stakeholderAt(one, moment)] as const,
  );
  return { ...board, stakeholders: byId(entries) };
}
