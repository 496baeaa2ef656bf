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
import { Checkbox } from '../ui/Checkbox.tsx';
import { PrintablePage } from '../ui/PrintablePage.tsx';
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
  useTitle(session?.title ?? t('app.report.title'));
  const report = useMemo(
    () => (session && isRead ? buildReport(session, board, options) : null),
    [session, board, options, isRead],
  );
  return (
    <PrintablePage
      back={{ href: `/s/${code}`, label: t('export.toBoard') }}
      printLabel={t('export.print')}
      canPrint={report !== null}
      choices={
        <>
          <Checkbox isSelected={options.names} onChange={(names) => setOptions({ ...options, names })}>
            {t('export.names')}
          </Checkbox>
          <Checkbox
            isSelected={options.assumptions}
            onChange={(assumptions) => setOptions({ ...options, assumptions })}
          >
            {t('export.assumptions')}
          </Checkbox>
        </>
      }
    >
      {report ? (
        <ReportPaper key={theme} report={report} />
      ) : (
        <p className="report-wait" role="status">
          {!isShutOut && <Spinner />}
          {isShutOut ? refusalText('noAccess') : t('export.making')}
        </p>
      )}
    </PrintablePage>
  );
}
