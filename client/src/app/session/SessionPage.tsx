import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { lazy } from 'react';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { AtTheDoorPage, TurnedAwayPage } from '../join/DoorPages.tsx';
import { JoinPage } from '../join/JoinPage.tsx';
import { RecoveryButton } from '../join/RecoveryButton.tsx';
import { useJoin } from '../join/useJoin.ts';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';

const SessionRoom = lazy(async () => ({ default: (await import('./SessionRoom.tsx')).SessionRoom }));

const ReportPage = lazy(async () => ({ default: (await import('../../export/ReportPage.tsx')).ReportPage }));

const PreflightPage = lazy(async () => ({
  default: (await import('../../preparing/PreflightPage.tsx')).PreflightPage,
}));
const PrintPage = lazy(async () => ({ default: (await import('../../preparing/PrintPage.tsx')).PrintPage }));

interface SessionPageProps {
  code: string;
  secret: string | null;
  /** Behind the door: the room itself, or what is about it. */
  shows: 'room' | 'report' | 'preflight' | 'print';
}

/** A session: first the door, then what is behind it. */
export function SessionPage({ code, secret, shows }: SessionPageProps) {
  const [joining, { enter, lookAgain }] = useJoin(code, secret);
  switch (joining.stage) {
    case 'looking':
      return <Message isBusy title={t('app.join.looking')} />;
    case 'refused':
      return <Refused code={code} reason={joining.reason} onAgain={lookAgain} />;
    case 'invited':
      return (
        <JoinPage
          code={code}
          invitation={joining.invitation}
          isPending={joining.isPending}
          problem={joining.problem}
          onJoin={(newcomer) => enter(joining.invitation, newcomer)}
        />
      );
    case 'waiting':
      return <AtTheDoorPage title={joining.title} />;
    case 'turnedAway':
      return <TurnedAwayPage onAgain={lookAgain} />;
    case 'joined':
      return <Behind code={code} shows={shows} />;
  }
}

function Behind({ code, shows }: Pick<SessionPageProps, 'code' | 'shows'>) {
  switch (shows) {
    case 'room':
      return <SessionRoom />;
    case 'report':
      return <ReportPage code={code} />;
    case 'preflight':
      return <PreflightPage code={code} />;
    case 'print':
      return <PrintPage />;
  }
}

interface RefusedProps {
  code: string;
  reason: Refusal | 'unreachable';
  onAgain: () => void;
}

function Refused({ code, reason, onAgain }: RefusedProps) {
  useTitle(t('app.join.refused'));
  return (
    <Message
      icon={reason === 'unreachable' ? 'wifiOff' : 'lock'}
      title={t(reason === 'unreachable' ? 'app.join.unreachable' : 'app.join.refused')}
      action={
        <>
          {reason === 'outdated' ? (
            <Button variant="primary" size="large" icon="refresh" onPress={() => location.reload()}>
              {t('app.failed.reload')}
            </Button>
          ) : (
            <Button variant="primary" size="large" icon="refresh" onPress={onAgain}>
              {t('app.join.again')}
            </Button>
          )}
          <LinkButton size="large" href="/">
            {t('app.toHome')}
          </LinkButton>
          {reason === 'noAccess' && <RecoveryButton code={code} label={t('app.join.recovery')} />}
        </>
      }
    >
      <p>{reason === 'damaged' ? t('app.join.damaged') : refusalText(reason)}</p>
      {reason === 'noAccess' && <p>{t('app.join.noAccessHelp')}</p>}
    </Message>
  );
}
