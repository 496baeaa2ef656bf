import { useEffect } from 'react';
import { useStore } from 'zustand';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { goOnRehearsing, rehearsalStore } from './people.ts';
import { useSetting } from './useSetting.ts';

/** How many people a facilitator practises with, and the way to them. After a reload they come back. */
export function LeadBanner({ onOpen }: { onOpen: () => void }) {
  const setting = useSetting();
  const { isRunning, attendance } = useStore(rehearsalStore);
  useEffect(() => goOnRehearsing(setting), [setting]);
  return (
    <Banner
      tone="follow"
      icon="flag"
      title={t('rehearsal.banner')}
      action={
        <Button icon="people" variant={isRunning ? 'default' : 'primary'} onPress={onOpen}>
          {t('rehearsal.people')}
        </Button>
      }
    >
      {isRunning ? t('rehearsal.here', { count: attendance.here }) : t('rehearsal.bannerText')}
    </Banner>
  );
}
