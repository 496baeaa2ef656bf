import './GuidePage.css';
import { t } from '../../text/t.ts';
import { Brand } from '../Brand.tsx';
import { Preferences } from '../Preferences.tsx';
import { useTitle } from '../page.ts';
import { GUIDE, type GuideEntry, type GuideSection } from './contents.ts';

/** The guide for who leads a session: before, during and after it, and what to do when something goes wrong. */
export function GuidePage() {
  useTitle(t('guide.title'));
  return (
    <div className="guide">
      <header className="guide-head">
        <Brand size={28} />
        <div className="guide-preferences">
          <Preferences />
        </div>
      </header>
      <main className="guide-sheet sheet" id="main">
        <div className="guide-intro">
          <h1 className="t6" tabIndex={-1}>
            {t('guide.title')}
          </h1>
          <p className="t3 soft">{t('guide.intro')}</p>
        </div>
        <nav className="guide-nav" aria-label={t('guide.contents')}>
          <ul>
            {GUIDE.map(({ id }) => (
              <li key={id}>
                <a className="guide-nav-link" href={`#guide-${id}`}>
                  {t(`guide.${id}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="guide-text">
          {GUIDE.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </div>
      </main>
    </div>
  );
}

function Section({ section }: { section: GuideSection }) {
  return (
    <section aria-labelledby={`guide-${section.id}`}>
      <h2 id={`guide-${section.id}`} tabIndex={-1}>
        {t(`guide.${section.id}`)}
      </h2>
      {section.intro && <p>{t(section.intro)}</p>}
      <Entries entries={section.entries} />
    </section>
  );
}

function Entries({ entries }: { entries: readonly GuideEntry[] }) {
  return (
    <dl className="guide-entries">
      {entries.map(({ title, text }) => (
        <div key={title}>
          <dt>{t(title)}</dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
