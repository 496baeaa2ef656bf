import { LANGUAGES, type Language } from '@verbindbord/shared/content/localized.ts';
import { type FormEvent, useId, useState } from 'react';
import { createSession, type Failure } from '../../connection/api.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { openRehearsal, rehearsalTitle } from '../../rehearsal/makeRehearsal.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type NewSession, rememberNew } from '../links/SessionReady.tsx';
import { ProgrammeChoice } from '../templates/ProgrammeChoice.tsx';
import { type Offer, shippedTemplates } from '../templates/templates.ts';

interface NewSessionDialogProps {
  /** The template to begin with; without one the first that ships. */
  offer: Offer | null;
  onClose: () => void;
  onMade: (made: NewSession) => void;
}

/** Asks what a session needs before it can begin: a title, a language and a template. */
export function NewSessionDialog({ offer, onClose, onMade }: NewSessionDialogProps) {
  const formId = useId();
  const [title, setTitle] = useState('');
  const spoken = useLanguage();
  const [language, setLanguage] = useState<Language>(offer?.language ?? spoken);
  const [chosen, setChosen] = useState<Offer | null>(offer);
  const [isPending, setPending] = useState(false);
  const [rehearsal, setRehearsal] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure['reason'] | null>(null);
  // What ships is there in every language; steps of one's own are in theirs.
  const shipped = shippedTemplates(language);
  const template = shipped.find(({ id }) => id === chosen?.id) ?? chosen ?? shipped[0];
  const isShipped = shipped.some(({ id }) => id === template?.id);

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') {
      setMissing(true);
      return;
    }
    if (!template) return;
    setPending(true);
    const steps = isShipped ? { template: template.id } : { programme: template.programme };
    const name = rehearsal ? rehearsalTitle(title.trim()) : title.trim();
    const reply = await createSession({ title: name, language, ...steps, rehearsal });
    setPending(false);
    if (!reply.ok) setFailure(reply.reason);
    else if (rehearsal) openRehearsal(reply, name, null);
    else onMade(rememberNew(reply, name));
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
        {template && (
          <ProgrammeChoice
            label={t('app.new.template')}
            language={language}
            value={template}
            onChange={(next) => {
              setChosen(next);
              setLanguage(next.language);
            }}
          />
        )}
        <Segmented
          label={t('app.new.language')}
          value={language}
          onChange={setLanguage}
          options={LANGUAGES.map((id) => ({ id, label: t(`ui.language.${id}`) }))}
        />
        <Checkbox isSelected={rehearsal} onChange={setRehearsal} description={t('rehearsal.onlyText')}>
          {t('rehearsal.only')}
        </Checkbox>
        {failure !== null && (
          <p role="alert" className="vb-error">
            {failure === 'malformed' ? t('app.templates.notWhole') : refusalText(failure)}
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
