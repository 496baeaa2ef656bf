import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import { parkedToMap } from '../board/actions.ts';
import { boardStore } from '../board/store.ts';
import { copyByMenu } from '../map/clipboard/copy.ts';
import { findPlace } from '../map/findPlace.ts';
import { START } from '../map/StakeholderForm.tsx';
import { duplicate } from '../map/several/copies.ts';
import { takeBackWithUndo } from '../parking/ParkedCard.tsx';
import { t } from '../text/t.ts';
import type { MenuAct } from '../ui/Menu.tsx';
import { canvasStore, openDialog, select } from './canvasStore.ts';
import { startChoosing, toggleChosen } from './choosing.ts';
import type { Carried } from './dropMeaning.ts';
import { removeCard } from './useCard.ts';

/** Everything that can be done with a card, in words: the menu of the card and of its row in the list. */
export function cardActs(card: Carried): readonly MenuAct[] {
  const { kind, id } = card;
  if (kind === 'stakeholder') {
    return [
      { id: 'edit', label: t('ui.edit'), icon: 'edit', onAction: () => select(id) },
      { id: 'move', label: t('map.move'), icon: 'move', onAction: () => openDialog({ kind: 'move', id }) },
      {
        id: 'connect',
        label: t('map.connectWithEllipsis'),
        icon: 'connect',
        onAction: () => openDialog({ kind: 'connect', from: id, to: null }),
      },
      {
        id: 'merge',
        label: t('parties.mergeWithEllipsis'),
        icon: 'merge',
        onAction: () => openDialog({ kind: 'mergeStakeholders', ids: [id] }),
      },
      {
        id: 'sheet',
        label: t('canvas.toSheet'),
        icon: 'flipchart',
        onAction: () => openDialog({ kind: 'toSheet', cards: [card] }),
      },
      {
        id: 'comments',
        label: t('comments.act'),
        icon: 'comment',
        onAction: () => openDialog({ kind: 'comments', id }),
      },
      choosing(id),
      { id: 'duplicate', label: t('chosen.duplicate'), icon: 'plus', onAction: () => duplicate([id]) },
      { id: 'copy', label: t('chosen.copy'), icon: 'copy', onAction: () => void copyByMenu([id]) },
      parking({ kind, id }),
      removal(card),
    ];
  }
  if (kind === 'note') {
    return [
      {
        id: 'edit',
        label: t('ui.edit'),
        icon: 'edit',
        onAction: () => openDialog({ kind: 'note', id, isNew: false }),
      },
      {
        id: 'move',
        label: t('canvas.move'),
        icon: 'move',
        onAction: () => openDialog({ kind: 'toSheet', cards: [card] }),
      },
      {
        id: 'merge',
        label: t('plenary.merge'),
        icon: 'merge',
        onAction: () => openDialog({ kind: 'merge', id }),
      },
      ...sourcesAct(id),
      {
        id: 'map',
        label: t('canvas.toMap'),
        icon: 'wheel',
        onAction: () => openDialog({ kind: 'noteToMap', note: id, place: null }),
      },
      parking({ kind, id }),
      removal(card),
    ];
  }
  return [
    { id: 'edit', label: t('ui.edit'), icon: 'edit', onAction: () => openDialog({ kind: 'parked', id }) },
    {
      id: 'sheet',
      label: t('canvas.toSheet'),
      icon: 'flipchart',
      onAction: () => openDialog({ kind: 'toSheet', cards: [card] }),
    },
    { id: 'map', label: t('canvas.toMap'), icon: 'wheel', onAction: () => putOnMap(id) },
    {
      id: 'back',
      label: t('parking.takeBack'),
      icon: 'undo',
      onAction: () => {
        const issue = boardStore.getState().parkedIssues[id];
        if (issue) takeBackWithUndo(issue);
      },
    },
  ];
}

/** From here on a press chooses more: who opens a menu may have no Shift. */
function choosing(id: string): MenuAct {
  const isChosen = canvasStore.getState().chosen.has(id);
  return {
    id: 'choose',
    label: t(isChosen ? 'chosen.leave' : 'chosen.also'),
    icon: 'check',
    onAction: () => {
      if (!isChosen) startChoosing();
      toggleChosen(id);
    },
  };
}

/** Only for a line that was merged. */
function sourcesAct(id: string): readonly MenuAct[] {
  const count = sourcesOf(boardStore.getState(), id).length;
  if (count === 0) return [];
  const label = t('plenary.showSources', { count: count + 1 });
  return [{ id: 'sources', label, icon: 'list', onAction: () => openDialog({ kind: 'sources', id }) }];
}

/** Where it stood before it was parked, or else where a new one begins; the question where to follows at once. */
function putOnMap(issue: string): void {
  const { parkedIssues, parked } = boardStore.getState();
  const { from, text } = parkedIssues[issue] ?? { from: null, text: '' };
  const before = from ? parked.stakeholders[from.id]?.place : undefined;
  const id = parkedToMap(issue, before ?? findPlace(START, text, null));
  if (id !== null) openDialog({ kind: 'move', id });
}

function parking(what: { kind: 'note' | 'stakeholder'; id: string }): MenuAct {
  return {
    id: 'park',
    label: t('map.park'),
    icon: 'park',
    onAction: () => openDialog({ kind: 'park', what }),
  };
}

function removal(card: Carried): MenuAct {
  return {
    id: 'remove',
    label: t('ui.remove'),
    icon: 'trash',
    danger: true,
    onAction: () => removeCard(card),
  };
}
