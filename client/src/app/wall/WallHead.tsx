import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { currentOf } from '../session/steps.ts';

/**
 * Where the group is in the programme, in words; with the name of the step, unless that is what stands under it
 * (`shown`).
 */
export function useWallPlace(shown: string | null): string {
  const { programme, step } = useSession();
  const { number, step: current } = currentOf(programme, step);
  const where = { number, count: programme.length };
  return shown === current.title
    ? t('wall.step', where)
    : t('wall.stepTitle', { ...where, title: current.title });
}

/** The size of a question on the wall: a long one leaves room for what stands under it. */
export function wallTitleSize(title: string): string {
  if (title.length > 90) return 'wall-title wall-title-longer';
  return title.length > 44 ? 'wall-title wall-title-long' : 'wall-title';
}

interface WallHeadProps {
  /** What the group looks at now: a question, a heading. */
  title: string;
}

/** Where the group is in the programme, and what it looks at. */
export function WallHead({ title }: WallHeadProps) {
  return (
    <header className="wall-head">
      <p className="t3 soft num">{useWallPlace(title)}</p>
      <h1 className={wallTitleSize(title)} tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}
