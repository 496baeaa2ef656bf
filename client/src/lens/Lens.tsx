import './Lens.css';
import { type LensMark, momentOn, type Shift } from '@verbindbord/shared/analysis/lens.ts';
import {
  LENS_MOMENTS,
  type LensMoment,
  MOMENT_IDS,
  type MomentId,
} from '@verbindbord/shared/content/lens.ts';
import { useId } from 'react';
import { lookAt, useMoment, useMomentOfGroup } from '../board/moment.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite, useMay } from '../board/write.ts';
import { openDialog } from '../canvas/canvasStore.ts';
import { goToCard } from '../canvas/useCard.ts';
import { useIsFacilitator } from '../connection/session.ts';
import { Seat } from '../map/Seat.tsx';
import { give } from '../pairs/give.ts';
import { formatDate } from '../text/format.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { LensEffects } from './LensEffects.tsx';
import { markText, momentName, shiftText } from './lensText.ts';
import { Proposals } from './Proposals.tsx';
import { type LensView, useLens } from './useLens.ts';

/** The election lens: which moment is looked at, who shifts by then, and what that does to connections. */
export function Lens() {
  const moment = useMoment();
  const lens = useLens(moment);
  return (
    <div className="lens">
      <Segmented
        label={t('lens.moment')}
        hideLabel
        className="lens-moments"
        options={MOMENT_IDS.map((id) => ({ id, label: t(`lens.moment.${id}`) }))}
        value={moment}
        onChange={look}
      />
      <ElectionLine />
      {moment === 'now' || lens === null ? <Now /> : <Then moment={moment} lens={lens} />}
    </div>
  );
}

function look(moment: MomentId): void {
  lookAt(moment);
  announce(t(`lens.moment.${moment}`));
}

/** Which elections, the moment that it is by the calendar, and the way to change both and the lens. */
function ElectionLine() {
  const language = useLanguage();
  const mayChange = useMay('settings', 'change');
  const election = useBoard((board) => board.settings.election);
  const today = momentOn(election, new Date().toLocaleDateString('sv-SE'));
  const name = election?.name || t('lens.elections');
  return (
    <div className="lens-election t1">
      <p className="soft">
        {election === null
          ? t('lens.noElection')
          : election.date === ''
            ? name
            : t('lens.electionOn', { name, date: formatDate(Date.parse(`${election.date}T12:00:00`)) })}
      </p>
      {today !== null && today !== 'now' && (
        <p className="soft">{t('lens.today', { moment: momentName(today, language) })}</p>
      )}
      {mayChange && (
        <Button
          variant="quiet"
          size="small"
          icon="edit"
          className="lens-change"
          onPress={() => openDialog({ kind: 'lens' })}
        >
          {election === null ? t('lens.choose') : t('lens.change')}
        </Button>
      )}
    </div>
  );
}

/** The map as it is: what the lens is for, and what waits at the other moments. */
function Now() {
  const views = { before: useLens('before'), after: useLens('after') };
  return (
    <>
      <p>{t('lens.intro')}</p>
      <ul className="lens-list">
        {LENS_MOMENTS.map((moment) => (
          <li key={moment}>
            <button type="button" className="lens-row" onClick={() => look(moment)}>
              <Icon name="glasses" size={22} />
              <span>
                <b>{t(`lens.summary.${moment}`)}</b>
                <span className="t1 soft">{summary(views[moment])}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function summary(view: LensView | null): string {
  const count = (effect: LensMark['effect']): number =>
    view?.marks.filter((mark) => mark.effect === effect).length ?? 0;
  return t('lens.summary', {
    shifts: view?.shifts.length ?? 0,
    risk: count('risk'),
    helped: count('helped'),
  });
}

function Then({ moment, lens }: { moment: LensMoment; lens: LensView }) {
  const canWrite = useCanWrite('map');
  const { shifts, marks } = lens;
  return (
    <>
      <Part title={t('lens.shifts')} count={shifts.length}>
        {shifts.length === 0 && (
          <p className="t1 soft">{canWrite ? t('lens.noShifts') : t('lens.noShiftsRead')}</p>
        )}
        <ul className="lens-list">
          {shifts.map((shift) => (
            <ShiftRow key={shift.stakeholder} shift={shift} />
          ))}
        </ul>
      </Part>
      {canWrite && <Proposals moment={moment} content={lens.content} />}
      <Part title={t('lens.connections')} count={marks.length}>
        {marks.length === 0 && <p className="t1 soft">{t('lens.noMarks')}</p>}
        <ul className="lens-list">
          {marks.map((mark) => (
            <MarkRow key={mark.connection} mark={mark} />
          ))}
        </ul>
      </Part>
      <LensEffects content={lens.content} />
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  const id = useId();
  return (
    <section className="lens-part" aria-labelledby={id}>
      <h3 id={id} className="lens-heading">
        {title} <span className="num soft">{count}</span>
      </h3>
      {children}
    </section>
  );
}

function ShiftRow({ shift }: { shift: Shift }) {
  const language = useLanguage();
  const one = useBoard((board) => board.stakeholders[shift.stakeholder]);
  if (!one) return null;
  return (
    <li>
      <button type="button" className="lens-row" onClick={() => goToCard(one.id)}>
        <Seat domain={one.place.domain} seat={one.seat} />
        <span>
          <b>{one.name}</b>
          <span className="t1 soft">{shiftText(shift, language)}</span>
          {shift.why !== '' && <span className="lens-why voice">{shift.why}</span>}
        </span>
      </button>
    </li>
  );
}

function MarkRow({ mark }: { mark: LensMark }) {
  const language = useLanguage();
  const ends = useBoard((board) => {
    const link = board.connections[mark.connection];
    const [from, to] = [board.stakeholders[link?.from ?? ''], board.stakeholders[link?.to ?? '']];
    return { from: from?.name ?? '', to: to?.name ?? '' };
  });
  const { headline, more } = markText(mark, ends.to, language);
  return (
    <li>
      <button
        type="button"
        className={`lens-row lens-${mark.effect}`}
        onClick={() => openDialog({ kind: 'connection', id: mark.connection })}
      >
        <Icon name={mark.effect === 'risk' ? 'warning' : 'arrowUp'} size={22} />
        <span>
          <b>{headline}</b>
          {more.map((line) => (
            <span key={line} className="t1">
              {line}
            </span>
          ))}
          <span className="t1 lens-ends">{t('lens.ends', ends)}</span>
        </span>
      </button>
    </li>
  );
}

/** Who sees this moment, and the way to let everybody see it or to go along. */
export function LensFoot() {
  const language = useLanguage();
  const leads = useIsFacilitator();
  const moment = useMoment();
  const group = useMomentOfGroup();
  if (moment === group && (group === 'now' || !leads)) return null;
  if (!leads) {
    return (
      <>
        <p className="t1 soft">{t('lens.groupSees', { moment: momentName(group, language) })}</p>
        <Button wide icon="people" onPress={() => lookAt(group)}>
          {t('lens.follow')}
        </Button>
      </>
    );
  }
  const isShown = moment === group;
  const next = isShown ? 'now' : moment;
  return (
    <>
      <p className="t1 soft">{isShown ? t('lens.allSee') : t('lens.onlyYou')}</p>
      <Button
        wide
        icon="screen"
        variant={isShown ? 'default' : 'primary'}
        onPress={() =>
          void give(
            { type: 'showMoment', moment: next },
            t('lens.shown', { moment: momentName(next, language) }),
          )
        }
      >
        {next === 'now' ? t('lens.showNow') : t('lens.showAll')}
      </Button>
    </>
  );
}
