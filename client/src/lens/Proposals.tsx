import { proposedShift } from '@verbindbord/shared/analysis/lens.ts';
import { isShifted } from '@verbindbord/shared/board/moment.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { LensContent, LensMoment } from '@verbindbord/shared/content/lens.ts';
import { freePlaces } from '@verbindbord/shared/map/freePlace.ts';
import { type Meaning, meaningOf, type Place } from '@verbindbord/shared/map/place.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { moveStakeholders } from '../board/actions.ts';
import { shownBoard } from '../board/moment.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { useBoard } from '../board/store.ts';
import { sizeOf } from '../canvas/boardToNodes.ts';
import { Seat } from '../map/Seat.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { proposalText } from './lensText.ts';

interface Proposal {
  readonly one: Stakeholder;
  readonly meaning: Meaning;
}

/** Who would shift by what the lens says and does not yet: to take over one by one, or all at once. */
export function Proposals({ moment, content }: { moment: LensMoment; content: LensContent }) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  const proposals = Object.values(stakeholders)
    .filter((one) => !isShifted(one, moment))
    .sort((one, other) => one.name.localeCompare(other.name, language))
    .flatMap((one): Proposal[] => {
      const meaning = proposedShift(one.place, content);
      return meaning === null ? [] : [{ one, meaning }];
    });
  if (proposals.length === 0) return null;
  return (
    <Disclosure title={t('lens.proposals', { count: proposals.length })} level={3} className="lens-proposals">
      <p className="t1 soft">{t('lens.proposalsIntro')}</p>
      <ul className="lens-list">
        {proposals.map(({ one, meaning }) => (
          <li key={one.id} className="lens-row lens-row-still">
            <Seat domain={one.place.domain} seat={one.seat} />
            <span>
              <b>{one.name}</b>
              <span className="t1 soft">{proposalText(meaningOf(one.place), meaning, language)}</span>
            </span>
            <IconButton
              icon="check"
              label={t('lens.accept', { name: one.name })}
              onPress={() => accept([{ one, meaning }], moment)}
            />
          </li>
        ))}
      </ul>
      {proposals.length > 1 && (
        <Button variant="quiet" size="small" icon="check" onPress={() => accept(proposals, moment)}>
          {t('lens.acceptAll', { count: proposals.length })}
        </Button>
      )}
    </Disclosure>
  );
}

/** Gives each the place that was proposed, clear of the others and of each other; one act. */
function accept(proposals: readonly Proposal[], moment: LensMoment): void {
  const { stakeholders, settings } = shownBoard();
  const moving = new Set(proposals.map(({ one }) => one.id));
  const others = Object.values(stakeholders)
    .filter(({ id }) => !moving.has(id))
    .map(({ place, name }) => ({ place, size: sizeOf(name) }));
  const free = freePlaces(standardWheel(settings.sectors ?? evenSectors), others);
  const moves = proposals.map(({ one, meaning }): { id: string; place: Place } => ({
    id: one.id,
    place: free.take(meaning, sizeOf(one.name)),
  }));
  moveStakeholders(moves, moment);
  offerUndo(t('lens.saidAccepted', { count: moves.length }));
}
