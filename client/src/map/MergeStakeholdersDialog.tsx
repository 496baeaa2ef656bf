import './forms.css';
import './merging.css';
import { whoHasName } from '@verbindbord/shared/analysis/sameName.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAINS } from '@verbindbord/shared/content/domains.ts';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { boardStore, useBoard } from '../board/store.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { CheckGroup } from '../ui/CheckGroup.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FieldLabel } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { placeText } from './meaningText.ts';
import { mergeWithUndo } from './mergeActs.ts';
import { Seat } from './Seat.tsx';

interface MergeStakeholdersDialogProps {
  /** One, to choose the other with; or several that may be one party. */
  ids: readonly string[];
  onClose: () => void;
}

/** Makes one card of parties that are the same: which of them, and which card stays. */
export function MergeStakeholdersDialog({ ids, onClose }: MergeStakeholdersDialogProps) {
  const stakeholders = useBoard((board) => board.stakeholders);
  const [chosen, setChosen] = useState<readonly string[]>(() => (ids.length > 1 ? ids : withNamesake(ids)));
  const [stays, setStays] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>();
  const offered = ids.filter((id) => id in stakeholders);
  const all = chosen.flatMap((id) => stakeholders[id] ?? []);
  const into = all.find(({ id }) => id === stays) ?? fullest(all);
  // Others have merged or removed them meanwhile.
  if (offered.length < Math.min(ids.length, 2)) return <TooLate onClose={onClose} />;

  const merge = (): void => {
    if (!into || all.length < 2) {
      setError(t(ids.length === 1 ? 'parties.chooseOther' : 'parties.chooseTwo'));
      return;
    }
    onClose();
    mergeWithUndo(
      into.id,
      all.filter((one) => one !== into).map(({ id }) => id),
    );
  };
  const choose = (next: readonly string[]): void => {
    setChosen(next);
    setError(undefined);
  };
  const [first] = offered;
  return (
    <Dialog
      title={t('parties.mergeTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" icon="merge" onPress={merge}>
            {t('parties.merge')}
          </Button>
        </>
      }
    >
      <div className="map-form">
        <p className="soft">{t('parties.mergeIntro')}</p>
        {ids.length === 1 && first !== undefined && (
          <OtherField
            of={first}
            value={chosen[1] ?? null}
            onChange={(id) => choose(id === null ? [first] : [first, id])}
            error={error}
          />
        )}
        {ids.length > 2 && <WhichField offered={offered} chosen={chosen} onChange={choose} error={error} />}
        {all.length > 1 && into && <StaysField of={all} value={into.id} onChange={setStays} />}
      </div>
    </Dialog>
  );
}

/** With somebody of the same name beside it, that one is meant most likely. */
function withNamesake(ids: readonly string[]): readonly string[] {
  const { stakeholders } = boardStore.getState();
  const one = stakeholders[ids[0] ?? ''];
  if (!one) return ids;
  const others = Object.values(stakeholders).filter(({ id }) => id !== one.id);
  return [
    one.id,
    ...whoHasName(one, others)
      .slice(0, 1)
      .map(({ id }) => id),
  ];
}

/** The card on which most is known, and to which most is connected. */
function fullest(all: readonly Stakeholder[]): Stakeholder | undefined {
  const { connections } = boardStore.getState();
  const weight = ({ id, interest, standpoint, notes, organisation, person, role }: Stakeholder): number =>
    Object.values(connections).filter(({ from, to }) => from === id || to === id).length +
    [interest, standpoint, notes, organisation, person, role].filter((text) => text.trim() !== '').length;
  return all.reduce<Stakeholder | undefined>(
    (best, one) => (best === undefined || weight(one) > weight(best) ? one : best),
    undefined,
  );
}

interface OtherFieldProps {
  of: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | undefined;
}

function OtherField({ of, value, onChange, error }: OtherFieldProps) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  const others = Object.values(stakeholders)
    .filter(({ id }) => id !== of)
    .sort((one, two) => one.name.localeCompare(two.name, language))
    .map(({ id, name, place }) => {
      return { id, label: name, description: DOMAINS[place.domain].name[language], icon: place.domain };
    });
  return (
    <ComboBox
      label={t('parties.mergeWith', { name: stakeholders[of]?.name ?? '' })}
      options={others}
      value={value}
      onChange={onChange}
      placeholder={t('map.typeName')}
      noResults={t('ui.noResults')}
      error={error}
    />
  );
}

interface WhichFieldProps {
  offered: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error: string | undefined;
}

/** Of three and more with one name some may be others. */
function WhichField({ offered, chosen, onChange, error }: WhichFieldProps) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  return (
    <>
      <CheckGroup
        label={t('parties.mergeWhich')}
        layout="lines"
        options={offered.flatMap((id) => {
          const one = stakeholders[id];
          return one ? [{ id, label: one.name, hint: placeText(one.place, language) }] : [];
        })}
        value={chosen}
        onChange={onChange}
      />
      {error !== undefined && (
        <p className="vb-error" role="alert">
          <Icon name="warning" size={16} strokeWidth={2} />
          {error}
        </p>
      )}
    </>
  );
}

interface StaysFieldProps {
  of: readonly Stakeholder[];
  value: string;
  onChange: (id: string) => void;
}

function StaysField({ of, value, onChange }: StaysFieldProps) {
  return (
    <RadioGroup className="vb-field" value={value} onChange={onChange}>
      <FieldLabel label={t('parties.mergeStays')} />
      <div className="merging-cards">
        {of.map((one) => (
          <Radio key={one.id} value={one.id} className="merging-card">
            {({ isSelected }) => <Card of={one} isSelected={isSelected} />}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function Card({ of, isSelected }: { of: Stakeholder; isSelected: boolean }) {
  const language = useLanguage();
  const { id, name, organisation, place, seat } = of;
  const count = useBoard(
    ({ connections }) => Object.values(connections).filter(({ from, to }) => from === id || to === id).length,
  );
  return (
    <>
      <Seat domain={place.domain} seat={seat} />
      <span className="merging-words">
        <b>{name}</b>
        <span className="t1 soft">
          {[organisation, placeText(place, language)].filter((text) => text !== '').join(', ')}
        </span>
        <span className="t1 soft">{t('map.connectionCount', { count })}</span>
      </span>
      {isSelected && <Icon name="check" size={20} strokeWidth={2.4} />}
    </>
  );
}

function TooLate({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title={t('parties.mergeTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <p>{t('parties.mergedAlready')}</p>
    </Dialog>
  );
}
