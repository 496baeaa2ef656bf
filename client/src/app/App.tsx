import './App.css';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-aria-components';
import { locale, t, useLanguage } from '../text/t.ts';
import { LinkButton } from '../ui/Button.tsx';
import { UiRoot } from '../ui/UiRoot.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Message } from './Message.tsx';
import { focusMain, useFocusNet, useFocusOnChange, useTitle } from './page.ts';
import type { Route } from './route.ts';
import { navigate, useRoute } from './router.ts';
import { SessionPage } from './session/SessionPage.tsx';

const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }));
const GuidePage = lazy(async () => ({ default: (await import('./guide/GuidePage.tsx')).GuidePage }));
const WallDoor = lazy(async () => ({ default: (await import('./wall/WallDoor.tsx')).WallDoor }));
const WallPage = lazy(async () => ({ default: (await import('./wall/WallPage.tsx')).WallPage }));

/** The product in the browser: finds the page of the address and gives it language, messages and a net. */
export function App() {
  useLanguage();
  const route = useRoute();
  useFocusOnChange(route.page);
  useFocusNet();
  // What is behind the same door as the room keeps the connection when one goes there and back.
  const place = 'code' in route && route.page !== 'wall' ? `session ${route.code}` : route.page;
  return (
    <UiRoot locale={locale()} messagesLabel={t('ui.notifications')} closeMessageLabel={t('ui.dismiss')}>
      <RouterProvider navigate={navigate}>
        {/* Nobody walks over the wall, and there is nothing on it to press. */}
        {route.page !== 'wall' && (
          <button type="button" className="app-skip" onClick={focusMain}>
            {t('app.skip')}
          </button>
        )}
        <ErrorBoundary key={place}>
          <Suspense fallback={<Message isBusy title={t('ui.loading')} />}>
            <Page key={place} route={route} />
          </Suspense>
        </ErrorBoundary>
      </RouterProvider>
    </UiRoot>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'guide':
      return <GuidePage />;
    case 'session':
      return <SessionPage code={route.code} secret={route.secret} shows="room" />;
    case 'report':
      return <SessionPage code={route.code} secret={null} shows="report" />;
    case 'preflight':
      return <SessionPage code={route.code} secret={route.secret} shows="preflight" />;
    case 'print':
      return <SessionPage code={route.code} secret={null} shows="print" />;
    case 'wall':
      return <WallPage code={route.code} secret={route.secret} />;
    case 'wallDoor':
      return <WallDoor />;
    case 'unknown':
      return <UnknownPage />;
  }
}

/** An address that is none of ours: says what to do. */
function UnknownPage() {
  useTitle(t('app.unknown.title'));
  return (
    <Message
      icon="search"
      title={t('app.unknown.title')}
      action={
        <LinkButton variant="primary" size="large" href="/">
          {t('app.toHome')}
        </LinkButton>
      }
    >
      {t('app.unknown.text')}
    </Message>
  );
}
