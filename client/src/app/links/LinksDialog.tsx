import './SessionReady.css';
import { useState } from 'react';
import { useIsFacilitator, useSession } from '../../connection/session.ts';
import { DoorChoice } from '../../facilitator/DoorChoice.tsx';
import { t } from '../../text/t.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useOwnLinks } from '../ownSessions.ts';
import { JoinCard } from './JoinCard.tsx';
import { LinkField, LinkFields } from './LinkFields.tsx';
import { codeLink, enteringCode, wallLink } from './links.ts';
import { RenewLinksDialog } from './RenewLinksDialog.tsx';
import { WallTicket } from './WallTicket.tsx';

/** How others get in, during the session. Who did not make the session here has the code, not the secrets. */
export function LinksDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const isFacilitator = useIsFacilitator();
  const links = useOwnLinks(session);
  const joinLink = links?.participant ?? codeLink(session);
  const [isRenewing, setRenewing] = useState(false);
  return (
    <Dialog isOpen size="large" title={t('app.links.title')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="links-dialog">
        <JoinCard code={enteringCode(session)} link={joinLink} />
        <div className="links-dialog-fields">
          {isFacilitator && links ? (
            <LinkFields links={links} />
          ) : (
            <LinkField label={t('app.links.participant')} hint={t('app.links.notHere')} value={joinLink} />
          )}
          {isFacilitator && (
            <div>
              <Button size="small" icon="refresh" onPress={() => setRenewing(true)}>
                {t('roles.renew')}
              </Button>
            </div>
          )}
          {isFacilitator && (
            <>
              <DoorChoice />
              <div className="links-dialog-wall">
                <LinkButton icon="screen" href={wallLink(session.code, links)} newTab>
                  {t('app.links.wall')}
                </LinkButton>
                <p className="t1 soft">{t('app.links.wallText')}</p>
              </div>
              <WallTicket />
            </>
          )}
        </div>
      </div>
      {isRenewing && <RenewLinksDialog links={links} onClose={() => setRenewing(false)} />}
    </Dialog>
  );
}
