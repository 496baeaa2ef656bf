import { shownWords } from '@verbindbord/shared/board/note.ts';
import {
  moveStakeholder,
  parkedToMap,
  parkedToSheet,
  placeNote,
  stakeholderToSheet,
} from '../board/actions.ts';
import { momentShown } from '../board/moment.ts';
import { boardStore } from '../board/store.ts';
import { placeText } from '../map/meaningText.ts';
import { type Language, t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { canvasStore, chooseTool, markUnsaved, openDialog, select } from './canvasStore.ts';
import type { Act, Carried } from './dropMeaning.ts';

/** Does what letting go means. What needs a word from the person first (a reason, a name) opens its question. */
export function perform(act: Act, language: Language): void {
  if (act.act === 'none') return;
  const { card } = act;
  const name = nameOf(card);
  if (act.act === 'park') {
    if (card.kind !== 'parked') openDialog({ kind: 'park', what: { kind: card.kind, id: card.id } });
    return;
  }
  if (act.act === 'toMap') {
    if (card.kind === 'note') {
      openDialog({ kind: 'noteToMap', note: card.id, place: act.place });
      return;
    }
    const id = card.kind === 'stakeholder' ? card.id : parkedToMap(card.id, act.place);
    if (card.kind === 'stakeholder') moveStakeholder(card.id, act.place, momentShown());
    if (id) markUnsaved(id);
    announce(t('canvas.said.toMap', { name, place: placeText(act.place, language) }));
    return;
  }
  const { sheet, cluster, order } = act.to;
  const board = boardStore.getState();
  const id =
    card.kind === 'stakeholder'
      ? stakeholderToSheet(card.id, sheet, cluster)
      : card.kind === 'parked'
        ? parkedToSheet(card.id, sheet, cluster)
        : card.id;
  if (card.kind === 'note') placeNote(card.id, { sheet, cluster, order });
  if (id) markUnsaved(id);
  const place = (cluster && board.clusters[cluster]?.name) || board.sheets[sheet]?.title || '';
  announce(t(card.kind === 'stakeholder' ? 'canvas.said.leftNote' : 'canvas.said.toSheet', { name, place }));
}

/** What stands on a card, short enough to say. */
export function nameOf({ kind, id }: Carried): string {
  const board = boardStore.getState();
  const note = kind === 'note' ? board.notes[id] : undefined;
  const words = note
    ? shownWords(note)
    : kind === 'stakeholder'
      ? board.stakeholders[id]?.name
      : board.parkedIssues[id]?.text;
  const text = (words ?? '').trim();
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A press on a card: what it means follows from the tool. */
export function press(card: Carried, canWrite: boolean): void {
  const { tool, connectFrom } = canvasStore.getState();
  if (canWrite && tool === 'park' && card.kind !== 'parked') {
    openDialog({ kind: 'park', what: { kind: card.kind, id: card.id } });
    chooseTool('select');
    return;
  }
  if (card.kind !== 'stakeholder') {
    openDialog(
      card.kind === 'note' ? { kind: 'note', id: card.id, isNew: false } : { kind: 'parked', id: card.id },
    );
    return;
  }
  if (!canWrite || tool !== 'connect') select(card.id);
  else if (connectFrom === null || connectFrom === card.id) startConnection(card.id);
  else finishConnection(connectFrom, card.id);
}

/** The first of two cards is chosen; pressing it again lets it go. */
function startConnection(id: string): void {
  const again = canvasStore.getState().connectFrom === id;
  canvasStore.setState({ connectFrom: again ? null : id });
  if (!again) announce(t('canvas.said.connectFrom', { name: nameOf({ kind: 'stakeholder', id }) }));
}

/** Both ends are chosen: asks which driver it joins in with. */
export function finishConnection(from: string, to: string): void {
  chooseTool('select');
  openDialog({ kind: 'connect', from, to });
}
