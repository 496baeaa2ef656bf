import { KINDS, rootOf, settingsOf } from '@verbindbord/shared/board/roots.ts';
import * as Y from 'yjs';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { createStore } from 'zustand/vanilla';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { builtOn, isNothingBut, type Step, thingOf } from './othersWork.ts';

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
      deleteFilter: (item) => !isLeft(item),
    });
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    manager?.on(event, publish);
  publish();
}

function publish(): void {
  undoStore.setState({ canUndo: manager?.canUndo() ?? false, canRedo: manager?.canRedo() ?? false });
  const told = [...waiting];
  waiting.clear();
  for (const tell of told) tell();
}

/** The steps as they were when the last of them was about to be taken back, and which way. */
let history: { readonly way: 'undo' | 'redo'; readonly steps: readonly Step[] } | null = null;
/** What is left standing of the steps that are being taken back. */
const left = new WeakMap<Step, ReadonlySet<Y.Item>>();

/** Takes back the last own change; what others did since stays, and so does what they built on. */
export function undo(): void {
  takeBack('undo', 'board.undone');
}

/** Calls back once, when `undo` would no longer take back what it takes back now. */
export function onceOutdated(then: () => void): void {
  waiting.add(then);
}

export function redo(): void {
  takeBack('redo', 'board.redone');
}

function takeBack(way: 'undo' | 'redo', done: 'board.undone' | 'board.redone'): void {
  if (!manager) return;
  const steps = stepsOf(manager, way);
  const last = steps.at(-1);
  if (!last) return;
  const kept = builtOn(manager.doc, last);
  if (kept.size > 0 && isNothingBut(manager.doc, last, kept)) {
    // Yjs would go on to the step before, which nobody asked for.
    steps.pop();
    publish();
    announce(t('board.othersWentOn'));
    return;
  }
  history = { way, steps: [...steps] };
  const taken = way === 'undo' ? manager.undo() : manager.redo();
  history = null;
  if (taken) announce(t(kept.size > 0 ? 'board.undonePartly' : done));
}

function stepsOf({ undoStack, redoStack }: Y.UndoManager, way: 'undo' | 'redo'): Step[] {
  return way === 'undo' ? undoStack : redoStack;
}

/** Whether this part belongs to a thing that stays although the step that made it is being taken back. */
function isLeft(item: Y.Item): boolean {
  if (!manager || !history) return false;
  const step = history.steps[stepsOf(manager, history.way).length];
  if (!step) return false;
  const kept = left.get(step) ?? builtOn(manager.doc, step);
  left.set(step, kept);
  const thing = thingOf(item);
  return thing !== null && kept.has(thing);
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
