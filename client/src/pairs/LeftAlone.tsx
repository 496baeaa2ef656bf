import { leftAlone } from '@verbindbord/shared/session/mending.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { give } from './give.ts';
import { nameOf } from './names.ts';

/** Milliseconds before somebody is asked: a phone that reloads is back by then. */
const MOMENT = 8000;

/** For who is left alone: go on so, or with others. Nobody has to wait for a facilitator. */
export function LeftAloneBanner({ session, person }: { session: SessionState; person: string }) {
  const isAlone = useStays(leftAlone(session).includes(person));
  if (!isAlone) return null;
  return (
    <Banner
      tone="now"
      icon="person"
      live="polite"
      title={t('pairs.youAreAlone')}
      action={
        <span className="pairs-go-on">
          <Button
            size="small"
            onPress={() =>
              void give(
                { type: 'goOn', participant: person, how: 'alone' },
                t('pairs.nowAlone', { name: nameOf(session, person) }),
              )
            }
          >
            {t('pairs.iGoOnAlone')}
          </Button>
          <Button
            size="small"
            onPress={() => void give({ type: 'goOn', participant: person, how: 'together' })}
          >
            {t('pairs.iGoOnTogether')}
          </Button>
        </span>
      }
    >
      {t('pairs.youAreAloneText')}
    </Banner>
  );
}

/** For a facilitator, on the card of the pair: the same two, for whoever it is. */
export function LeftAloneActs({ session, person }: { session: SessionState; person: string }) {
  const name = nameOf(session, person);
  return (
    <div className="pairs-card-help">
      <span>{t('pairs.leftAlone', { name })}</span>
      <span className="pairs-go-on">
        <Button
          size="small"
          aria-label={t('pairs.goOnAloneOf', { name })}
          onPress={() =>
            void give({ type: 'goOn', participant: person, how: 'alone' }, t('pairs.nowAlone', { name }))
          }
        >
          {t('pairs.goOnAlone')}
        </Button>
        <Button
          size="small"
          aria-label={t('pairs.goOnTogetherOf', { name })}
          onPress={() =>
            void give(
              { type: 'goOn', participant: person, how: 'together' },
              t('pairs.nowTogether', { name }),
            )
          }
        >
          {t('pairs.goOnTogether')}
        </Button>
      </span>
    </div>
  );
}

/** Whether something has been so for a moment. */
function useStays(isSo: boolean): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    if (!isSo) {
      setStays(false);
      return;
    }
    const timer = setTimeout(() => setStays(true), MOMENT);
    return () => clearTimeout(timer);
  }, [isSo]);
  return stays && isSo;
}
