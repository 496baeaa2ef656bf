import { KINDS, rootOf, settingsOf } from '@verbindbord/shared/board/roots.ts';
import * as Y from 'yjs';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { createStore } from 'zustand/vanilla';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';

/** The origin of this person's own changes: only what carries it is undone. */
export const ME = { source: 'me' } as const;

interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const undoStore = createStore<UndoState>(() => ({ canUndo: false, canRedo: false }));
let manager: Y.UndoManager | null = null;
/** Who waits for the last own act to be no longer the last. */
const waiting = new Set<() => void>();

/** Follows another board, or none; the history of the one before is gone with it. */
export function watchUndo(doc: Y.Doc | null): void {
  manager?.destroy();
  manager =
    doc &&
    new Y.UndoManager([...KINDS.map((kind) => rootOf(doc, kind)), settingsOf(doc)], {
      trackedOrigins: new Set([ME]),
      // Each act is a step of its own; typing is gathered by `typeTogether`.
      captureTimeout: 0,
    });
  const publish = (): void => {
    undoStore.setState({ canUndo: manager?.canUndo() ?? false, canRedo: manager?.canRedo() ?? false });
    const told = [...waiting];
    waiting.clear();
    for (const tell of told) tell();
  };
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    manager?.on(event, publish);
  publish();
}

/** Takes back the last own change; what others did since stays. */
export function undo(): void {
  if (manager?.undo()) announce(t('board.undone'));
}

/** Calls back once, when `undo` would no longer take back what it takes back now. */
export function onceOutdated(then: () => void): void {
  waiting.add(then);
}

export function redo(): void {
  if (manager?.redo()) announce(t('board.redone'));
}

export function useUndo(): UndoState {
  return useStore(
    undoStore,
    useShallow((state) => state),
  );
}

/** Makes one act: one transaction, one undo step. */
export function act<T>(doc: Y.Doc, change: () => T): T {
  const result = doc.transact(change, ME);
  manager?.stopCapturing();
  return result;
}

/** Milliseconds within which letters belong to one undo step. */
const TYPING_PAUSE = 800;

/** Makes one change of a text; changes that follow each other quickly are one undo step. */
export function typeTogether(doc: Y.Doc, change: () => void): void {
  if (manager) manager.captureTimeout = TYPING_PAUSE;
  try {
    doc.transact(change, ME);
  } finally {
    if (manager) manager.captureTimeout = 0;
  }
}
