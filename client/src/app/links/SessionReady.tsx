import './SessionReady.css';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { PrintedSheet } from '../../preparing/PrintedSheet.tsx';
import { t, useLanguage } from '../../text/t.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Brand } from '../Brand.tsx';
import { rememberSession } from '../ownSessions.ts';
import { navigate } from '../router.ts';
import { JoinCard } from './JoinCard.tsx';
import { LinkFields, RecoveryCode } from './LinkFields.tsx';
import { preflightLink } from './links.ts';
import { keepRecoveryCode } from './recoveryCode.ts';

/** A session that was made a moment ago: the only moment at which the recovery code is known. */
export interface NewSession extends CreatedSession {
  readonly title: string;
}

/** Keeps a new session in the list of this device, with its links; its recovery code only in this tab. */
export function rememberNew(created: CreatedSession, title: string): NewSession {
  const { code, links, recoveryCode } = created;
  rememberSession({ code, title, role: 'facilitator', links });
  keepRecoveryCode(code, recoveryCode);
  return { code, links, recoveryCode, title };
}

/** Everything to hand out before the session: links, QR code, code and recovery code; and the way in. */
export function SessionReady({ made }: { made: NewSession }) {
  const { code, links, recoveryCode, title } = made;
  const language = useLanguage();
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
                {t('preparing.print')}
              </Button>
              <LinkButton size="large" icon="check" wide newTab href={preflightLink(links)}>
                {t('preparing.preflight')}
              </LinkButton>
              <p className="t1 soft">{t('preparing.preflightNewTab')}</p>
            </div>
          </aside>
        </main>
      </div>
      {/* Only on paper. */}
      <div className="ready-paper" aria-hidden="true">
        <PrintedSheet
          title={title}
          language={language}
          code={code}
          link={links.participant}
          recoveryCode={recoveryCode}
        />
      </div>
    </>
  );
}
