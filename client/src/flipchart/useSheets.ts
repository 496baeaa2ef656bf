import type { Sheet } from '@verbindbord/shared/board/sheet.ts';
import { useMemo, useState } from 'react';
import { addSheet, removeSheet, renameSheet } from '../board/actions.ts';
import { boardStore, useBoard } from '../board/store.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';
import { nextOrder, sheetsInOrder } from './columns.ts';
import type { NameQuestion } from './NameDialog.tsx';

export interface SheetChoice {
  readonly all: readonly Sheet[];
  /** The sheets of the step, and the chosen one when it is another. All sheets when the step has none. */
  readonly near: readonly Sheet[];
  /** Undefined as long as the flip chart has no sheet. */
  readonly sheet: Sheet | undefined;
  /** The first sheet of the step, for who looks at one of another; null for everybody else. */
  readonly back: string | null;
  choose(sheet: string): void;
}

/** Which sheet one looks at: one's own choice, beginning with the first of the step. */
export function useSheets(step: string | null): SheetChoice {
  const sheets = useBoard((board) => board.sheets);
  const all = useMemo(() => sheetsInOrder(sheets), [sheets]);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = all.filter((sheet) => step !== null && sheet.step === step);
  const near = own.length > 0 ? own : all;
  const sheet = all.find(({ id }) => id === chosen) ?? near[0];
  return {
    all,
    near: sheet && !near.includes(sheet) ? [...near, sheet] : near,
    sheet,
    back: sheet && own.length > 0 && !own.includes(sheet) ? (own[0]?.id ?? null) : null,
    choose: setChosen,
  };
}

/** The question for a new sheet; `step` is the one that it is made for, if any. */
export function newSheetQuestion(step: string | null, then: (sheet: string) => void): NameQuestion {
  return {
    title: t('flipchart.newSheet'),
    label: t('flipchart.sheetName'),
    value: '',
    onSave: (title) => {
      then(addSheet({ title, step, order: nextOrder(boardStore.getState().sheets) }));
      announce(t('flipchart.sheetAdded', { title }));
    },
  };
}

export function renameSheetQuestion(sheet: Sheet): NameQuestion {
  return {
    title: t('flipchart.renameSheet'),
    label: t('flipchart.sheetName'),
    value: sheet.title,
    onSave: (title) => renameSheet(sheet.id, title),
  };
}

/** Takes an empty sheet away; the message offers to put it back. One that still holds notes stays. */
export function removeSheetWithUndo(sheet: Sheet): void {
  if (!removeSheet(sheet.id)) {
    showToast({ tone: 'info', text: t('flipchart.sheetNotEmpty') });
    return;
  }
  announce(t('flipchart.sheetRemoved'));
  showToast({
    tone: 'info',
    text: t('flipchart.sheetRemoved'),
    action: { label: t('ui.undo'), onAction: () => addSheet(sheet) },
  });
}
