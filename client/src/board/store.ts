import { NO_SETTINGS, readBoardSettings } from '@verbindbord/shared/board/boardSettings.ts';
import { byId } from '@verbindbord/shared/board/byId.ts';
import {
  type Board,
  readThing,
  readThings,
  settle,
  type Things,
} from '@verbindbord/shared/board/readBoard.ts';
import { KINDS, type Kind, rootOf, settingsOf } from '@verbindbord/shared/board/roots.ts';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { createStore } from 'zustand/vanilla';

const NO_THINGS: Things = {
  stakeholders: {},
  connections: {},
  notes: {},
  clusters: {},
  sheets: {},
  parkedIssues: {},
  comments: {},
};

/**
 * The plain copy of the board. Only what a change touched becomes a new object, so that a component that shows
 * one card renders when that card changes and not otherwise. No Yjs type leaves this folder.
 */
export const boardStore = createStore<Board>(() => settle(NO_THINGS, NO_SETTINGS));

/** Selects from the board; renders when the selected value changes (compared one level deep). */
export function useBoard<T>(select: (board: Board) => T): T {
  return useStore(boardStore, useShallow(select));
}

/**
 * Copies the document into the store and keeps it in step: own changes at once, those of others gathered per
 * animation frame (a thousand single messages a second would triple the work). Gives the way to stop.
 */
export function keepBoardCopy(doc: Y.Doc): () => void {
  let things = readThings(doc);
  let settings = readBoardSettings(doc);
  const touched = new Map<Kind, Set<string>>();
  let settingsTouched = false;
  let frame: number | null = null;

  const publish = (): void => {
    frame = null;
    if (settingsTouched) settings = readBoardSettings(doc);
    settingsTouched = false;
    things = reread(doc, things, touched);
    touched.clear();
    boardStore.setState(settle(things, settings), true);
  };
  const schedule = (local: boolean): void => {
    if (local) {
      if (frame !== null) stopWaiting(frame);
      publish();
    } else frame ??= waitForFrame(publish);
  };

  const observers = KINDS.map((kind) => {
    const root = rootOf(doc, kind);
    const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      const ids = touched.get(kind) ?? new Set<string>();
      for (const event of events) for (const id of idsIn(event)) ids.add(id);
      touched.set(kind, ids);
    };
    root.observeDeep(observer);
    return () => root.unobserveDeep(observer);
  });
  const onSettings = (): void => {
    settingsTouched = true;
  };
  settingsOf(doc).observe(onSettings);
  const onTransaction = (transaction: Y.Transaction): void => {
    if (settingsTouched || touched.size > 0) schedule(transaction.local);
  };
  doc.on('afterTransaction', onTransaction);
  boardStore.setState(settle(things, settings), true);
  return () => {
    if (frame !== null) stopWaiting(frame);
    for (const stop of observers) stop();
    settingsOf(doc).unobserve(onSettings);
    doc.off('afterTransaction', onTransaction);
  };
}

/** The things that an event is about: the keys of the root map, or the one that the event lies in. */
function idsIn(event: Y.YEvent<Y.AbstractType<unknown>>): Iterable<string> {
  const [id] = event.path;
  return id === undefined ? event.changes.keys.keys() : [String(id)];
}

function reread(doc: Y.Doc, things: Things, touched: ReadonlyMap<Kind, ReadonlySet<string>>): Things {
  const next: Record<string, Record<string, unknown>> = {};
  for (const [kind, ids] of touched) {
    const copies = byId<unknown>(Object.entries(things[kind]));
    for (const id of ids) {
      const thing = readThing(doc, kind, id);
      if (thing === undefined) delete copies[id];
      else copies[id] = thing;
    }
    next[kind] = copies;
  }
  return { ...things, ...next } as Things;
}

/** A hidden tab gets no animation frames; it gets its copy by a timer, so that it is right when it is shown. */
function waitForFrame(then: () => void): number {
  return document.hidden ? -Number(setTimeout(then, 100)) : requestAnimationFrame(then);
}

function stopWaiting(handle: number): void {
  if (handle < 0) clearTimeout(-handle);
  else cancelAnimationFrame(handle);
}
