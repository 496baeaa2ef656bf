import { useIsFacilitator, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { type NumberedStep, numbered } from './steps.ts';
import { useIsWaiting } from './useIsWaiting.ts';

/** The programme as a row of numbers; the step of now with its name, on yellow. A facilitator goes there by it. */
export function StepList({ onFollow }: { onFollow: () => void }) {
  const { programme, step } = useSession();
  const isFacilitator = useIsFacilitator();
  const isWaiting = useIsWaiting();
  const go = (id: string): void => {
    onFollow();
    if (id !== step) void give({ type: 'goToStep', step: id });
  };
  return (
    <ol className="steps" aria-label={t('app.bar.steps')}>
      {numbered(programme, isWaiting ? null : step).map((entry) => (
        <li
          key={entry.step.id}
          className={`steps-${entry.status}`}
          aria-current={entry.status === 'now' ? 'step' : undefined}
        >
          {isFacilitator && entry.status !== 'now' ? (
            <button
              type="button"
              className="steps-go"
              title={entry.step.title}
              onClick={() => go(entry.step.id)}
            >
              <span aria-hidden="true" className="num">
                {entry.number}
              </span>
              <span className="visually-hidden">
                {t('app.bar.stepGo', { number: entry.number, title: entry.step.title })}
              </span>
            </button>
          ) : (
            <StepText entry={entry} />
          )}
        </li>
      ))}
    </ol>
  );
}

function StepText({ entry: { number, step, status } }: { entry: NumberedStep }) {
  if (status === 'now') {
    return (
      <>
        <span className="num">{number}</span>
        <span className="steps-title">{step.title}</span>
      </>
    );
  }
  return (
    <span className="steps-go" title={step.title}>
      <span aria-hidden="true" className="num">
        {number}
      </span>
      <span className="visually-hidden">
        {t(status === 'done' ? 'app.bar.stepDone' : 'app.bar.step', { number, title: step.title })}
      </span>
    </span>
  );
}
