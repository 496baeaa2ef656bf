import './StakeholderPanel.css';
import type { Stakeholder, StakeholderLabel } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAINS, SEAT_IDS, SEATS } from '@verbindbord/shared/content/domains.ts';
import type { MomentId } from '@verbindbord/shared/content/lens.ts';
import { atBorder, meaningOf, neighbourAt, nextDoor } from '@verbindbord/shared/map/place.ts';
import { moveStakeholder, setSeat, setStakeholderLabel } from '../board/actions.ts';
import { useMoment, useShownBoard } from '../board/moment.ts';
import { SharedText } from '../board/SharedText.tsx';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { markUnsaved, openDialog, select } from '../canvas/canvasStore.ts';
import { removeCard } from '../canvas/useCard.ts';
import { useTypingIn } from '../connection/presence.ts';
import { ShiftFields } from '../lens/ShiftFields.tsx';
import { formatList } from '../text/format.ts';
import { type TextKey, t, useLanguage } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Select } from '../ui/Select.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { Comments } from './comments/Comments.tsx';
import { findPlace } from './findPlace.ts';
import { LabelField } from './LabelField.tsx';
import { placeText } from './meaningText.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { Seat } from './Seat.tsx';
import { Sources } from './Sources.tsx';

const LABELS: readonly { label: StakeholderLabel; text: TextKey }[] = [
  { label: 'name', text: 'map.name' },
  { label: 'organisation', text: 'map.organisation' },
  { label: 'person', text: 'map.person' },
  { label: 'role', text: 'map.role' },
  { label: 'represents', text: 'map.represents' },
  { label: 'mandate', text: 'map.mandate' },
];

/** All that is known of one stakeholder, to read and to change, beside the map. */
export function StakeholderPanel({ id }: { id: string }) {
  const moment = useMoment();
  const stakeholder = useShownBoard((board) => board.stakeholders[id]);
  const home = useBoard((board) => board.stakeholders[id]?.place.domain);
  const canWrite = useCanWrite('map');
  const language = useLanguage();
  if (!stakeholder || !home) return null;
  const domain = home;
  const title = (
    <>
      <span className={`map-panel-domain d-${domain}`}>
        <Seat domain={domain} seat={stakeholder.seat} />
        {DOMAINS[domain].name[language]}
      </span>
      <span className="map-panel-name">{stakeholder.name}</span>
    </>
  );
  return (
    <SidePanel
      title={title}
      isOpen
      onClose={() => select(null)}
      closeLabel={t('ui.close')}
      className="map-panel"
      actions={canWrite ? <PanelFoot id={id} /> : undefined}
    >
      <div className="map-panel-body">
        {stakeholder.organisation !== '' && (
          <p className="map-panel-organisation soft">{stakeholder.organisation}</p>
        )}
        {moment !== 'now' && <ShiftFields id={id} moment={moment} />}
        {canWrite ? (
          <PlaceQuestions stakeholder={stakeholder} moment={moment} />
        ) : (
          <dl className="map-panel-facts">
            <dt className="vb-label vb-label-small">{t('map.ring')}</dt>
            <dd>{placeText(stakeholder.place, language)}</dd>
            <dt className="vb-label vb-label-small">{t('map.seat')}</dt>
            <dd>{SEATS[stakeholder.seat][language]}</dd>
          </dl>
        )}
        <Words stakeholder={stakeholder} field="interest" label={t('map.interest')} canWrite={canWrite} />
        <Words stakeholder={stakeholder} field="standpoint" label={t('map.standpoint')} canWrite={canWrite} />
        <ConnectionList of={stakeholder} />
        <Sources of={stakeholder} />
        <Comments of={stakeholder} />
        <Disclosure title={t('ui.more')} className="map-panel-more">
          <div className="map-panel-fields">
            {LABELS.map(({ label, text }) => (
              <LabelField
                key={label}
                label={t(text)}
                smallLabel
                value={stakeholder[label]}
                onSet={(value) => setStakeholderLabel(id, label, value)}
                isRequired={label === 'name'}
                isReadOnly={!canWrite}
              />
            ))}
            <Words
              stakeholder={stakeholder}
              field="assumptions"
              label={t('map.assumptions')}
              canWrite={canWrite}
            />
            <p className="vb-hint">{t('map.assumptionsHint')}</p>
            <Words stakeholder={stakeholder} field="notes" label={t('map.notes')} canWrite={canWrite} />
          </div>
        </Disclosure>
      </div>
    </SidePanel>
  );
}

interface PartProps {
  stakeholder: Stakeholder;
}

/** At another moment than now somebody may act as another domain, so that is asked too. */
function PlaceQuestions({ stakeholder, moment }: PartProps & { moment: MomentId }) {
  const language = useLanguage();
  const { id, name, place, seat } = stakeholder;
  return (
    <>
      <PlaceFields
        compact
        withDomain={moment !== 'now'}
        value={meaningOf(place)}
        onChange={(meaning) => {
          moveStakeholder(id, findPlace(meaning, name, place, id), moment);
          markUnsaved(id);
        }}
      />
      <Checkbox
        className="map-panel-border"
        isSelected={neighbourAt(place) !== null}
        onChange={(isAtBorder) => {
          moveStakeholder(id, atBorder(place, isAtBorder), moment);
          markUnsaved(id);
        }}
      >
        {t('parties.alsoIn', { domain: DOMAINS[nextDoor(place)].name[language] })}
      </Checkbox>
      <Select
        label={t('map.seat')}
        smallLabel
        options={SEAT_IDS.map((option) => ({ id: option, label: SEATS[option][language] }))}
        value={seat}
        onChange={(chosen) => setSeat(id, chosen)}
        placeholder={t('map.seat')}
      />
    </>
  );
}

interface WordsProps extends PartProps {
  field: 'interest' | 'standpoint' | 'assumptions' | 'notes';
  label: string;
  canWrite: boolean;
}

function Words({ stakeholder, field, label, canWrite }: WordsProps) {
  return (
    <SharedText
      key={stakeholder.id}
      of={{ document: 'board', kind: 'stakeholders', id: stakeholder.id, field }}
      label={label}
      placeholder={t('map.notFilledIn')}
      readOnly={!canWrite}
    />
  );
}

function PanelFoot({ id }: { id: string }) {
  const typing = useTypingIn('board', id);
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        icon="park"
        onPress={() => openDialog({ kind: 'park', what: { kind: 'stakeholder', id } })}
      >
        {t('map.park')}
      </Button>
      <IconButton
        icon="trash"
        label={t('ui.remove')}
        onPress={() => removeCard({ kind: 'stakeholder', id })}
      />
      {typing.length > 0 && (
        <p className="map-panel-typing t1 soft">
          {t('map.changesNow', { names: formatList([...new Set(typing)]), count: typing.length })}
        </p>
      )}
    </>
  );
}
