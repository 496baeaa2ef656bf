import './ChooseInList.css';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { useCanWrite } from '../../board/write.ts';
import { useCanvas } from '../../canvas/canvasStore.ts';
import { choose, sayHowMany, startChoosing, toggleChosen } from '../../canvas/choosing.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { pasteAct } from './severalActs.ts';

interface ChooseInListProps {
  shown: readonly Stakeholder[];
  isChoosing: boolean;
}

/** Above the rows of the list: begins to choose several, and then chooses all that are shown at once. */
export function ChooseInList({ shown, isChoosing }: ChooseInListProps) {
  const canWrite = useCanWrite('map');
  const key = shown.map(({ id }) => id).join();
  const ids = useMemo(() => (key === '' ? [] : key.split(',')), [key]);
  const chosen = useCanvas((state) => state.chosen);
  const head = useRef<HTMLDivElement>(null);
  useKeptFocus(head, isChoosing);
  if (!isChoosing) {
    return (
      <div ref={head} className="map-list-choose">
        <Button variant="quiet" size="small" icon="check" onPress={startChoosing}>
          {t('chosen.several')}
        </Button>
        {canWrite &&
          pasteAct().map(({ id, label, icon, onAction }) => (
            <Button key={id} variant="quiet" size="small" icon={icon} onPress={onAction}>
              {label}
            </Button>
          ))}
      </div>
    );
  }
  const count = ids.filter((id) => chosen.has(id)).length;
  const isAll = ids.length > 0 && count === ids.length;
  return (
    <div ref={head} className="map-list-choose">
      <Checkbox
        isSelected={isAll}
        isIndeterminate={count > 0 && !isAll}
        onChange={() => {
          const others = [...chosen].filter((id) => !ids.includes(id));
          choose(isAll ? others : [...others, ...ids]);
          startChoosing();
          sayHowMany();
        }}
      >
        {t('chosen.all', { count: ids.length })}
      </Checkbox>
    </div>
  );
}

/** What had the focus makes room for something else when choosing begins or ends: then it goes to the head of the list. */
function useKeptFocus(head: RefObject<HTMLDivElement | null>, isChoosing: boolean): void {
  const before = useRef(isChoosing);
  useEffect(() => {
    if (before.current === isChoosing) return;
    before.current = isChoosing;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      head.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [head, isChoosing]);
}

/** A row of the list while several are chosen: all of it is one box to tick. */
export function ChooseRow({ id, children }: { id: string; children: ReactNode }) {
  const isChosen = useCanvas((state) => state.chosen.has(id));
  return (
    <li className={isChosen ? 'map-row map-row-chosen' : 'map-row'}>
      <AriaCheckbox
        className="vb-checkbox map-row-open map-row-choose"
        isSelected={isChosen}
        onChange={() => {
          startChoosing();
          toggleChosen(id);
        }}
      >
        <span className="vb-checkbox-box">{isChosen && <Icon name="check" size={16} strokeWidth={3} />}</span>
        {children}
      </AriaCheckbox>
    </li>
  );
}
