import './SessionReady.css';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Brand } from '../Brand.tsx';
import { rememberSession } from '../ownSessions.ts';
import { navigate } from '../router.ts';
import { JoinCard } from './JoinCard.tsx';
import { LinkFields, RecoveryCode } from './LinkFields.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';

/** A session that was made a moment ago: the only moment at which the recovery code is known. */
export interface NewSession extends CreatedSession {
  readonly title: string;
}

/** Keeps a new session in the list of this device, with its links. */
export function rememberNew(created: CreatedSession, title: string): NewSession {
  const { code, links, recoveryCode } = created;
  rememberSession({ code, title, role: 'facilitator', links });
  return { code, links, recoveryCode, title };
}

/** Everything to hand out before the session: links, QR code, code and recovery code; and the way in. */
export function SessionReady({ made }: { made: NewSession }) {
  const { code, links, recoveryCode, title } = made;
  const enter = (): void => {
    const { pathname, hash } = new URL(links.facilitator);
    navigate(pathname + hash);
  };
  return (
    <>
      <div className="ready">
        <header className="ready-head">
          <Brand size={28} />
        </header>
        <main className="ready-sheet sheet" id="main">
          <div className="ready-text">
            <p className="soft">{t('app.ready.title')}</p>
            <h1 className="t5" tabIndex={-1}>
              {title}
            </h1>
            <p className="ready-intro">{t('app.ready.intro')}</p>
            <LinkFields links={links} />
            <RecoveryCode code={recoveryCode} />
          </div>
          <aside className="ready-side">
            <JoinCard code={code} link={links.participant} />
            <div className="ready-acts">
              <Button variant="primary" size="large" iconEnd="arrowRight" wide onPress={enter}>
                {t('app.ready.enter')}
              </Button>
              <Button size="large" icon="print" wide onPress={() => window.print()}>
                {t('app.ready.print')}
              </Button>
            </div>
          </aside>
        </main>
      </div>
      <PrintedSheet title={title} code={code} link={links.participant} recoveryCode={recoveryCode} />
    </>
  );
}
