import './AreaView.css';
import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { MapStage } from '../../activities/domainMap/MapStage.tsx';
import { Canvas } from '../../canvas/Canvas.tsx';
import { useIsFacilitator } from '../../connection/session.ts';
import { FlipChartList } from '../../flipchart/FlipChartList.tsx';
import { ParkingList } from '../../parking/ParkingList.tsx';
import { t } from '../../text/t.ts';
import { useNarrow } from '../../ui/useNarrow.ts';

/** One area of the board, for who looks around: framed on the canvas, and as a list on a phone. */
export default function AreaView({ area }: { area: Area }) {
  const narrow = useNarrow();
  const canImport = useIsFacilitator();
  if (area === 'map' || !narrow) {
    return (
      <>
        <h1 className="visually-hidden">{t(`app.area.${area}`)}</h1>
        {area === 'map' ? <MapStage step={null} canImport={canImport} /> : <Canvas area={area} />}
      </>
    );
  }
  if (area === 'flipChart') return <FlipChartList step={null} />;
  return (
    <div className="area-list">
      <h1 className="t4">{t('app.area.parking')}</h1>
      <ParkingList />
    </div>
  );
}
