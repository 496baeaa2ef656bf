import './connection.css';
import type { Connection } from '@verbindbord/shared/board/connection.ts';
import { BOUNDARIES, BOUNDARY_IDS, type BoundaryId } from '@verbindbord/shared/content/boundaries.ts';
import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import { STRENGTH_IDS, STRENGTHS, TIE_IDS, TIES } from '@verbindbord/shared/content/ties.ts';
import { type ReactNode, useId, useState } from 'react';
import {
  setConnectionBoundaries,
  setConnectionDriver,
  setConnectionDue,
  setConnectionLabel,
  setConnectionStrength,
  setConnectionTies,
  setConnectionWished,
} from '../board/actions.ts';
import { SharedText } from '../board/SharedText.tsx';
import { t, useLanguage } from '../text/t.ts';
import { CheckGroup } from '../ui/CheckGroup.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import { WishedField } from './ConnectDialog.tsx';
import { DriverField } from './DriverField.tsx';
import { LabelField } from './LabelField.tsx';

interface ConnectionFieldsProps {
  connection: Connection;
  /** The domain of the other: its drivers come first. */
  domain: DomainId;
}

/** All that can be said of a connection, in four groups: what connects, what makes it hard, how strong, what is next. */
export function ConnectionFields({ connection, domain }: ConnectionFieldsProps) {
  const language = useLanguage();
  const { id, driver, wished, ties } = connection;
  return (
    <div className="connection-columns">
      <Group title={t('parties.ties')}>
        <DriverField domain={domain} value={driver} onChange={(chosen) => setConnectionDriver(id, chosen)} />
        <CheckGroup
          label={t('parties.tiesLabel')}
          options={TIE_IDS.map((tie) => ({ id: tie, label: TIES[tie][language] }))}
          value={ties}
          onChange={(chosen) => setConnectionTies(id, chosen)}
        />
      </Group>
      <Group title={t('map.obstacle')}>
        <Obstacle connection={connection} />
      </Group>
      <div className="connection-last">
        <Group title={t('parties.strength')}>
          <WishedField value={wished} onChange={(isWished) => setConnectionWished(id, isWished)} />
          {!wished && (
            <StrengthField connection={connection} moment="strengthNow" label={t('parties.strengthNow')} />
          )}
          <StrengthField
            connection={connection}
            moment="strengthWanted"
            label={t('parties.strengthWanted')}
          />
        </Group>
        <Group title={t('map.nextStep')}>
          <NextStep connection={connection} />
        </Group>
      </div>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="connection-group" aria-labelledby={id}>
      <h3 id={id} className="connection-group-title">
        {title}
      </h3>
      {children}
    </section>
  );
}

interface PartProps {
  connection: Connection;
}

interface StrengthFieldProps extends PartProps {
  moment: 'strengthNow' | 'strengthWanted';
  label: string;
}

function StrengthField({ connection, moment, label }: StrengthFieldProps) {
  const language = useLanguage();
  return (
    <Segmented
      label={label}
      className="connection-strength"
      options={STRENGTH_IDS.map((id) => ({ id, label: STRENGTHS[id][language] }))}
      value={connection[moment]}
      onChange={(strength) => setConnectionStrength(connection.id, moment, strength)}
    />
  );
}

/** In words, and what kind of boundary it is; the two lists are one field. */
function Obstacle({ connection: { id, boundaries } }: PartProps) {
  const language = useLanguage();
  const inGroup = (wanted: 'kind' | 'between'): readonly BoundaryId[] =>
    BOUNDARY_IDS.filter((boundary) => BOUNDARIES[boundary].group === wanted);
  const keep = (wanted: 'kind' | 'between', chosen: readonly BoundaryId[]): void => {
    const others = boundaries.filter((boundary) => BOUNDARIES[boundary].group !== wanted);
    setConnectionBoundaries(id, [...others, ...chosen]);
  };
  return (
    <>
      <SharedText
        of={{ document: 'board', kind: 'connections', id, field: 'obstacle' }}
        label={t('map.obstacle')}
        hideLabel
        placeholder={t('parties.inYourWords')}
        rows={2}
      />
      <CheckGroup
        label={t('parties.boundaryKind')}
        layout="lines"
        options={inGroup('kind').map((boundary) => {
          const { name, hint } = BOUNDARIES[boundary];
          return { id: boundary, label: name[language], hint: hint[language] };
        })}
        value={boundaries}
        onChange={(chosen) => keep('kind', chosen)}
      />
      <CheckGroup
        label={t('parties.boundaryBetween')}
        options={inGroup('between').map((boundary) => ({
          id: boundary,
          label: BOUNDARIES[boundary].name[language],
        }))}
        value={boundaries}
        onChange={(chosen) => keep('between', chosen)}
      />
    </>
  );
}

function NextStep({ connection: { id, nextStep, owner, due } }: PartProps) {
  return (
    <>
      <LabelField
        label={t('parties.nextStepWhat')}
        value={nextStep}
        onSet={(value) => setConnectionLabel(id, 'nextStep', value)}
      />
      <div className="connection-who">
        <LabelField
          label={t('map.nextStepOwner')}
          value={owner}
          onSet={(value) => setConnectionLabel(id, 'owner', value)}
        />
        <DueField value={due} onSet={(value) => setConnectionDue(id, value)} />
      </div>
    </>
  );
}

/** A day is written when it is whole: while somebody types one the field says that there is none. */
function DueField({ value, onSet }: { value: string; onSet: (due: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextField
      label={t('parties.due')}
      type="date"
      value={draft ?? value}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== null && draft !== value) onSet(draft);
        setDraft(null);
      }}
    />
  );
}
