import { participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { openBoard } from '../../board/document.ts';
import { liveStore } from '../../connection/liveSession.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { useLostWork } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';
import { CopyLost, LostText } from './LostText.tsx';
import { SessionShell } from './SessionShell.tsx';

/** The room behind the door: waits for the session to be told, and says so when it ended for this person. */
export function SessionRoom() {
  const { session, me, connection, endedBy } = useStore(liveStore);
  useEffect(openBoard, []);
  useCanvasSoon();
  useTitle(titleOf(session));
  if (connection === 'ended') {
    return (
      <Message
        icon="lock"
        title={t('app.room.ended')}
        action={
          <Button variant="primary" size="large" icon="refresh" onPress={() => location.reload()}>
            {t(endedBy === 'outdated' ? 'app.failed.reload' : 'app.room.again')}
          </Button>
        }
      >
        {endedBy !== null && refusalText(endedBy)}
        <NotSaved />
      </Message>
    );
  }
  if (!session || me === null || !participantOf(session, me)) {
    return <Message isBusy title={t('app.room.connecting')} />;
  }
  return <SessionShell />;
}

/** Fetches what the board is drawn with while the session is still being told: on a phone only when it is asked for. */
function useCanvasSoon(): void {
  const isNarrow = useNarrow();
  useEffect(() => {
    if (!isNarrow) void import('../../canvas/Canvas.tsx').catch(() => undefined);
  }, [isNarrow]);
}

/** What was typed here and never got to the server: nowhere else than on this screen. */
function NotSaved() {
  const texts = useLostWork().flatMap((lost) => lost.texts);
  const field = useRef<HTMLTextAreaElement>(null);
  if (texts.length === 0) return null;
  return (
    <div className="not-saved">
      <p>{t('app.room.endedLost')}</p>
      <LostText texts={texts} field={field} />
      <CopyLost texts={texts} field={field} />
    </div>
  );
}

function titleOf(session: SessionState | null): string {
  if (!session) return '';
  const step = session.programme.find(({ id }) => id === session.step);
  return step ? `${step.title} · ${session.title}` : session.title;
}
