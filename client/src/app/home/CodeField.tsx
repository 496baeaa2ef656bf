import { type FormEvent, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { addressOf } from '../route.ts';
import { navigate } from '../router.ts';

/** The way in for who has only the code on the wall. A whole link that is pasted works as well. */
export function CodeField() {
  const [typed, setTyped] = useState('');
  const [failed, setFailed] = useState(false);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const address = addressOf(typed);
    if (address === null) setFailed(true);
    else navigate(address);
  };
  return (
    <form className="home-code" onSubmit={go}>
      <TextField
        label={t('app.code.label')}
        placeholder={t('app.code.example')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setFailed(false);
        }}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        enterKeyHint="go"
        error={failed ? t('app.code.wrong') : undefined}
      />
      <Button type="submit" iconEnd="arrowRight">
        {t('app.code.go')}
      </Button>
    </form>
  );
}
