import { boardAt } from '@verbindbord/shared/board/moment.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { MomentId } from '@verbindbord/shared/content/lens.ts';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { createStore } from 'zustand/vanilla';
import { liveStore } from '../connection/liveSession.ts';
import { boardStore } from './store.ts';

/**
 * The moment that somebody looks at on their own; it lasts until the group goes to another one. `group` is where the
 * group was when they chose it.
 */
interface OwnMoment {
  readonly moment: MomentId;
  readonly group: MomentId;
}

const ownStore = createStore<{ own: OwnMoment | null }>(() => ({ own: null }));

function momentOfGroup(): MomentId {
  return liveStore.getState().session?.moment ?? 'now';
}

function shown(own: OwnMoment | null, group: MomentId): MomentId {
  return own !== null && own.group === group ? own.moment : group;
}

/** The moment at which this screen shows the map: places that are read, and set, are those of then. */
export function useMoment(): MomentId {
  const own = useStore(ownStore, (state) => state.own);
  return shown(own, useMomentOfGroup());
}

/** The moment that whoever leads shows to everybody. */
export function useMomentOfGroup(): MomentId {
  return useStore(liveStore, ({ session }) => session?.moment ?? 'now');
}

/** As `useMoment`, for an act. */
export function momentShown(): MomentId {
  return shown(ownStore.getState().own, momentOfGroup());
}

/** Looks at another moment on this screen alone. */
export function lookAt(moment: MomentId): void {
  ownStore.setState({ own: { moment, group: momentOfGroup() } });
}

/** Forgets what was looked at: when the map leaves the screen. */
export function lookWithGroup(): void {
  ownStore.setState({ own: null });
}

/** Selects from the board as this screen shows it: every stakeholder stands where it stands at that moment. */
export function useShownBoard<T>(select: (board: Board) => T): T {
  const moment = useMoment();
  return useStore(
    boardStore,
    useShallow((board) => select(boardAt(board, moment))),
  );
}

/** As `useShownBoard`, for an act. */
export function shownBoard(): Board {
  return boardAt(boardStore.getState(), momentShown());
}
