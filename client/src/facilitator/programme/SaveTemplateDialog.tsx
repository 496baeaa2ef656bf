import type { Template } from '@verbindbord/shared/programme/templateFile.ts';
import { type FormEvent, useState } from 'react';
import { saveTemplate, useOwnTemplates } from '../../app/templates/ownTemplates.ts';
import { saveTemplateFile } from '../../app/templates/saveTemplateFile.ts';
import { boardStore } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { shownStep } from './edits.ts';

/** Keeps the programme as it is now: on this device for a next session, or as a file for elsewhere. */
export function SaveTemplateDialog({ onClose }: { onClose: () => void }) {
  const { title: sessionTitle, language, programme } = useSession();
  const own = useOwnTemplates();
  const [title, setTitle] = useState(sessionTitle);
  const [missing, setMissing] = useState(false);
  const name = title.trim();
  const isThere = own.some((template) => template.title === name);
  const template = (): Template => ({
    title: name,
    language,
    programme: programme.map((step) => shownStep(step, boardStore.getState().sheets)),
  });
  const save = (keep: () => void): void => {
    if (name === '') setMissing(true);
    else keep();
  };
  const keepHere = (): void => {
    const isKept = saveTemplate(template());
    showToast(
      isKept
        ? { tone: 'saved', text: t('programme.saved', { title: name }) }
        : { tone: 'risk', text: t('programme.notSaved') },
    );
    if (isKept) onClose();
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t('programme.saveAs')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button icon="download" onPress={() => save(() => void saveTemplateFile(template()))}>
            {t('programme.saveFile')}
          </Button>
          <Button variant="primary" onPress={() => save(keepHere)}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save(keepHere);
        }}
      >
        <TextField
          label={t('programme.templateName')}
          hint={isThere ? t('programme.templateThere') : t('programme.templateHint')}
          value={title}
          maxLength={120}
          autoFocus
          autoComplete="off"
          onChange={(text) => {
            setTitle(text);
            setMissing(false);
          }}
          error={missing ? t('programme.templateMissing') : undefined}
        />
      </form>
    </Dialog>
  );
}
