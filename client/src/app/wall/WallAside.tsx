import { displayName, participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { useConnection, useRemainingSeconds } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { codeLink, enteringCode, hostOf } from '../links/links.ts';
import { QrCode } from '../links/QrCode.tsx';
import { spacedCode } from '../route.ts';
import { clockText } from '../session/clockText.ts';
import { useTimeSign } from '../session/useTimeSign.ts';

interface WallAsideProps {
  session: SessionState;
  /** Where the group is in the programme, when what it looks at does not say so. */
  place: string | null;
}

/** Beside what the group looks at: the time that is left, and the way in for who comes late. */
export function WallAside({ session, place }: WallAsideProps) {
  return (
    <aside className="wall-aside">
      <WallTimer paused={session.timer?.state === 'paused'} />
      <div className="wall-join">
        <WallSigns session={session} />
        {session.open ? <JoinHere session={session} /> : <p className="t4 strong">{session.title}</p>}
        {place !== null && <p className="wall-place t3 soft num">{place}</p>}
      </div>
    </aside>
  );
}

function WallTimer({ paused }: { paused: boolean }) {
  const seconds = useRemainingSeconds();
  const sign = useTimeSign();
  if (seconds === null) return null;
  const isOver = seconds <= 0;
  const isNow = sign !== null || (seconds <= 60 && !isOver && !paused);
  const words = isOver ? 'wall.over' : paused ? 'wall.paused' : 'wall.left';
  return (
    <div className={isNow ? 'wall-timer wall-timer-last' : 'wall-timer'}>
      <span className="wall-timer-word" role="status">
        {sign === 'five' || sign === 'one' ? t(`app.timer.${sign}`) : t(words)}
      </span>
      <strong className={Math.abs(seconds) >= 3600 ? 'wall-timer-hours num' : 'num'} role="timer">
        {clockText(seconds)}
      </strong>
    </div>
  );
}

export function JoinHere({ session }: { session: SessionState }) {
  const link = codeLink(session);
  return (
    <>
      <QrCode text={link} label={t('app.links.qr')} />
      <p className="t3 wall-where">
        {t('app.links.joinAt')}
        <br />
        <b>{hostOf(link)}</b>
      </p>
      <p className={session.door.entry === '' ? 'wall-code num' : 'wall-code wall-code-long num'}>
        {spacedCode(enteringCode(session))}
      </p>
    </>
  );
}

/** What the room should know: the board is frozen, the step closed, or the wall itself lost its connection. */
export function WallSigns({ session }: { session: SessionState }) {
  const isOffline = useConnection() === 'offline';
  const by = session.frozen ? participantOf(session, session.frozen.by) : undefined;
  return (
    <>
      {session.frozen && (
        <p className="wall-sign wall-sign-ink">
          <Icon name="freeze" size="1.4em" />
          {t('app.banner.frozenBy', { name: by ? displayName(by) : t('app.role.facilitator') })}
        </p>
      )}
      {session.locked.includes(session.step) && (
        <p className="wall-sign">
          <Icon name="lock" size="1.4em" />
          {t('conducting.lock.title')}
        </p>
      )}
      {isOffline && (
        <p className="wall-sign">
          <Icon name="wifiOff" size="1.4em" />
          {t('wall.offline')}
        </p>
      )}
    </>
  );
}
