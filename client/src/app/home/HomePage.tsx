import './HomePage.css';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Brand } from '../Brand.tsx';
import { type NewSession, SessionReady } from '../links/SessionReady.tsx';
import { Preferences } from '../Preferences.tsx';
import { useTitle } from '../page.ts';
import { TemplatesDialog } from '../templates/TemplatesDialog.tsx';
import type { Offer } from '../templates/templates.ts';
import { CodeField } from './CodeField.tsx';
import { HomeWheel } from './HomeWheel.tsx';
import { NewSessionDialog } from './NewSessionDialog.tsx';
import { OpenFileDialog } from './OpenFileDialog.tsx';
import { OwnSessions } from './OwnSessions.tsx';

/** The first page: start a session, go to one with a code, or go on with one of this device. */
export function HomePage() {
  const [open, setOpen] = useState<'new' | 'file' | 'templates' | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [made, setMade] = useState<NewSession | null>(null);
  useTitle(made ? t('app.ready.title') : '');
  const close = (): void => {
    setOpen(null);
    setOffer(null);
  };
  if (made) return <SessionReady made={made} />;
  return (
    <div className="home">
      <header className="home-head">
        <Brand size={28} />
        <nav className="home-nav" aria-label={t('app.home.nav')}>
          <Button variant="quiet" onPress={() => setOpen('templates')}>
            {t('app.templates.title')}
          </Button>
          <Link href="/hulp" className="home-link">
            {t('app.help')}
          </Link>
          <Preferences />
        </nav>
      </header>
      <main className="home-sheet sheet" id="main">
        <section className="home-start">
          <h1 className="t6" tabIndex={-1}>
            {t('app.home.title')}
          </h1>
          <p className="home-intro t3 soft">{t('app.home.intro')}</p>
          <div className="home-acts">
            <Button variant="primary" size="large" icon="plus" onPress={() => setOpen('new')}>
              {t('app.home.new')}
            </Button>
            <Button size="large" icon="document" onPress={() => setOpen('file')}>
              {t('app.home.open')}
            </Button>
          </div>
          <CodeField />
        </section>
        <HomeWheel />
        <OwnSessions />
      </main>
      {open === 'new' && <NewSessionDialog offer={offer} onClose={close} onMade={setMade} />}
      {open === 'templates' && (
        <TemplatesDialog
          onClose={close}
          onChoose={(chosen) => {
            setOffer(chosen);
            setOpen('new');
          }}
        />
      )}
      {open === 'file' && <OpenFileDialog onClose={close} onMade={setMade} />}
    </div>
  );
}
