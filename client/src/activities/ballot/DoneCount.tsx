import { useBallot } from '../../connection/ballots.ts';
import { t } from '../../text/t.ts';

interface DoneCountProps {
  ballot: string;
  className?: string;
}

/** How many are done: never who. Screen readers are told when it changes. */
export function DoneCount({ ballot, className }: DoneCountProps) {
  const { done, people, away } = useBallot(ballot);
  return (
    <p role="status" className={className === undefined ? 'num' : `${className} num`}>
      {t('ballots.done', { done, people, away })}
    </p>
  );
}
