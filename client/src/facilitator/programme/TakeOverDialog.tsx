import { withFreshIds } from '@verbindbord/shared/programme/programme.ts';
import { uuidv4 } from 'lib0/random';
import { useState } from 'react';
import { ProgrammeChoice } from '../../app/templates/ProgrammeChoice.tsx';
import { type Offer, shippedTemplates } from '../../app/templates/templates.ts';
import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { giveProgramme } from './edits.ts';

const WAYS = ['add', 'replace'] as const;

interface TakeOverDialogProps {
  onClose: () => void;
  /** Gets the first of the new steps. */
  onTaken: (first: string) => void;
}

/** Steps of a template, an earlier session or a file: behind those that there are, or instead of them. */
export function TakeOverDialog({ onClose, onTaken }: TakeOverDialogProps) {
  const { code, language, programme } = useSession();
  const [chosen, setChosen] = useState<Offer | null>(null);
  const [way, setWay] = useState<(typeof WAYS)[number]>('add');
  const [isPending, setPending] = useState(false);
  const offer = chosen ?? shippedTemplates(language)[0];
  const take = async (): Promise<void> => {
    if (!offer) return;
    const steps = withFreshIds(offer.programme, uuidv4);
    setPending(true);
    const done = await giveProgramme(
      way === 'add'
        ? { type: 'addSteps', steps, after: programme.at(-1)?.id ?? null }
        : { type: 'replaceProgramme', was: programme.map(({ id }) => id), steps },
    );
    setPending(false);
    if (!done) return;
    announce(t('programme.taken', { count: steps.length }));
    onTaken(steps[0]?.id ?? '');
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t('programme.takeOver')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant={way === 'replace' ? 'danger' : 'primary'}
            isPending={isPending}
            onPress={() => void take()}
          >
            {t(`programme.take.${way}.do`)}
          </Button>
        </>
      }
    >
      <div className="take-over">
        {offer && (
          <ProgrammeChoice
            label={t('app.new.template')}
            language={language}
            value={offer}
            onChange={setChosen}
            except={code}
          />
        )}
        <Segmented
          label={t('programme.take')}
          vertical
          value={way}
          onChange={setWay}
          options={WAYS.map((id) => ({ id, label: t(`programme.take.${id}`) }))}
          hint={t(`programme.take.${way}.hint`)}
        />
      </div>
    </Dialog>
  );
}
