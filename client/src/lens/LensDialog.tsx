import '../map/forms.css';
import './Lens.css';
import { lensOf } from '@verbindbord/shared/analysis/lens.ts';
import { isDay } from '@verbindbord/shared/board/election.ts';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { DOMAIN_IDS, DOMAINS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import {
  LENS_MOMENTS,
  type LensContent,
  type LensEffect,
  type LensMoment,
  PULLS,
  STEPS,
  standardLens,
} from '@verbindbord/shared/content/lens.ts';
import { useState } from 'react';
import { changeLens } from '../board/actions.ts';
import { momentShown } from '../board/moment.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { boardStore } from '../board/store.ts';
import { Seat } from '../map/Seat.tsx';
import { type Language, t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';

type Draft = Readonly<Record<LensMoment, LensContent>>;

/** Which elections the group looks forward to, and what they do to each domain: content that a group can change. */
export function LensDialog({ onClose }: { onClose: () => void }) {
  const language = useLanguage();
  const [election, setElection] = useState(() => boardStore.getState().settings.election ?? NO_ELECTION);
  const [draft, setDraft] = useState(() => draftOf(language));
  const [moment, setMoment] = useState<LensMoment>(() => {
    const shown = momentShown();
    return shown === 'now' ? 'before' : shown;
  });
  const [error, setError] = useState<string | undefined>();
  const save = (): void => {
    if (election.date !== '' && !isDay(election.date)) {
      setError(t('lens.dateWrong'));
      return;
    }
    const name = election.name.trim();
    changeLens({
      election: name === '' && election.date === '' ? null : { name, date: election.date },
      lensBefore: ownOf('before', draft, language),
      lensAfter: ownOf('after', draft, language),
    });
    offerUndo(t('lens.saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('lens.dialog')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={false}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="map-form lens-form">
        <div className="lens-form-election">
          <TextField
            label={t('lens.electionName')}
            hint={t('lens.electionNameHint')}
            value={election.name}
            onChange={(name) => setElection({ ...election, name })}
            maxLength={LIMITS.title}
          />
          <TextField
            label={t('lens.electionDate')}
            type="date"
            value={election.date}
            onChange={(date) => {
              setElection({ ...election, date });
              setError(undefined);
            }}
            error={error}
          />
        </div>
        <Segmented
          label={t('lens.editMoment')}
          options={LENS_MOMENTS.map((id) => ({ id, label: t(`lens.moment.${id}`) }))}
          value={moment}
          onChange={setMoment}
        />
        <div>
          {DOMAIN_IDS.map((domain) => (
            <DomainFields
              key={`${moment} ${domain}`}
              domain={domain}
              value={draft[moment][domain]}
              onChange={(effect) => setDraft({ ...draft, [moment]: { ...draft[moment], [domain]: effect } })}
            />
          ))}
        </div>
        {!isStandard(moment, draft, language) && (
          <Button
            variant="quiet"
            icon="undo"
            onPress={() => setDraft({ ...draft, [moment]: standardLens(moment, language) })}
          >
            {t('lens.standard')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const NO_ELECTION = { name: '', date: '' };

function draftOf(language: Language): Draft {
  const board = boardStore.getState();
  return { before: lensOf(board, 'before', language), after: lensOf(board, 'after', language) };
}

function isStandard(moment: LensMoment, draft: Draft, language: Language): boolean {
  return JSON.stringify(draft[moment]) === JSON.stringify(standardLens(moment, language));
}

/** What is as the product comes is not kept: it then speaks the language of who reads it. */
function ownOf(moment: LensMoment, draft: Draft, language: Language): LensContent | null {
  return isStandard(moment, draft, language) ? null : draft[moment];
}

interface DomainFieldsProps {
  domain: DomainId;
  value: LensEffect;
  onChange: (effect: LensEffect) => void;
}

function DomainFields({ domain, value, onChange }: DomainFieldsProps) {
  const language = useLanguage();
  const name = DOMAINS[domain].name[language];
  const [first, second] = DOMAINS[domain].drivers;
  const pulls = PULLS.map((id) => ({ id, label: t(`lens.pull.option.${id}`) }));
  const [one, other] = value.drivers;
  return (
    <Disclosure
      title={
        <span className={`lens-form-domain d-${domain}`}>
          <Seat domain={domain} seat="present" /> {name}
        </span>
      }
    >
      <div className="map-form">
        <TextArea
          label={t('lens.text', { domain: name })}
          minRows={1}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          maxLength={LIMITS.short}
        />
        <Segmented
          label={first.name[language]}
          options={pulls}
          value={one}
          onChange={(pull) => onChange({ ...value, drivers: [pull, other] })}
        />
        <Segmented
          label={second.name[language]}
          options={pulls}
          value={other}
          onChange={(pull) => onChange({ ...value, drivers: [one, pull] })}
        />
        <Segmented
          label={t('lens.step')}
          options={STEPS.map((id) => ({ id, label: t(`lens.step.${id}`) }))}
          value={value.step}
          onChange={(step) => onChange({ ...value, step })}
        />
        <Select
          label={t('lens.goesTo')}
          options={[
            { id: '', label: t('lens.goesNowhere') },
            ...DOMAIN_IDS.filter((id) => id !== domain).map((id) => ({
              id,
              label: DOMAINS[id].name[language],
              icon: id,
            })),
          ]}
          value={value.towards ?? ''}
          onChange={(towards) => onChange({ ...value, towards: towards === '' ? null : towards })}
          placeholder={t('lens.goesNowhere')}
        />
      </div>
    </Disclosure>
  );
}
