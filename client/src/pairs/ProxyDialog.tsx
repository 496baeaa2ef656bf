import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { isProxyFor } from '@verbindbord/shared/session/permissions.ts';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../connection/refusalText.ts';
import { sendCommand, useMe } from '../connection/session.ts';
import { asHeading } from '../flipchart/origin.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { give } from './give.ts';
import { originLabel } from './names.ts';
import { Worksheet } from './Worksheet.tsx';
import { SavedLine } from './WorksheetFooter.tsx';

interface ProxyDialogProps {
  session: SessionState;
  pair: Pair;
  onClose: () => void;
}

/** A facilitator writes for a pair: with its code, or at once where it asked for it or has no device. */
export function ProxyDialog({ session, pair, onClose }: ProxyDialogProps) {
  const me = useMe();
  const isProxy = isProxyFor(session, me.id, pair);
  const isInvited = pair.wantsProxy || pair.proxies.includes(me.id);
  const end = (): void => {
    onClose();
    void give({ type: 'askProxy', pair: pair.id, wanted: false });
  };
  return (
    <Dialog
      title={t('pairs.proxyTitle', { number: pair.number })}
      size={isProxy ? 'large' : 'small'}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        isProxy && isInvited ? (
          <Button icon="check" onPress={end}>
            {t('pairs.proxyEnd')}
          </Button>
        ) : undefined
      }
    >
      {isProxy ? (
        <section className="pairs-proxy" aria-label={t('pairs.worksheetOf', { number: pair.number })}>
          <p className="soft">
            {asHeading(originLabel(session, pair))}. {t('pairs.proxyNote')}
          </p>
          <Worksheet
            session={session}
            step={stepOf(session)}
            pair={pair}
            pairs={[pair]}
            onChoose={() => {}}
            proxy={me.id}
            footer={<SavedLine pair={pair} isNow readers={null} />}
          />
        </section>
      ) : (
        <CodeForm pair={pair} />
      )}
    </Dialog>
  );
}

/** The step that the round belongs to, or the one of now. */
function stepOf({ programme, round, step }: SessionState): StepOf<'pairWork'> | null {
  const found = programme.find(({ id }) => id === (round.step ?? step));
  return found?.kind === 'pairWork' ? found : null;
}

function CodeForm({ pair }: { pair: Pair }) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await sendCommand({ type: 'useCode', pair: pair.id, code });
    if (answer.ok) return;
    setProblem(answer.reason === 'noAccess' ? t('pairs.proxyCodeWrong') : refusalText(answer.reason));
  };
  return (
    <form className="pairs-proxy-code" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('pairs.proxyCode')}
        hint={t('pairs.proxyCodeHint')}
        error={problem}
        value={code}
        onChange={(text) => {
          setCode(text);
          setProblem(undefined);
        }}
        maxLength={20}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        autoFocus
      />
      <Button type="submit" variant="primary" wide>
        {t('pairs.proxyOpen')}
      </Button>
    </form>
  );
}
