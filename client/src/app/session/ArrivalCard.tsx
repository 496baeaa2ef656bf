import './Arrival.css';
import { useRemainingSeconds, useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { questionsOf } from './questionsOf.ts';
import type { NumberedStep } from './steps.ts';

interface ArrivalCardProps {
  current: NumberedStep;
  onGo: () => void;
}

/** For who comes in later, on one card: where the group is, how long it has, what is asked. One press goes on. */
export function ArrivalCard({ current: { step, number }, onGo }: ArrivalCardProps) {
  const { programme } = useSession();
  const left = useTimeLeft();
  const questions = questionsOf(step);
  return (
    <div className="arrival">
      <div className="arrival-card sheet">
        <p className="arrival-where">
          <span className="now strong num">{t('conducting.arrival.title')}</span>
          <span className="soft num">
            {t('conducting.arrival.step', { number, count: programme.length })}
            {left !== null && `, ${left}`}
          </span>
        </p>
        <h1 className="t5" tabIndex={-1}>
          {step.title}
        </h1>
        {questions.length > 0 && (
          <>
            <h2 className="t1 soft">{t('conducting.arrival.question', { count: questions.length })}</h2>
            <ul className="arrival-questions">
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </>
        )}
        <Button variant="primary" size="large" wide iconEnd="arrowRight" onPress={onGo}>
          {t('conducting.arrival.go')}
        </Button>
      </div>
    </div>
  );
}

/** 'nog 3 minuten'; null without a timer. */
function useTimeLeft(): string | null {
  const seconds = useRemainingSeconds();
  const isPaused = useSession().timer?.state === 'paused';
  if (seconds === null) return null;
  if (isPaused) return t('conducting.arrival.paused');
  if (seconds <= 0) return t('app.timer.over');
  if (seconds < 60) return t('conducting.arrival.lastMinute');
  return t('conducting.arrival.left', { count: Math.round(seconds / 60) });
}
