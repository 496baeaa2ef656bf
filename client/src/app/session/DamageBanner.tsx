import { useDamage } from '../../connection/damage.ts';
import type { Damage } from '../../connection/documentLink.ts';
import { useIsFacilitator } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

const TITLES = { readOnly: 'app.damage.readOnly', lost: 'app.damage.lost' } as const;
const FOR_FACILITATORS = {
  readOnly: 'app.damage.readOnlyFacilitator',
  lost: 'app.damage.lostFacilitator',
} as const;
const FOR_OTHERS = { readOnly: 'app.damage.readOnlyOthers', lost: 'app.damage.lostOthers' } as const;

interface DamageBannerProps {
  onExport: () => void;
}

/** The board could not be read completely from the server's disk: what is left, and what to do now. */
export function DamageBanner({ onExport }: DamageBannerProps) {
  const damage = useDamage('board');
  const isFacilitator = useIsFacilitator();
  if (damage === null) return null;
  return isFacilitator ? (
    <Banner
      tone="refused"
      live="assertive"
      title={t(TITLES[damage])}
      action={damage === 'readOnly' && <ExportButton onPress={onExport} />}
    >
      {t(FOR_FACILITATORS[damage])}
    </Banner>
  ) : (
    <CalmBanner damage={damage} />
  );
}

function ExportButton({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="primary" icon="download" onPress={onPress}>
      {t('app.menu.export')}
    </Button>
  );
}

function CalmBanner({ damage }: { damage: Damage }) {
  return (
    <Banner tone="frozen" icon="info" live="polite" title={t(TITLES[damage])}>
      {t(FOR_OTHERS[damage])}
    </Banner>
  );
}
