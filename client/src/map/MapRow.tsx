import { commentsOn } from '@verbindbord/shared/board/comment.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAINS, RINGS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { openDialog, select, useCanvas } from '../canvas/canvasStore.ts';
import { cardActs } from '../canvas/cardActs.ts';
import { toggleBeside } from '../canvas/choosing.ts';
import { shiftText } from '../lens/lensText.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { CardSeat } from './look/CardSeat.tsx';
import { driverName } from './meaningText.ts';
import { ChooseRow } from './several/ChooseInList.tsx';

interface MapRowProps {
  stakeholder: Stakeholder;
  isOpened: boolean;
  /** It is there to be chosen by a press. */
  isChoosing: boolean;
  onOpen: () => void;
}

/** One party in the list of the map: what it says, and what can be done with it. */
export function MapRow({ stakeholder, isOpened, isChoosing, onOpen }: MapRowProps) {
  const language = useLanguage();
  const canWrite = useCanWrite('map');
  const { id, name, organisation, place, seat } = stakeholder;
  const isSelected = useCanvas((state) => state.selected === id) || isOpened;
  const isNarrow = useNarrow();
  const connections = useBoard(
    (board) => Object.values(board.connections).filter(({ from, to }) => from === id || to === id).length,
  );
  const comments = useBoard((board) => commentsOn(board, id).length);
  const isByOrganisation = useCanvas((state) => state.groupBy === 'organisation');
  const { driver, ring } = meaningOf(place);
  const now = useBoard((board) => board.stakeholders[id]?.place) ?? place;
  const facts = (
    <>
      <CardSeat of={stakeholder} domain={now.domain} />
      <span className="map-row-name">
        <b>{name}</b>
        {now !== place && (
          <>
            {' '}
            <span className="map-row-shifted t1">
              {shiftText({ from: meaningOf(now), to: meaningOf(place) }, language)}
            </span>
          </>
        )}
        <span className="map-row-organisation soft">{organisation}</span>
      </span>
      <span className="map-row-facts soft">
        <span>
          {isByOrganisation && `${DOMAINS[place.domain].name[language]}, `}
          {driverName(driver, language)}
        </span>
        <span className="map-row-ring">{RINGS[ring][language]}</span>
        <span>{SEATS[seat][language]}</span>
        <span className="map-row-connections">{t('map.connectionCount', { count: connections })}</span>
        {comments > 0 && <span className="map-row-comments">{t('comments.count', { count: comments })}</span>}
      </span>
    </>
  );
  if (isChoosing) return <ChooseRow id={id}>{facts}</ChooseRow>;
  return (
    <li className={isSelected ? 'map-row map-row-selected' : 'map-row'}>
      <button
        type="button"
        className="map-row-open"
        onClick={(event) => {
          if (event.shiftKey || event.ctrlKey || event.metaKey) toggleBeside(id);
          else onOpen();
        }}
        {...(isNarrow && { 'aria-expanded': isOpened })}
      >
        {facts}
      </button>
      {canWrite && (
        <span className="map-row-menu">
          <Menu label={t('canvas.actsOf', { name })} acts={cardActs({ kind: 'stakeholder', id })} />
        </span>
      )}
      {isOpened && (
        <div className="map-row-acts">
          {canWrite && (
            <>
              <Button icon="move" onPress={() => openDialog({ kind: 'move', id })}>
                {t('map.move')}
              </Button>
              <Button icon="connect" onPress={() => openDialog({ kind: 'connect', from: id, to: null })}>
                {t('map.connectWith')}
              </Button>
            </>
          )}
          <Button variant="quiet" wide iconEnd="chevronRight" onPress={() => select(id)}>
            {t('map.everything')}
          </Button>
        </div>
      )}
    </li>
  );
}
