import { lazy, Suspense } from 'react';
import { useIsFacilitator, useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';

const LeadBanner = lazy(async () => ({ default: (await import('./LeadBanner.tsx')).LeadBanner }));

/** Says to everybody that this is practice; facilitators find by it the people whom they practise with. */
export function RehearsalBanner({ onOpen }: { onOpen: () => void }) {
  const { rehearsal } = useSession();
  const isFacilitator = useIsFacilitator();
  if (!rehearsal) return null;
  const banner = (
    <Banner tone="follow" icon="flag" title={t('rehearsal.banner')}>
      {t('rehearsal.bannerText')}
    </Banner>
  );
  if (!isFacilitator) return banner;
  return (
    <Suspense fallback={banner}>
      <LeadBanner onOpen={onOpen} />
    </Suspense>
  );
}
