import './WheelPaper.css';
import { withSoftHyphens } from '@verbindbord/shared/map/cardText.ts';
import { renderWheelBackground } from '@verbindbord/shared/map/svg/wheelBackground.ts';
import { PAPER, type Wheel } from '@verbindbord/shared/map/wheel.ts';
import { type Node, type NodeProps, useStore } from '@xyflow/react';
import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import { useMoment } from '../../board/moment.ts';
import { useBoard } from '../../board/store.ts';
import { useMay } from '../../board/write.ts';
import { Legend } from '../../map/Legend.tsx';
import { t, useLanguage } from '../../text/t.ts';
import { openDialog } from '../canvasStore.ts';
import { AREA_GAP } from '../paper.ts';

export type WheelNode = Node<
  {
    wheel: Wheel;
    /** The direction of the names of the rings; null where there is no room. */
    ringLabels: number | null;
    /** World units per letter height: larger on the wall. */
    letters: { name: number; driver: number | null };
    counts: { parties: number; connections: number };
    isEditable: boolean;
  },
  'wheel'
>;

/** Longer cases, and those with a very long word, are written smaller. */
const LONG_TITLE = 40;

/** So much that the sheets beside it stay clear. */
const MOST_MORE_PAPER = AREA_GAP - 24;

/** The printed sheet in the middle: the wheel with nobody on it, and the case. */
export const WheelPaper = memo(function WheelPaper({ data }: NodeProps<WheelNode>) {
  const { wheel, ringLabels, letters, counts, isEditable } = data;
  const language = useLanguage();
  const moment = useMoment();
  const drawing = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    if (!drawing.current) return;
    drawing.current.innerHTML = renderWheelBackground(wheel, {
      language,
      lettering: 'rim',
      nameSize: letters.name,
      driverSize: letters.driver,
      ringLabels,
      idPrefix: 'board',
    });
  }, [wheel, language, letters, ringLabels]);
  return (
    <section
      className="map-paper"
      aria-label={t('map.title')}
      style={{ '--paper-more': `${useMorePaper()}px` } as CSSProperties}
    >
      <svg
        className="map-wheel"
        width={PAPER.width}
        height={PAPER.height}
        viewBox={`${PAPER.x} ${PAPER.y} ${PAPER.width} ${PAPER.height}`}
        aria-hidden="true"
      >
        <g ref={drawing} />
      </svg>
      <header className="map-cartouche">
        <h2>{t('map.title')}</h2>
        {moment !== 'now' && (
          <p className="map-moment">
            <span className="lens-mark">{t(`lens.mark.${moment}`)}</span>
          </p>
        )}
        <div className="map-counts">
          <p>{t('map.parties', { count: counts.parties })}</p>
          <p>{t('map.connectionCount', { count: counts.connections })}</p>
        </div>
      </header>
      <Legend />
      <Hub isEditable={isEditable} />
    </section>
  );
});

/** How much wider the paper is on each side where the screen is wide: it fills the canvas when the map is framed. */
function useMorePaper(): number {
  return useStore(({ width, height }) => {
    const wanted = height > 0 ? (PAPER.height * width) / height - PAPER.width : 0;
    return Math.round(Math.min(MOST_MORE_PAPER, Math.max(0, wanted / 2)));
  });
}

/** The case in the middle; who leads the session can change its words. */
function Hub({ isEditable }: { isEditable: boolean }) {
  const title = useBoard((board) => board.settings.caseTitle);
  const mayChange = useMay('settings', 'change');
  const isLong = title.length > LONG_TITLE || /\S{17}/.test(title);
  const words = (
    <>
      <small>{t('map.ourCase')} </small>
      <span className={isLong ? 'map-hub-title map-hub-title-long' : 'map-hub-title'}>
        {title === '' ? t('map.noCase') : withSoftHyphens(title)}
      </span>
    </>
  );
  if (!isEditable || !mayChange) return <div className="map-hub">{words}</div>;
  const edit = (): void => openDialog({ kind: 'caseTitle' });
  return (
    <button
      type="button"
      className="map-hub nodrag"
      aria-label={t('map.editCase', { title })}
      onDoubleClick={edit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        edit();
      }}
    >
      {words}
    </button>
  );
}
