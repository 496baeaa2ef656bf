import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { type Note, shownWords } from '@verbindbord/shared/board/note.ts';
import { type FormEvent, useState } from 'react';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { rewordNote } from './reportActs.ts';

interface WordingFormProps {
  note: Note;
  onDone: () => void;
}

/** Other words for the report beside those of the note, which stay. Enter keeps them, Escape changes nothing. */
export function WordingForm({ note, onDone }: WordingFormProps) {
  const [wording, setWording] = useState(shownWords(note));
  const keep = (words: string): void => {
    rewordNote(note, words);
    onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep(wording);
  };
  return (
    <form className="flipchart-form" onSubmit={submit}>
      <blockquote className="flipchart-quote voice" title={t('flipchart.ownWords')}>
        {note.text}
      </blockquote>
      <TextArea
        label={t('flipchart.wording')}
        hint={t('flipchart.rewordHint')}
        voice
        autoFocus
        minRows={2}
        maxLength={LIMITS.text}
        value={wording}
        onChange={setWording}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          keep(wording);
        }}
      />
      <div className="flipchart-wording-acts">
        {note.wording !== null && (
          <Button onPress={() => keep(note.text)}>{t('flipchart.useOwnWords')}</Button>
        )}
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="primary">
          {t('ui.save')}
        </Button>
      </div>
    </form>
  );
}
