import './ReportPaper.css';
import type { Report } from '@verbindbord/shared/report/tree.ts';
import { WORDS } from '@verbindbord/shared/report/words.ts';
import { useEffect } from 'react';
import { Mark } from '../ui/Mark.tsx';
import { ReportBlocks } from './ReportBlocks.tsx';
import { CoverWheel } from './ReportMapFigure.tsx';

/** The report as it is read and printed: a cover, what is in it, and its chapters, in the report's own language. */
export function ReportPaper({ report }: { report: Report }) {
  useRunningTitle(report.title);
  const { language } = report;
  return (
    <article className="report-paper" lang={language}>
      <section className="report-sheet report-cover">
        <p className="report-brand">
          <Mark size={24} />
          Verbindbord
        </p>
        <header className="report-title">
          <p className="t3">{report.kicker}</p>
          <h1>{report.title}</h1>
        </header>
        <CoverWheel report={report} />
        <dl className="report-facts">
          {report.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="report-sheet report-text">
        <nav className="report-contents" aria-label={WORDS.contents[language]}>
          <h2 className="report-heading">{WORDS.contents[language]}</h2>
          <ol>
            {report.chapters.map(({ id, number, title }) => (
              <li key={id}>
                <a href={`#chapter-${number}`}>
                  <span className="num">{number}.</span> <span>{title}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
        {report.chapters.map(({ id, number, title, blocks }) => (
          <section
            key={id}
            className={
              blocks.some(({ type }) => type === 'map')
                ? 'report-chapter report-chapter-map'
                : 'report-chapter'
            }
            aria-labelledby={`chapter-${number}`}
          >
            <h2 id={`chapter-${number}`} className="report-heading">
              {number}. {title}
            </h2>
            <ReportBlocks blocks={blocks} level={3} report={report} />
          </section>
        ))}
        {report.omitted.length > 0 && (
          <section className="report-chapter" aria-labelledby="report-omitted">
            <h2 id="report-omitted" className="report-heading">
              {WORDS.omitted[language]}
            </h2>
            <ul className="report-omitted">
              {report.omitted.map(({ what, why }) => (
                <li key={`${what} ${why}`}>
                  <b className="strong">{what}.</b> {why}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </article>
  );
}

/** The title above every printed page, which the style sheet reads from the root. */
function useRunningTitle(title: string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--report-running-title', JSON.stringify(title));
    return () => {
      style.removeProperty('--report-running-title');
    };
  }, [title]);
}
