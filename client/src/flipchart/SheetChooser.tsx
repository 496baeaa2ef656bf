import { ballotOfSheet } from '@verbindbord/shared/session/ballots.ts';
import { useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useMay } from '../board/write.ts';
import { useBallot } from '../connection/ballots.ts';
import { useIsFacilitator, useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { NameDialog, type NameQuestion } from './NameDialog.tsx';
import { newSheetQuestion, removeSheetWithUndo, renameSheetQuestion, type SheetChoice } from './useSheets.ts';

/** As many sheets as fit side by side on a phone; with more there is only the list. */
const MOST_SIDE_BY_SIDE = 4;

interface SheetChooserProps {
  choice: SheetChoice;
  /** The step that a new sheet is made for. */
  step: string | null;
}

/** Turns the flip chart to another sheet; for who may, adds one, renames or removes the one that is shown. */
export function SheetChooser({ choice, step }: SheetChooserProps) {
  const { near, sheet, choose } = choice;
  const [question, setQuestion] = useState<NameQuestion | null>(null);
  const mayAdd = useMay('sheets', 'add');
  const isNarrow = useNarrow();
  const add = (): void => setQuestion(newSheetQuestion(step, choose));
  const adding: MenuAct = { id: 'add', label: t('flipchart.newSheet'), icon: 'plus', onAction: add };
  const others = useSheetActs(choice, setQuestion);
  // Beside four sheets there is no room for it on a phone.
  const acts = mayAdd && isNarrow ? [...others, adding] : others;
  return (
    <div className="flipchart-chooser">
      {near.length > 1 && near.length <= MOST_SIDE_BY_SIDE && (
        <Segmented
          label={t('flipchart.sheet')}
          hideLabel
          options={near.map(({ id }, index) => ({
            id,
            label: t('flipchart.sheetShort', { number: index + 1 }),
          }))}
          value={sheet?.id ?? null}
          onChange={choose}
        />
      )}
      {mayAdd && !isNarrow && (
        <Tooltip text={t('flipchart.newSheet')}>
          <IconButton icon="plus" variant="default" label={t('flipchart.newSheet')} onPress={add} />
        </Tooltip>
      )}
      {acts.length > 0 && <Menu label={t('flipchart.sheetActs')} acts={acts} />}
      <NameDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

/** Every sheet by its question, and what can be done with the one that is shown. */
function useSheetActs(
  { all, sheet, choose }: SheetChoice,
  ask: (question: NameQuestion) => void,
): readonly MenuAct[] {
  const mayChange = useMay('sheets', 'change');
  const mayRemove = useMay('sheets', 'remove');
  const isEmpty = useBoard((board) =>
    [board.notes, board.merged, board.parked.notes]
      .flatMap((notes) => Object.values(notes))
      .every((note) => note.sheet !== sheet?.id),
  );
  const turns: MenuAct[] = all.map(({ id, title }) => ({
    id,
    label: title,
    icon: 'flipchart',
    isCurrent: id === sheet?.id,
    onAction: () => choose(id),
  }));
  const hiding = useHidingActs(sheet?.id ?? '');
  if (!sheet) return turns;
  const rename: MenuAct = {
    id: 'rename',
    label: t('flipchart.renameSheet'),
    icon: 'edit',
    onAction: () => ask(renameSheetQuestion(sheet)),
  };
  const remove: MenuAct = {
    id: 'remove',
    label: t('flipchart.removeSheet'),
    icon: 'trash',
    danger: true,
    isDisabled: !isEmpty,
    description: isEmpty ? undefined : t('flipchart.sheetNotEmpty'),
    onAction: () => removeSheetWithUndo(sheet),
  };
  return [...turns, ...hiding, ...(mayChange ? [rename] : []), ...(mayRemove ? [remove] : [])];
}

const WAYS = [
  { hidden: null, text: 'ballots.ask.open', icon: 'eye' },
  { hidden: 'named', text: 'ballots.ask.named', icon: 'eyeOff' },
  { hidden: 'anonymous', text: 'ballots.ask.anonymous', icon: 'lock' },
] as const;

/** For who leads: whether people answer a question apart from each other, as long as nobody has answered. */
function useHidingActs(sheet: string): readonly MenuAct[] {
  const { programme } = useSession();
  const isFacilitator = useIsFacilitator();
  const { ballot } = useBallot(ballotOfSheet(sheet));
  const asked = programme
    .flatMap((step) => (step.kind === 'flipChart' ? step.settings.sheets : []))
    .find(({ id }) => id === sheet);
  if (!isFacilitator || !asked || ballot.stage === 'revealed') return [];
  return WAYS.map(({ hidden, text, icon }) => ({
    id: text,
    label: t(text),
    icon,
    isCurrent: (asked.hidden ?? null) === hidden,
    isDisabled: ballot.begun,
    description: ballot.begun ? t('ballots.begun') : undefined,
    onAction: () => void give({ type: 'setHidden', sheet, hidden }),
  }));
}
