import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { Menu, type MenuAct } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { CommitField } from './CommitField.tsx';

/** What a list holds: questions, headings, things to vote on. */
interface Titled {
  readonly id: string;
  readonly title: string;
}

interface QuestionListProps<R extends Titled> {
  title: string;
  hint?: string;
  rows: readonly R[];
  /** Changes the rows as they are at that moment; resolves with whether that was done. */
  onRows: (change: (rows: readonly R[]) => R[]) => Promise<boolean>;
  make: () => R;
  /** 'Nieuwe vraag'. */
  addLabel: string;
  /** The name of the field of a row, by its number. */
  rowLabel: (number: number) => string;
  min: number;
  max: number;
  /** Why this one cannot be taken away, if so. */
  keeps?: (row: R) => string | undefined;
  /** What can be set of a row besides its words. */
  children?: (row: R, set: (change: (row: R) => R) => Promise<boolean>) => ReactNode;
}

/** Questions under each other: to word, add, put in another order and take away, each of which can be undone. */
export function QuestionList<R extends Titled>(props: QuestionListProps<R>) {
  const { title, hint, rows, onRows, make, addLabel, rowLabel, min, max, keeps, children } = props;
  const list = useRef<HTMLOListElement>(null);
  /** The row that was just made, to write in. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const row = rows.findIndex(({ id }) => id === wanted.current);
    if (row < 0) return;
    wanted.current = null;
    const field = list.current?.children[row]?.querySelector<HTMLTextAreaElement>('textarea');
    field?.focus();
    field?.select();
  }, [rows]);
  const add = (): void => {
    const row = make();
    wanted.current = row.id;
    void onRows((now) => [...now, row]);
  };
  const remove = async (row: R, index: number): Promise<void> => {
    if (!(await onRows((now) => now.filter(({ id }) => id !== row.id)))) return;
    announce(t('programme.removed', { title: row.title }));
    showToast({
      tone: 'info',
      text: t('programme.removed', { title: row.title }),
      action: {
        label: t('ui.undo'),
        onAction: () => void onRows((now) => [...now.slice(0, index), row, ...now.slice(index)]),
      },
    });
  };
  const acts = (row: R, index: number): MenuAct[] => {
    const kept = rows.length <= min ? t('programme.lastOne') : keeps?.(row);
    const move = (by: number): void => void onRows((now) => moved(now, row.id, by));
    return [
      {
        id: 'up',
        label: t('programme.up'),
        icon: 'arrowUp',
        isDisabled: index === 0,
        onAction: () => move(-1),
      },
      {
        id: 'down',
        label: t('programme.down'),
        icon: 'arrowDown',
        isDisabled: index === rows.length - 1,
        onAction: () => move(1),
      },
      {
        id: 'remove',
        label: t('ui.remove'),
        icon: 'trash',
        danger: true,
        isDisabled: kept !== undefined,
        description: kept,
        onAction: () => void remove(row, index),
      },
    ];
  };
  return (
    <fieldset className="step-questions">
      <legend className="vb-label">{title}</legend>
      {hint !== undefined && <p className="vb-hint">{hint}</p>}
      <ol ref={list} className="step-rows">
        {rows.map((row, index) => {
          const set = (change: (row: R) => R): Promise<boolean> =>
            onRows((now) => now.map((other) => (other.id === row.id ? change(other) : other)));
          return (
            <li key={row.id} className="step-row">
              <span className="step-row-number num soft" aria-hidden="true">
                {index + 1}
              </span>
              <CommitField
                label={rowLabel(index + 1)}
                hideLabel
                value={row.title}
                isRequired
                grows="wraps"
                maxLength={200}
                onCommit={(text) => set((now) => ({ ...now, title: text }))}
              />
              <Menu label={t('programme.actsOf', { title: row.title })} acts={acts(row, index)} />
              {children && <div className="step-row-more">{children(row, set)}</div>}
            </li>
          );
        })}
      </ol>
      {rows.length < max && (
        <Button variant="quiet" size="small" icon="plus" className="step-rows-add" onPress={add}>
          {addLabel}
        </Button>
      )}
    </fieldset>
  );
}

/** The rows with one of them so many places further on, as far as there are places. */
function moved<R extends Titled>(rows: readonly R[], id: string, by: number): R[] {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (!row) return [...rows];
  const others = rows.filter((other) => other !== row);
  return [...others.slice(0, Math.max(0, at + by)), row, ...others.slice(Math.max(0, at + by))];
}
