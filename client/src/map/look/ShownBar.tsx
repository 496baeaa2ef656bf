import { DOMAINS } from '@verbindbord/shared/content/domains.ts';
import { shownSector } from '@verbindbord/shared/session/showing.ts';
import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import { aimAt, useCanvas } from '../../canvas/canvasStore.ts';
import { useIsFacilitator, useMe, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

/** Over the map while a facilitator shows a domain to all: what it is, to come along, and for who leads to let go. */
export function ShownBar() {
  const session = useSession();
  const me = useMe();
  const language = useLanguage();
  const leads = useIsFacilitator();
  const aim = useCanvas((state) => state.aim.at);
  const isAround = useCanvas((state) => state.isAround);
  const isList = useCanvas((state) => state.list);
  const shown = shownSector(session);
  if (!shown) return null;
  const by = participantOf(session, shown.by);
  const domain = DOMAINS[shown.domain].name[language];
  const isElsewhere = isList || isAround || (aim !== 'group' && aim !== shown.domain);
  return (
    <Banner
      tone="follow"
      icon={shown.domain}
      live="polite"
      title={
        by?.id === me.id
          ? t('look.shownByMe', { domain })
          : by
            ? t('look.shownBy', { name: displayName(by), domain })
            : t('look.shownBySomebody', { domain })
      }
      action={
        <span className="row">
          {isElsewhere && (
            <Button variant={leads || isList ? 'default' : 'primary'} onPress={() => aimAt('group')}>
              {t('look.comeAlong')}
            </Button>
          )}
          {leads && (
            <Button onPress={() => void give({ type: 'showSector', domain: null }, t('look.said.letGo'))}>
              {t('look.letGo')}
            </Button>
          )}
        </span>
      }
    />
  );
}
