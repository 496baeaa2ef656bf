import { LANGUAGES, type Language } from '@verbindbord/shared/content/localized.ts';
import {
  programmeOf,
  TEMPLATE_IDS,
  TEMPLATE_NAMES,
  type TemplateId,
} from '@verbindbord/shared/programme/template.ts';
import { type FormEvent, useId, useState } from 'react';
import { createSession, type Failure } from '../../connection/api.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type NewSession, rememberNew } from '../links/SessionReady.tsx';
import { sayDuration } from '../moment.ts';

interface NewSessionDialogProps {
  onClose: () => void;
  onMade: (made: NewSession) => void;
}

/** Asks what a session needs before it can begin: a title, a language and a template. */
export function NewSessionDialog({ onClose, onMade }: NewSessionDialogProps) {
  const formId = useId();
  const [title, setTitle] = useState('');
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [template, setTemplate] = useState<TemplateId>('internal');
  const [isPending, setPending] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure['reason'] | null>(null);

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') {
      setMissing(true);
      return;
    }
    setPending(true);
    const reply = await createSession({ title: title.trim(), language, template });
    setPending(false);
    if (reply.ok) onMade(rememberNew(reply, title.trim()));
    else setFailure(reply.reason);
  };

  return (
    <Dialog
      isOpen
      title={t('app.new.title')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      closesOutside={title === ''}
      actions={<MakeButtons formId={formId} isPending={isPending} onCancel={onClose} />}
    >
      <form id={formId} className="new-session" onSubmit={(event) => void make(event)}>
        <TextField
          label={t('app.new.name')}
          hint={t('app.new.nameHint')}
          size="large"
          value={title}
          maxLength={120}
          autoFocus
          autoComplete="off"
          onChange={(text) => {
            setTitle(text);
            setMissing(false);
          }}
          error={missing ? t('app.new.nameMissing') : undefined}
        />
        <Select
          label={t('app.new.template')}
          placeholder=""
          value={template}
          onChange={setTemplate}
          options={TEMPLATE_IDS.map((id) => ({
            id,
            label: TEMPLATE_NAMES[id][language],
            description: sayTemplate(id, language),
          }))}
          hint={sayTemplate(template, language)}
        />
        <Segmented
          label={t('app.new.language')}
          value={language}
          onChange={setLanguage}
          options={LANGUAGES.map((id) => ({ id, label: t(`ui.language.${id}`) }))}
        />
        {failure !== null && (
          <p role="alert" className="vb-error">
            {refusalText(failure)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function MakeButtons(props: { formId: string; isPending: boolean; onCancel: () => void }) {
  const submit = (): void => {
    const form = document.getElementById(props.formId);
    if (form instanceof HTMLFormElement) form.requestSubmit();
  };
  return (
    <>
      <Button onPress={props.onCancel}>{t('ui.cancel')}</Button>
      <Button variant="primary" isPending={props.isPending} onPress={submit}>
        {t('app.new.make')}
      </Button>
    </>
  );
}

/** '7 stappen, 1,75 uur'. */
function sayTemplate(template: TemplateId, language: Language): string {
  const programme = programmeOf(template, language);
  const minutes = programme.reduce((sum, step) => sum + step.minutes, 0);
  return t('app.new.size', { count: programme.length, duration: sayDuration(minutes) });
}
