import { useState } from 'react';
import { useBallot } from '../connection/ballots.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';

/** The share of those who are there below which revealing is asked about once more. */
const FEW = 0.8;

/** Shows everybody what a ballot came to. It asks once more while many are still busy, since it cannot be hidden again. */
export function RevealButton({ ballot }: { ballot: string }) {
  const { ballot: known, done, people } = useBallot(ballot);
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const reveal = async (): Promise<void> => {
    setPending(true);
    await give({ type: 'revealBallot', ballot }, t('ballots.revealed'));
    setPending(false);
    setAsking(false);
  };
  return (
    <>
      <Button
        icon="eye"
        size="large"
        isPending={isPending && !isAsking}
        lockedBecause={known.begun ? undefined : t('ballots.nothingYet')}
        onPress={() => (done < FEW * people ? setAsking(true) : void reveal())}
      >
        {t('ballots.reveal')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('ballots.few', { done, people })}
        text={t('ballots.fewText')}
        confirmLabel={t('ballots.revealNow')}
        cancelLabel={t('ballots.wait')}
        isPending={isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => void reveal()}
      />
    </>
  );
}
