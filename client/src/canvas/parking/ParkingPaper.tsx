import './ParkingPaper.css';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';

export type ParkingNode = Node<{ count: number }, 'parkingLot'>;

/** The sheet of the parking lot; the parked issues are cards of their own. */
export const ParkingPaper = memo(function ParkingPaper({ data }: NodeProps<ParkingNode>) {
  return (
    <section className="flip-paper parking-paper" aria-label={t('canvas.parking')}>
      <header className="parking-paper-head">
        <Icon name="park" size={32} strokeWidth={2} />
        <h2>
          {t('canvas.parking')} <span className="flip-group-count">{data.count}</span>
        </h2>
        <p>{t('canvas.parkingFor')}</p>
      </header>
      {data.count === 0 && <p className="flip-paper-empty">{t('canvas.parkingEmpty')}</p>}
    </section>
  );
});
