import { DOMAINS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import { shownSector } from '@verbindbord/shared/session/showing.ts';
import { useIsFacilitator, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t, useLanguage } from '../../text/t.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** For who leads, while the group is at the map: brings this domain into view for everybody, or lets go of it. */
export function ShowToAll({ domain }: { domain: DomainId }) {
  const session = useSession();
  const leads = useIsFacilitator();
  const language = useLanguage();
  const isAtMap = session.programme.some(({ id, kind }) => id === session.step && kind === 'domainMap');
  if (!leads || !isAtMap) return null;
  const isShown = shownSector(session)?.domain === domain;
  const name = DOMAINS[domain].name[language];
  const show = (): void =>
    void give(
      { type: 'showSector', domain: isShown ? null : domain },
      isShown ? t('look.said.letGo') : t('look.shownByMe', { domain: name }),
    );
  return (
    <Tooltip text={t('look.showAll', { domain: name })} placement="left">
      <IconButton
        icon="screen"
        size="small"
        label={t('look.showAll', { domain: name })}
        aria-pressed={isShown}
        className="map-show-all"
        onPress={show}
      />
    </Tooltip>
  );
}
