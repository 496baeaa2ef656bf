import { activityName } from '@verbindbord/shared/activities/registry.ts';
import type { Step } from '@verbindbord/shared/activities/step.ts';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { ACTIVITY_ICONS } from '../../activities/icons.ts';
import { useSession } from '../../connection/session.ts';
import { startPointerDrag } from '../../flipchart/pointerDrag.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { moveStep, moveStepBy } from './acts.ts';

interface StepRowsProps {
  chosen: string | null;
  onChoose: (step: string) => void;
}

/** The steps in their order: to choose, and to put elsewhere by the grip or with Alt and an arrow. */
export function StepRows({ chosen, onChoose }: StepRowsProps) {
  const { programme, step: now } = useSession();
  const list = useRef<HTMLOListElement>(null);
  /** The step that keys move: it keeps the focus, wherever it goes. */
  const moving = useRef<string | null>(null);
  useLayoutEffect(() => {
    const id = moving.current;
    moving.current = null;
    if (id !== null) rowOf(list.current, id)?.querySelector('button')?.focus();
  }, [programme]);
  const onKeyDown = (event: KeyboardEvent, step: Step): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (moveStepBy(programme, step, event.key === 'ArrowUp' ? -1 : 1)) moving.current = step.id;
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>, step: Step): void =>
    startPointerDrag(event, {
      targets: '[data-programme-step]',
      onDrop: (target, { y }) => {
        const { top, height } = target.getBoundingClientRect();
        const others = programme.filter((other) => other !== step);
        const at = others.findIndex(({ id }) => id === target.dataset.programmeStep);
        if (at >= 0) moveStep(programme, step, y < top + height / 2 ? at : at + 1);
      },
    });
  return (
    <ol ref={list} className="programme-rows" aria-label={t('programme.steps')}>
      {programme.map((step, index) => (
        <li
          key={step.id}
          className="programme-row"
          data-programme-step={step.id}
          data-chosen={step.id === chosen || undefined}
          onPointerDown={(event) => onPointerDown(event, step)}
        >
          <span className="programme-grip" data-drag-grip="">
            <Icon name="grip" size={18} />
          </span>
          <button
            type="button"
            className="programme-row-button"
            aria-current={step.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(step.id)}
            onKeyDown={(event) => onKeyDown(event, step)}
          >
            <span className="num programme-row-number">{index + 1}</span>
            <span className="programme-row-words">
              <span className={step.id === now ? 'now strong' : 'strong'}>{step.title}</span>
              <KindLine step={step} isNow={step.id === now} />
            </span>
            <span className="num t1">{t('facilitator.minutes', { count: step.minutes })}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function KindLine({ step, isNow }: { step: Step; isNow: boolean }) {
  const language = useLanguage();
  return (
    <span className="programme-row-kind t1 soft">
      <Icon name={ACTIVITY_ICONS[step.kind]} size={15} />
      {activityName(step.kind)[language]}
      {isNow && <> · {t('programme.isNow')}</>}
    </span>
  );
}

function rowOf(list: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-programme-step]') ?? [])].find(
    ({ dataset }) => dataset.programmeStep === id,
  );
}
