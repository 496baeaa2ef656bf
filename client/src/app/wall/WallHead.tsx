import type { CSSProperties } from 'react';
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

/**
 * How large a question stands on the wall: a long one leaves room for what stands under it, and none is so large that
 * its longest word does not fit on a line.
 */
export function wallTitle(title: string): { readonly className: string; readonly style: CSSProperties } {
  const size = title.length > 90 ? ' wall-title-longer' : title.length > 44 ? ' wall-title-long' : '';
  const longest = Math.max(1, ...title.split(/\s+/).map((word) => word.length));
  return { className: `wall-title${size}`, style: { '--longest': longest } as CSSProperties };
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
      <h1 {...wallTitle(title)} tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}
