import './SessionReady.css';
import { useIsFacilitator, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useOwnLinks } from '../ownSessions.ts';
import { JoinCard } from './JoinCard.tsx';
import { LinkField, LinkFields } from './LinkFields.tsx';
import { codeLink, wallLink } from './links.ts';
import { WallTicket } from './WallTicket.tsx';

/** How others get in, during the session. Who did not make the session here has the code, not the secrets. */
export function LinksDialog({ onClose }: { onClose: () => void }) {
  const { code, open } = useSession();
  const isFacilitator = useIsFacilitator();
  const links = useOwnLinks(code);
  const joinLink = links?.participant ?? codeLink(code);
  return (
    <Dialog isOpen size="large" title={t('app.links.title')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="links-dialog">
        <JoinCard code={code} link={joinLink} />
        <div className="links-dialog-fields">
          {isFacilitator && links ? (
            <LinkFields links={links} />
          ) : (
            <LinkField label={t('app.links.participant')} hint={t('app.links.notHere')} value={joinLink} />
          )}
          {isFacilitator && (
            <Checkbox
              isSelected={open}
              onChange={(next) => void give({ type: 'setOpen', open: next })}
              description={t('app.links.openText')}
            >
              {t('app.links.open')}
            </Checkbox>
          )}
          {isFacilitator && (
            <>
              <div className="links-dialog-wall">
                <LinkButton icon="screen" href={wallLink(code, links)} newTab>
                  {t('app.links.wall')}
                </LinkButton>
                <p className="t1 soft">{t('app.links.wallText')}</p>
              </div>
              <WallTicket />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
