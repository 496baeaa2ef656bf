import './PrintPage.css';
import { codeLink } from '../app/links/links.ts';
import { recoveryCodeOf } from '../app/links/recoveryCode.ts';
import { Message } from '../app/Message.tsx';
import { useOwnLinks } from '../app/ownSessions.ts';
import { useTitle } from '../app/page.ts';
import { useSessionOrNull } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';

/** The sheet to hang up, as it comes out of the printer. */
export function PrintPage({ code }: { code: string }) {
  const session = useSessionOrNull();
  const links = useOwnLinks(code);
  const recoveryCode = recoveryCodeOf(code);
  // Browsers suggest it as the name of the file.
  useTitle(session ? t('preparing.printTitle', { title: session.title }) : '');
  if (!session) return <Message isBusy title={t('app.room.connecting')} />;
  const { title, language } = session;
  return (
    <main className="print-page" id="main">
      <div className="print-bar">
        <LinkButton href={`/s/${code}`} variant="quiet" icon="arrowLeft">
          {t('preparing.toSession')}
        </LinkButton>
        <Button variant="primary" icon="print" onPress={() => window.print()}>
          {t('preparing.printNow')}
        </Button>
      </div>
      <div className="print-about">
        <h1 tabIndex={-1}>{t('preparing.print')}</h1>
        <p>{t(recoveryCode === null ? 'preparing.print.noRecovery' : 'preparing.print.recovery')}</p>
        {links === null && <p>{t('app.links.notHere')}</p>}
      </div>
      <div className="print-paper">
        <PrintedSheet
          title={title}
          language={language}
          code={code}
          link={links?.participant ?? codeLink(code)}
          recoveryCode={recoveryCode}
        />
      </div>
    </main>
  );
}
