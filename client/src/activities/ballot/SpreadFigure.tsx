import { type RatingCell, VALUES } from '@verbindbord/shared/activities/ballot/result.ts';
import { middleOf } from '@verbindbord/shared/activities/ballot/spread.ts';
import { spreadText } from './spreadText.ts';
import { type Stacks, stacksFor } from './stacks.ts';

/** The place of one value, and the room above the axis, in units of the drawing. */
const PLACE = 60;
const ROOM = 260;
const AXIS = ROOM + 6;

interface SpreadFigureProps {
  /** What was rated on what: the name of the figure. */
  title: string;
  cell: RatingCell;
}

/** One dot for every vote above the value that it gave, with the middle vote marked under the axis. */
export function SpreadFigure({ title, cell }: SpreadFigureProps) {
  const { counts } = cell;
  const stacks = stacksFor(counts);
  const middle = middleOf(counts);
  return (
    <svg
      className="spread-figure"
      viewBox={`0 0 ${PLACE * VALUES.length} ${AXIS + 84}`}
      role="img"
      aria-label={`${title}: ${spreadText(cell)}`}
    >
      {VALUES.map((value, index) => (
        <g key={value} transform={`translate(${index * PLACE} 0)`}>
          <Stack count={counts[index] ?? 0} stacks={stacks} />
          <text className="spread-value" x={PLACE / 2} y={AXIS + 48} textAnchor="middle">
            {value}
          </text>
          <text className="spread-count" x={PLACE / 2} y={AXIS + 77} textAnchor="middle">
            {counts[index]}×
          </text>
        </g>
      ))}
      <path className="spread-axis" d={`M0 ${AXIS}H${PLACE * VALUES.length}`} />
      {middle !== null && (
        <g transform={`translate(${(middle - 1) * PLACE} ${AXIS})`}>
          <path className="spread-middle-line" d={`M4 0H${PLACE - 4}`} />
          <path className="spread-middle" d={`M${PLACE / 2} 5l9 13h-18z`} />
        </g>
      )}
    </svg>
  );
}

function Stack({ count, stacks }: { count: number; stacks: Stacks }) {
  if (stacks.kind === 'bars') {
    const height = (count / stacks.most) * ROOM;
    return <rect className="spread-dot" x={10} y={ROOM - height} width={PLACE - 20} height={height} />;
  }
  const { wide, high } = stacks;
  const size = Math.min(ROOM / high, (PLACE - 4) / wide);
  const left = (PLACE - size * wide) / 2;
  return Array.from({ length: count }, (_, index) => {
    const x = left + (index % wide) * size + size / 2;
    const y = ROOM - Math.floor(index / wide) * size - size / 2;
    return <circle key={`${x} ${y}`} className="spread-dot" cx={x} cy={y} r={size * 0.44} />;
  });
}
