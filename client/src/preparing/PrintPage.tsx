import './PrintPage.css';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { codeLink, enteringCode } from '../app/links/links.ts';
import { recoveryCodeOf } from '../app/links/recoveryCode.ts';
import { Message } from '../app/Message.tsx';
import { useOwnLinks } from '../app/ownSessions.ts';
import { useTitle } from '../app/page.ts';
import { useSessionOrNull } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { PrintablePage } from '../ui/PrintablePage.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';

/** The sheet to hang up, as it comes out of the printer. */
export function PrintPage() {
  const session = useSessionOrNull();
  return session ? <Print session={session} /> : <Message isBusy title={t('app.room.connecting')} />;
}

function Print({ session }: { session: SessionState }) {
  const { code, title, language } = session;
  const links = useOwnLinks(session);
  const recoveryCode = recoveryCodeOf(code);
  // Browsers suggest it as the name of the file.
  useTitle(t('preparing.printTitle', { title }));
  return (
    <PrintablePage
      className="print-page"
      back={{ href: `/s/${code}`, label: t('preparing.toSession') }}
      printLabel={t('preparing.printNow')}
    >
      <div className="print-about">
        <h1 tabIndex={-1}>{t('preparing.print')}</h1>
        <p>{t(recoveryCode === null ? 'preparing.print.noRecovery' : 'preparing.print.recovery')}</p>
        {links === null && <p>{t('app.links.notHere')}</p>}
      </div>
      <div className="print-paper">
        <PrintedSheet
          title={title}
          language={language}
          code={enteringCode(session)}
          link={links?.participant ?? codeLink(session)}
          recoveryCode={recoveryCode}
        />
      </div>
    </PrintablePage>
  );
}
