import './WallPage.css';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import type { ActivityKind, StepOf } from '@verbindbord/shared/activities/step.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { Suspense, useEffect } from 'react';
import { FACES } from '../../activities/registry.ts';
import { openBoard } from '../../board/document.ts';
import { useIsRead } from '../../connection/reading.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { useConnection, useSessionOrNull } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { followSessionLanguage } from '../language.ts';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';
import { currentOf } from '../session/steps.ts';
import { UnreadBoard } from '../UnreadBoard.tsx';
import { useAwake } from './useAwake.ts';
import { useWall } from './useWall.ts';
import { WallAside } from './WallAside.tsx';
import { Welcome } from './Welcome.tsx';

interface WallPageProps {
  code: string;
  secret: string | null;
}

/** What the projector shows: no tools, readable at eight metres, and nobody has to touch it. */
export function WallPage({ code, secret }: WallPageProps) {
  const state = useWall(code, secret);
  useAwake();
  useEffect(() => {
    if (state.stage !== 'open') return;
    document.documentElement.classList.add('wall');
    return () => document.documentElement.classList.remove('wall');
  }, [state.stage]);
  if (state.stage === 'opening') return <Message isBusy title={t('wall.opening')} />;
  if (state.stage === 'waiting') {
    return (
      <Message isBusy title={t('roles.wallWaits')}>
        {t('roles.wallWaitsText')}
      </Message>
    );
  }
  if (state.stage === 'refused') {
    return (
      <Message
        icon="lock"
        title={t('wall.refused')}
        action={
          <>
            <LinkButton variant="primary" size="large" href="/w">
              {t('wall.code')}
            </LinkButton>
            <LinkButton size="large" href="/">
              {t('app.toHome')}
            </LinkButton>
          </>
        }
      >
        <p>{refusalText(state.reason)}</p>
        <p>{t('wall.refusedText')}</p>
      </Message>
    );
  }
  return <OpenWall />;
}

function OpenWall() {
  const session = useSessionOrNull();
  const connection = useConnection();
  useEffect(openBoard, []);
  useEffect(() => {
    if (session) followSessionLanguage(session.language);
  }, [session]);
  useTitle(session ? t('wall.title', { title: session.title }) : '');
  if (connection === 'ended') return <Message icon="lock" title={t('wall.refused')} />;
  if (!session) return <Message isBusy title={t('wall.opening')} />;
  return <Wall session={session} />;
}

function Wall({ session }: { session: SessionState }) {
  const { step, number } = currentOf(session.programme, session.step);
  const isUnread = !useIsRead('board') && areaOf(step) !== null;
  // People come in before the first step: until then the wall is about coming in.
  if (session.startedAt === null) return <Welcome session={session} />;
  return (
    <div className="wall-grid">
      <main className="wall-main" id="main">
        <ErrorBoundary key={step.id} isPart>
          <Suspense fallback={null}>{isUnread ? <UnreadBoard /> : <Face step={step} />}</Suspense>
        </ErrorBoundary>
      </main>
      <WallAside
        session={session}
        place={areaOf(step) === 'map' ? t('wall.step', { number, count: session.programme.length }) : null}
      />
    </div>
  );
}

function Face<K extends ActivityKind>({ step }: { step: StepOf<K> }) {
  const { Wall: Shown } = FACES[step.kind as K];
  return <Shown step={step} />;
}
