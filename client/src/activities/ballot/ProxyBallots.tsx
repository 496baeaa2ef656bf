import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { displayName, type Participant } from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { useCastingFor } from '../../connection/ballots.ts';
import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { BallotForm } from './BallotForm.tsx';
import type { Vote } from './useVote.ts';

interface ProxyBallotsProps {
  step: StepOf<'ballot'>;
  vote: Vote;
}

/** Those who are there without a device: a facilitator chooses with them, in their name. */
export function ProxyBallots({ step, vote }: ProxyBallotsProps) {
  const { roster } = useSession();
  const [chosen, setChosen] = useState<Participant | null>(null);
  const people = roster.filter(
    ({ role, hasDevice, connected }) => role === 'participant' && !hasDevice && connected,
  );
  if (people.length === 0) return null;
  return (
    <section aria-label={t('ballots.noDevice')}>
      <h2 className="t3 strong">{t('ballots.noDevice')}</h2>
      <p className="soft">{t('ballots.noDeviceText')}</p>
      <ul className="ballot-proxies">
        {people.map((person) => (
          <li key={person.id}>
            <Button icon="hand" onPress={() => setChosen(person)}>
              {t('ballots.giveFor', { name: displayName(person) })}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <ProxyDialog step={step} vote={vote} person={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

interface ProxyDialogProps extends ProxyBallotsProps {
  person: Participant;
  onClose: () => void;
}

function ProxyDialog({ step, vote, person, onClose }: ProxyDialogProps) {
  const casting = useCastingFor(vote.id, person.id);
  const name = displayName(person);
  return (
    <Dialog
      isOpen
      title={t('ballots.inNameOf', { name })}
      closeLabel={t('ui.close')}
      onClose={onClose}
      closesOutside={false}
      actions={<Button onPress={onClose}>{t('ui.close')}</Button>}
    >
      <div className="ballot-proxy">
        <Banner tone="follow">{t('ballots.inNameOfText', { name })}</Banner>
        <BallotForm step={step} vote={vote} casting={casting} />
      </div>
    </Dialog>
  );
}
