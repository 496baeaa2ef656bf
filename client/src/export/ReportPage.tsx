import './ReportPage.css';
import { buildReport } from '@verbindbord/shared/report/buildReport.ts';
import type { ReportOptions } from '@verbindbord/shared/report/tree.ts';
import { useEffect, useMemo, useState } from 'react';
import { useTitle } from '../app/page.ts';
import { openBoard } from '../board/document.ts';
import { useBoard } from '../board/store.ts';
import { useIsRead } from '../connection/reading.ts';
import { refusalText } from '../connection/refusalText.ts';
import { useConnection, useSessionOrNull } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { readReportOptions } from './reportOptions.ts';
import { useLightPaper } from './useLightPaper.ts';

/**
 * The report of the session that this page is in, made here from the board as it is now; printing it makes the PDF.
 * Only below a page that has joined.
 */
export function ReportPage({ code }: { code: string }) {
  useEffect(openBoard, []);
  const session = useSessionOrNull();
  const board = useBoard((whole) => whole);
  const isRead = useIsRead('board');
  const [options, setOptions] = useState<ReportOptions>(() => readReportOptions(location.search));
  const theme = useLightPaper();
  const isShutOut = useConnection() === 'ended';
  // Browsers suggest it as the name of the PDF.
  useTitle(session?.title ?? '');
  const report = useMemo(
    () => (session && isRead ? buildReport(session, board, options) : null),
    [session, board, options, isRead],
  );
  return (
    <main className="report-page" id="main">
      <div className="report-bar">
        <LinkButton href={`/s/${code}`} variant="quiet" icon="arrowLeft">
          {t('export.toBoard')}
        </LinkButton>
        <div className="report-choices">
          <Checkbox isSelected={options.names} onChange={(names) => setOptions({ ...options, names })}>
            {t('export.names')}
          </Checkbox>
          <Checkbox
            isSelected={options.assumptions}
            onChange={(assumptions) => setOptions({ ...options, assumptions })}
          >
            {t('export.assumptions')}
          </Checkbox>
        </div>
        <Button variant="primary" icon="print" isDisabled={report === null} onPress={() => window.print()}>
          {t('export.print')}
        </Button>
      </div>
      {report ? (
        <ReportPaper key={theme} report={report} />
      ) : (
        <p className="report-wait" role="status">
          {!isShutOut && <Spinner />}
          {isShutOut ? refusalText('noAccess') : t('export.making')}
        </p>
      )}
    </main>
  );
}
