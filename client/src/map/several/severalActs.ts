import { openDialog } from '../../canvas/canvasStore.ts';
import { t } from '../../text/t.ts';
import type { MenuAct } from '../../ui/Menu.tsx';
import { copyByMenu } from '../clipboard/copy.ts';
import { canReadClipboard, pasteByMenu } from '../clipboard/paste.ts';
import { remove } from './acts.ts';
import { duplicate } from './copies.ts';

/** Everything that can be done with several stakeholders, in words. Who only looks can still take a copy along. */
export function severalActs(ids: readonly string[], canWrite: boolean): readonly MenuAct[] {
  const copy: MenuAct = {
    id: 'copy',
    label: t('chosen.copy'),
    icon: 'copy',
    onAction: () => void copyByMenu(ids),
  };
  if (!canWrite) return [copy];
  return [
    {
      id: 'move',
      label: t('chosen.move'),
      icon: 'move',
      onAction: () => openDialog({ kind: 'moveSeveral', ids }),
    },
    { id: 'ring', label: t('chosen.ring'), icon: 'wheel', onAction: () => openDialog({ kind: 'ring', ids }) },
    {
      id: 'seat',
      label: t('chosen.seat'),
      icon: 'people',
      onAction: () => openDialog({ kind: 'seat', ids }),
    },
    {
      id: 'sheet',
      label: t('canvas.toSheet'),
      icon: 'flipchart',
      onAction: () => openDialog({ kind: 'toSheet', cards: ids.map((id) => ({ kind: 'stakeholder', id })) }),
    },
    { id: 'duplicate', label: t('chosen.duplicate'), icon: 'plus', onAction: () => duplicate(ids) },
    copy,
    ...pasteAct(),
    {
      id: 'park',
      label: t('map.park'),
      icon: 'park',
      onAction: () => openDialog({ kind: 'park', what: { kind: 'stakeholders', ids } }),
    },
    {
      id: 'remove',
      label: t('ui.remove'),
      icon: 'trash',
      danger: true,
      onAction: () => remove(ids),
    },
  ];
}

/** Only where the browser can be asked for the clipboard; Ctrl+V works everywhere. */
export function pasteAct(): readonly MenuAct[] {
  if (!canReadClipboard()) return [];
  return [{ id: 'paste', label: t('chosen.paste'), icon: 'document', onAction: () => void pasteByMenu() }];
}
