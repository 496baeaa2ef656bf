import { participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { openBoard } from '../../board/document.ts';
import { liveStore } from '../../connection/liveSession.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';
import { SessionShell } from './SessionShell.tsx';

/** The room behind the door: waits for the session to be told, and says so when it ended for this person. */
export function SessionRoom() {
  const { session, me, connection, endedBy } = useStore(liveStore);
  useEffect(openBoard, []);
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
      </Message>
    );
  }
  if (!session || me === null || !participantOf(session, me)) {
    return <Message isBusy title={t('app.room.connecting')} />;
  }
  return <SessionShell />;
}

function titleOf(session: SessionState | null): string {
  if (!session) return '';
  const step = session.programme.find(({ id }) => id === session.step);
  return step ? `${step.title} · ${session.title}` : session.title;
}
