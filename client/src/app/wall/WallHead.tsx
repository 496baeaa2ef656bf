import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { currentOf } from '../session/steps.ts';

interface WallHeadProps {
  /** What the group looks at now: a question, a heading. */
  title: string;
}

/** Where the group is in the programme, and what it looks at. */
export function WallHead({ title }: WallHeadProps) {
  const { programme, step } = useSession();
  const current = currentOf(programme, step);
  const where = { number: current.number, count: programme.length };
  const place =
    title === current.step.title
      ? t('wall.step', where)
      : t('wall.stepTitle', { ...where, title: current.step.title });
  return (
    <header className="wall-head">
      <p className="t3 soft num">{place}</p>
      <h1 className={title.length > 44 ? 'wall-title wall-title-long' : 'wall-title'} tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}
