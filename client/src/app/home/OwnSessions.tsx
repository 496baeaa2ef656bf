import { useState } from 'react';
import { Link } from 'react-aria-components';
import { t } from '../../text/t.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { sayMoment } from '../moment.ts';
import { forgetSession, type OwnSession, useOwnSessions } from '../ownSessions.ts';
import { spacedCode } from '../route.ts';

/** The sessions that this device made or joined. */
export function OwnSessions() {
  const sessions = useOwnSessions();
  const [leaving, setLeaving] = useState<OwnSession | null>(null);
  return (
    <section className="home-own">
      <h2 className="home-own-title">{t('app.own.title')}</h2>
      {sessions.length === 0 ? (
        <p className="home-own-empty">{t('app.own.empty')}</p>
      ) : (
        <ul>
          {sessions.map((session) => (
            <Row key={session.code} session={session} onForget={() => setLeaving(session)} />
          ))}
        </ul>
      )}
      <ForgetRehearsals sessions={sessions} />
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('app.own.forget.title')}
        text={t(leaving?.links ? 'app.own.forget.maker' : 'app.own.forget.text', {
          title: leaving?.title ?? '',
        })}
        confirmLabel={t('app.own.forget.do')}
        cancelLabel={t('ui.cancel')}
        tone="danger"
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) forget(leaving.code);
          setLeaving(null);
        }}
      />
    </section>
  );
}

/** Nothing in a rehearsal is worth keeping: all go at one press. */
function ForgetRehearsals({ sessions }: { sessions: readonly OwnSession[] }) {
  const rehearsals = sessions.filter(({ rehearsal }) => rehearsal !== null);
  if (rehearsals.length === 0) return null;
  return (
    <Button
      variant="quiet"
      icon="trash"
      className="home-own-rehearsals"
      onPress={() => {
        for (const { code } of rehearsals) forget(code);
      }}
    >
      {t('rehearsal.forget', { count: rehearsals.length })}
    </Button>
  );
}

/** Off the list, and off the device what was kept of it. */
function forget(code: string): void {
  forgetSession(code);
  void import('../../connection/kept/KeptSession.ts').then(({ forgetKept }) => forgetKept(code));
}

function Row({ session, onForget }: { session: OwnSession; onForget: () => void }) {
  const { code, title, role, openedAt, rehearsal } = session;
  return (
    <li className="home-own-row">
      <Link href={wayIn(session)} className="home-own-link">
        <span>
          <span className="home-own-name">{title}</span>
          <span className="soft num">{t('app.own.code', { code: spacedCode(code) })}</span>
        </span>
        <span className="home-own-when soft">{sayMoment(openedAt, Date.now())}</span>
        <span className="home-own-role">{t(rehearsal ? 'rehearsal.own' : `app.role.${role}`)}</span>
        <Icon name="chevronRight" />
      </Link>
      <IconButton icon="close" label={t('app.own.forget', { title })} onPress={onForget} />
    </li>
  );
}

/**
 * Who made a session and never went in has no cookie of it yet: without the link for facilitators the door would
 * take its maker for a participant.
 */
function wayIn({ code, role, links }: OwnSession): string {
  if (role !== 'facilitator' || !links) return `/s/${code}`;
  const { pathname, hash } = new URL(links.facilitator);
  return pathname + hash;
}
