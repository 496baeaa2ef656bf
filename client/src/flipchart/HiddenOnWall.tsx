import './hidden.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { askedIn, ballotOf, ballotOfSheet } from '@verbindbord/shared/session/ballots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { DoneCount } from '../activities/ballot/DoneCount.tsx';
import { wallTitle } from '../app/wall/WallHead.tsx';
import { t } from '../text/t.ts';

type WallSheets = StepOf<'flipChart'>['settings']['sheets'];

interface OnWall {
  /** Questions that people are answering; none once one of them is revealed, since then that is what is talked about. */
  readonly hidden: WallSheets;
  /** Sheets to show with what is on them. */
  readonly shown: WallSheets;
}

/** What of a step is on the wall now. */
export function sheetsOnWall(session: SessionState, step: StepOf<'flipChart'>): OnWall {
  const { sheets } = step.settings;
  const isAsked = ({ id }: WallSheets[number]): boolean => askedIn(session, ballotOfSheet(id)) !== null;
  const isRevealed = ({ id }: WallSheets[number]): boolean =>
    ballotOf(session, ballotOfSheet(id)).stage === 'revealed';
  const hidden = sheets.filter((sheet) => isAsked(sheet) && !isRevealed(sheet));
  if (hidden.length === 0) return { hidden: [], shown: sheets };
  const revealed = sheets.filter(isRevealed);
  return revealed.length > 0 ? { hidden: [], shown: revealed } : { hidden, shown: [] };
}

/** Questions with how many are done, large enough for the last row. */
export function HiddenOnWall({ sheets, kicker }: { sheets: WallSheets; kicker: string }) {
  return (
    <div className="hidden-wall" data-several={sheets.length > 1 || undefined}>
      <p className="t3 soft">{kicker}</p>
      {sheets.map(({ id, title, hidden }) => (
        <section key={id} aria-label={title}>
          <h1 {...wallTitle(title)}>{title}</h1>
          <DoneCount ballot={ballotOfSheet(id)} className="hidden-wall-done" />
          {hidden === 'anonymous' && <p className="t3 soft">{t('ballots.wallAnonymous')}</p>}
        </section>
      ))}
    </div>
  );
}
