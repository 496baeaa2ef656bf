import { useState } from 'react';
import { renewLinks } from '../../connection/api.ts';
import { currentSession } from '../../connection/liveSession.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { type Links, rememberLinks } from '../ownSessions.ts';
import { RecoveryCode } from './LinkFields.tsx';
import { keepRecoveryCode } from './recoveryCode.ts';

const ROLES = ['participant', 'observer', 'facilitator'] as const;
type LinkRole = (typeof ROLES)[number];

interface RenewLinksDialogProps {
  /** Those that this device knows; null when the session was made on another. */
  links: Links | null;
  onClose: () => void;
}

/** Makes links worthless that reached the wrong people. Who renews all of them has all of them on this device. */
export function RenewLinksDialog({ links, onClose }: RenewLinksDialogProps) {
  const [chosen, setChosen] = useState<readonly LinkRole[]>(links ? ['participant'] : ROLES);
  const [isPending, setPending] = useState(false);
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  const choose = (role: LinkRole, isChosen: boolean): void =>
    setChosen(ROLES.filter((other) => (other === role ? isChosen : chosen.includes(other))));
  const renew = async (): Promise<void> => {
    const { code, token } = currentSession();
    setPending(true);
    const reply = await renewLinks(code, token, chosen);
    setPending(false);
    if (!reply.ok) {
      showToast({ tone: 'risk', text: refusalText(reply.reason) });
      return;
    }
    rememberLinks(code, reply);
    showToast({ tone: 'saved', text: t('roles.renewed') });
    if (reply.recoveryCode === null) return onClose();
    keepRecoveryCode(code, reply.recoveryCode);
    setRecoveryCode(reply.recoveryCode);
  };
  // One dialog for both: what opens over another and is replaced by a third gives the focus back to nothing.
  return (
    <Dialog
      isOpen
      size="small"
      title={t(recoveryCode === null ? 'roles.renewTitle' : 'roles.renewRecovery')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        recoveryCode === null ? (
          <>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button
              variant="danger"
              isPending={isPending}
              isDisabled={chosen.length === 0}
              onPress={() => void renew()}
            >
              {t('roles.renewDo')}
            </Button>
          </>
        ) : (
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('roles.renewRecoveryDone')}
          </Button>
        )
      }
    >
      {recoveryCode === null ? (
        <Choice links={links} chosen={chosen} onChoose={choose} />
      ) : (
        <div className="renew-links">
          <p>{t('roles.renewRecoveryText')}</p>
          <RecoveryCode code={recoveryCode} />
        </div>
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  links: Links | null;
  chosen: readonly LinkRole[];
  onChoose: (role: LinkRole, isChosen: boolean) => void;
}

function Choice({ links, chosen, onChoose }: ChoiceProps) {
  return (
    <div className="renew-links">
      <p>{t('roles.renewText')}</p>
      {!links && <p>{t('roles.renewAllText')}</p>}
      <fieldset className="renew-links-which">
        <legend className="strong">{t('roles.renewWhich')}</legend>
        <Checkbox
          isDisabled={!links}
          isSelected={chosen.includes('participant')}
          onChange={(isChosen) => onChoose('participant', isChosen)}
        >
          {t('roles.renewParticipant')}
        </Checkbox>
        <Checkbox
          isDisabled={!links}
          isSelected={chosen.includes('observer')}
          onChange={(isChosen) => onChoose('observer', isChosen)}
        >
          {t('roles.renewObserver')}
        </Checkbox>
        <Checkbox
          isDisabled={!links}
          isSelected={chosen.includes('facilitator')}
          onChange={(isChosen) => onChoose('facilitator', isChosen)}
          description={t('roles.renewFacilitatorText')}
        >
          {t('roles.renewFacilitator')}
        </Checkbox>
      </fieldset>
    </div>
  );
}
