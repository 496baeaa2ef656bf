import './WallDoor.css';
import { type FormEvent, useState } from 'react';
import { type Failure, openWall } from '../../connection/api.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';
import { asCode } from '../route.ts';
import { navigate } from '../router.ts';

/** At the computer of the beamer, which knows nothing of a session yet: asks for the code of the wall. */
export function WallDoor() {
  useTitle(t('wall.door'));
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const ticket = asCode(typed);
    if (ticket === null) {
      setProblem(t('wall.codeForm'));
      return;
    }
    setPending(true);
    const reply = await openWall(ticket);
    setPending(false);
    if (reply.ok) navigate(`/w/${reply.code}`);
    else setProblem(reasonText(reply.reason));
  };
  return (
    <Message icon="screen" title={t('wall.door')}>
      <p>{t('wall.doorText')}</p>
      <form className="wall-door" noValidate onSubmit={(event) => void open(event)}>
        <TextField
          label={t('wall.code')}
          size="large"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          enterKeyHint="go"
          autoFocus
          error={problem ?? undefined}
        />
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {t('wall.openWall')}
        </Button>
      </form>
    </Message>
  );
}

/** That a code does not open anything has one cause mostly: it was used, or too old. */
function reasonText(reason: Failure['reason']): string {
  return reason === 'noAccess' ? t('wall.codeWrong') : refusalText(reason);
}
