import type { Line } from '@verbindbord/shared/board/worksheet.ts';
import { useEffect, useRef, useState } from 'react';
import { takeBack } from '../board/actions.ts';
import { SharedText } from '../board/SharedText.tsx';
import { useBoard } from '../board/store.ts';
import { addLine, noteLine, removeLine, setStays, shareLines, takeLineBack } from '../board/worksheet.ts';
import { othersIn } from '../connection/presence.ts';
import { useSession } from '../connection/session.ts';
import { type Parkable, ParkDialog } from '../parking/ParkDialog.tsx';
import { t } from '../text/t.ts';
import { afterPress } from '../ui/afterPress.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { showToast } from '../ui/Toast.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { nameOf } from './names.ts';
import { type LineState, lineState } from './worksheetParts.ts';

interface WorksheetLineProps {
  pair: string;
  line: Line;
  /** Its place in the list, for names that screen readers say. */
  number: number;
  /** The sheet that it is shared to, and what is written under it there. */
  sheet: string;
  label: string;
  canWrite: boolean;
  /** Its words are fixed or not: it can go to the group, and come back. */
  canShare: boolean;
  /** Who writes here for the pair; left out for its members. */
  proxy: string | undefined;
  isActive: boolean;
  /** Just added here: takes the caret. */
  isFresh: boolean;
  onActive: (line: string | null) => void;
  /** Makes the next line. */
  onNext: () => void;
}

/** One line: to write in together, or fixed once it is shared or parked. */
export function WorksheetLine(props: WorksheetLineProps) {
  const { line } = props;
  const state = useBoard((board) => lineState(line, board));
  if (state.kind !== 'own') return <FixedLine {...props} state={state} />;
  return props.canWrite ? <OpenLine {...props} /> : <ClosedLine {...props} />;
}

/** A line whose words nobody changes any more. As long as it is only the step that is locked, it can still be shared. */
function ClosedLine(props: WorksheetLineProps) {
  const { pair, line, canShare } = props;
  const [parking, setParking] = useState<Parkable | null>(null);
  const park = (): void => setParking({ kind: 'line', pair, line, label: props.label });
  return (
    <li className="pairs-line pairs-line-fixed voice">
      <span className="pairs-line-words">
        {line.text}
        <LineSigns line={line} />
      </span>
      {canShare && !line.stays && (
        <span className="pairs-line-status">
          <Menu
            label={t('pairs.actsOfLine', { text: line.text })}
            acts={[
              { id: 'share', icon: 'share', label: t('pairs.share'), onAction: () => shareNow(props) },
              { id: 'park', icon: 'park', label: t('pairs.parkLine'), onAction: park },
            ]}
          />
        </span>
      )}
      <ParkDialog what={parking} onClose={() => setParking(null)} />
    </li>
  );
}

function OpenLine(props: WorksheetLineProps) {
  const { pair, line, isActive } = props;
  const [parking, setParking] = useState<Parkable | null>(null);
  const item = useRef<HTMLLIElement>(null);
  useStaysInSight(item, isActive);
  const leave = (text: string): void => {
    // Leaving for another window is no leaving: who comes back goes on in the same field.
    if (!document.hasFocus() || text.trim() !== '') return;
    afterPress(() => {
      const isBack = fieldOf(item.current) === document.activeElement;
      if (!isBack && !isSomebodyIn(pair, line.id)) removeLine(pair, line.id);
    });
  };
  const share = (): void => shareNow(props);
  const park = (): void => setParking({ kind: 'line', pair, line, label: props.label });
  const isBlank = line.text.trim() === '';
  const locked = line.stays ? t('pairs.staysWhy') : undefined;
  const keep = (): void => {
    setStays(pair, line.id, !line.stays);
    announce(t(line.stays ? 'pairs.staysNotNow' : 'pairs.staysNow'));
  };
  return (
    <li ref={item} className="pairs-line" data-active={isActive || undefined}>
      <div className="pairs-line-field">
        <SharedText
          of={{ document: 'pair', pair, line: line.id }}
          label={t('pairs.line', { number: props.number })}
          hideLabel
          placeholder={t('pairs.placeholder')}
          autoFocus={props.isFresh}
          onFocus={() => props.onActive(line.id)}
          onBlur={leave}
          onEnter={props.onNext}
          onType={() => {
            if (props.proxy !== undefined && line.notedBy === null) noteLine(pair, line.id, props.proxy);
          }}
        />
        {!isActive && (
          <Menu
            label={t('pairs.actsOfLine', { text: line.text })}
            acts={[
              {
                id: 'share',
                icon: 'share',
                label: t('pairs.share'),
                description: locked,
                isDisabled: line.stays,
                onAction: share,
              },
              {
                id: 'park',
                icon: 'park',
                label: t('pairs.parkLine'),
                isDisabled: line.stays,
                onAction: park,
              },
              {
                id: 'stays',
                icon: line.stays ? 'unlock' : 'lock',
                label: t(line.stays ? 'pairs.staysOff' : 'pairs.stays'),
                onAction: keep,
              },
              {
                id: 'remove',
                icon: 'trash',
                label: t('ui.remove'),
                danger: true,
                onAction: () => removeWithUndo(props),
              },
            ]}
          />
        )}
      </div>
      <LineSigns line={line} />
      {isActive && (
        <div className="pairs-line-acts">
          <Button
            icon="share"
            isDisabled={isBlank}
            lockedBecause={locked}
            onPress={() => {
              focusAdd(item.current);
              share();
            }}
          >
            {t('pairs.share')}
          </Button>
          <Button icon="park" isDisabled={isBlank} lockedBecause={locked} onPress={park}>
            {t('pairs.park')}
          </Button>
          <Tooltip text={t('pairs.stays')}>
            <IconButton
              variant="default"
              icon={line.stays ? 'lock' : 'unlock'}
              label={t('pairs.stays')}
              aria-pressed={line.stays}
              onPress={keep}
            />
          </Tooltip>
          <IconButton
            variant="default"
            icon="trash"
            label={t('pairs.removeLine')}
            onPress={() => {
              focusAdd(item.current);
              removeWithUndo(props);
            }}
          />
        </div>
      )}
      <ParkDialog what={parking} onClose={() => setParking(null)} />
    </li>
  );
}

function fieldOf(item: HTMLElement | null): HTMLTextAreaElement | null {
  return item?.querySelector('textarea') ?? null;
}

/** What holds for a line besides its words: who wrote it down for the pair, and that it stays with them. */
function LineSigns({ line: { notedBy, stays } }: { line: Pick<Line, 'notedBy' | 'stays'> }) {
  const session = useSession();
  if (notedBy === null && !stays) return null;
  return (
    <span className="pairs-line-signs t1 soft">
      {notedBy !== null && (
        <span>
          <Icon name="edit" size={14} strokeWidth={2} />
          {t('pairs.notedBy', { name: nameOf(session, notedBy) })}
        </span>
      )}
      {stays && (
        <span>
          <Icon name="lock" size={14} strokeWidth={2} />
          {t('pairs.staysHere')}
        </span>
      )}
    </span>
  );
}

/** The buttons of a line go with it: focus then waits where the next line begins. */
function focusAdd(item: HTMLElement | null): void {
  item?.closest('.pairs-question')?.querySelector<HTMLElement>('.pairs-add')?.focus();
}

/** Whether another member has the caret in this line at the moment. */
function isSomebodyIn(pair: string, line: string): boolean {
  return [...othersIn(`pair/${pair}`).values()].some(({ typing }) => typing?.id === line);
}

/** When the keyboard of a phone opens, the field and what can be done with it stay above it. */
function useStaysInSight(item: { current: HTMLElement | null }, isActive: boolean): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!isActive || !viewport) return;
    const show = (): void => item.current?.scrollIntoView({ block: 'nearest' });
    show();
    viewport.addEventListener('resize', show);
    return () => viewport.removeEventListener('resize', show);
  }, [item, isActive]);
}

/** The line itself says that it is shared and how to take it back: no message has to cover the screen. */
function shareNow({ pair, line, sheet, label }: WorksheetLineProps): void {
  shareLines(pair, [{ line, sheet }], label);
  announce(t('pairs.shared'));
}

function removeWithUndo({ pair, line, proxy, onActive }: WorksheetLineProps): void {
  removeLine(pair, line.id);
  onActive(null);
  if (line.text.trim() === '') return;
  announce(t('pairs.lineRemoved'));
  const { question, caseOf, text, stays } = line;
  showToast({
    tone: 'info',
    text: t('pairs.lineRemoved'),
    action: {
      label: t('ui.undo'),
      onAction: () => addLine(pair, { question, caseOf, text, stays, notedBy: proxy ?? null }),
    },
  });
}

/** A line that the whole group can read: where it is now, and the way back. */
function FixedLine({ pair, line, canShare, state }: WorksheetLineProps & { state: LineState }) {
  const [parking, setParking] = useState<Parkable | null>(null);
  const isParked = state.kind === 'parked';
  const note = state.kind === 'shared' ? state.note : null;
  // In a line that others said too, it is theirs as well.
  const isMerged = useBoard((board) => note !== null && board.merged[note] !== undefined);
  const acts: MenuAct[] = [
    { id: 'back', icon: 'undo', label: t('pairs.unshareLong'), onAction: () => back() },
  ];
  if (note !== null && !isMerged) {
    const park = (): void => setParking({ kind: 'note', id: note });
    acts.push({ id: 'park', icon: 'park', label: t('pairs.parkLine'), onAction: park });
  }
  const word = t(isParked ? 'pairs.isParked' : 'pairs.isShared');
  const back = (): void => {
    if (state.kind === 'parked') takeBack(state.issue);
    else takeLineBack(pair, line);
    announce(t('pairs.backWithYou'));
  };
  const status = (
    <>
      <Icon name={isParked ? 'park' : 'share'} size={16} />
      {word}
    </>
  );
  return (
    <li className="pairs-line pairs-line-fixed voice">
      <span className="pairs-line-words">
        {line.text}
        <LineSigns line={line} />
      </span>
      <span className="pairs-line-status">
        <span className="pairs-line-state t1">{status}</span>
        {canShare && <Menu label={t('pairs.actsOfLine', { text: line.text })} acts={acts} />}
      </span>
      <ParkDialog what={parking} onClose={() => setParking(null)} />
    </li>
  );
}
