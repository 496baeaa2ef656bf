import './forms.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { shownWords } from '@verbindbord/shared/board/note.ts';
import { SEAT_IDS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { type Meaning, meaningOf, type Place } from '@verbindbord/shared/map/place.ts';
import { type FormEvent, useId, useState } from 'react';
import { addStakeholder, noteToMap, SEAT_OF_RING } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { boardStore } from '../board/store.ts';
import { markUnsaved, select } from '../canvas/canvasStore.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AlreadyThere } from './AlreadyThere.tsx';
import { findPlace } from './findPlace.ts';
import { placeText } from './meaningText.ts';
import { PlaceFields } from './PlaceFields.tsx';

interface StakeholderFormProps {
  /** The place that was pointed at, or null to choose from the start. */
  place: Place | null;
  /** The note on the flip chart that becomes a stakeholder. */
  note?: string | undefined;
  onClose: () => void;
}

/** What the questions about a place begin with when nobody pointed at one. */
export const START: Meaning = { domain: 'ambtelijk', driver: 'continuity', ring: 'involved' };

/** Puts somebody on the map: a name, and what the place says, which follows from where was pointed. */
export function StakeholderForm({ place, note, onClose }: StakeholderFormProps) {
  const language = useLanguage();
  const formId = useId();
  const [name, setName] = useState(() => firstLine(note));
  const [organisation, setOrganisation] = useState('');
  const [meaning, setMeaning] = useState(place ? meaningOf(place) : START);
  const [chosenSeat, setSeat] = useState<keyof typeof SEATS | null>(null);
  const [error, setError] = useState<string | undefined>();
  const seat = chosenSeat ?? SEAT_OF_RING[meaning.ring];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') {
      setError(t('map.nameMissing'));
      return;
    }
    const at = findPlace(meaning, given, place);
    const id =
      note === undefined
        ? addStakeholder({ name: given, organisation: organisation.trim(), place: at, seat })
        : noteToMap(note, at, given);
    if (id === null) return;
    markUnsaved(id);
    select(id);
    announce(t('map.said.added', { name: given, place: placeText(at, language) }));
    if (note !== undefined) {
      const text = t('map.said.noteOnMap', { name: given });
      offerUndo(text);
    }
    onClose();
  };

  return (
    <Dialog
      title={t('map.addTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={name.trim() === ''}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => document.querySelector<HTMLFormElement>(`#${CSS.escape(formId)}`)?.requestSubmit()}
          >
            {t('map.add')}
          </Button>
        </>
      }
    >
      <form id={formId} className="map-form" onSubmit={submit} noValidate>
        <TextField
          label={t('map.name')}
          hint={t('map.nameHint')}
          size="large"
          voice
          value={name}
          onChange={setName}
          error={error}
          maxLength={LIMITS.name}
          autoFocus
        />
        <AlreadyThere name={name} organisation={organisation} onLeave={onClose} />
        <PlaceFields value={meaning} onChange={setMeaning} />
        {note === undefined && (
          <>
            <Select
              label={t('map.seat')}
              options={SEAT_IDS.map((id) => ({ id, label: SEATS[id][language] }))}
              value={seat}
              onChange={setSeat}
              placeholder={t('map.seat')}
            />
            <TextField
              label={
                <>
                  {t('map.organisation')} <span className="vb-label-optional">{t('ui.optional')}</span>
                </>
              }
              value={organisation}
              onChange={setOrganisation}
              maxLength={LIMITS.short}
            />
          </>
        )}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

function firstLine(note: string | undefined): string {
  const from = note === undefined ? undefined : boardStore.getState().notes[note];
  const text = from ? shownWords(from) : '';
  return (text.trim().split('\n')[0] ?? '').slice(0, LIMITS.name);
}
