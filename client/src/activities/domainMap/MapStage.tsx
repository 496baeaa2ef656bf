import './MapStage.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { canvasStore, useCanvas } from '../../canvas/canvasStore.ts';
import { t } from '../../text/t.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';

const ImportDialog = lazy(async () => ({
  default: (await import('../../map/import/ImportDialog.tsx')).ImportDialog,
}));

interface MapStageProps {
  /** The step that the map is for; null for who looks around. */
  step: StepOf<'domainMap'> | null;
  canImport: boolean;
}

/** The domain map on the canvas; on a phone its list, with the map one press away. */
export function MapStage({ step, canImport }: MapStageProps) {
  const narrow = useNarrow();
  const showsList = useCanvas((state) => state.list);
  const [importing, setImporting] = useState(false);
  useEffect(() => {
    canvasStore.setState({ list: narrow });
  }, [narrow]);
  // A facilitator has said it already and needs the room.
  const hasPrompt = step !== null && step.settings.prompt !== '' && !canImport;
  return (
    <div className="map-stage">
      {step && <h1 className="visually-hidden">{step.title}</h1>}
      {hasPrompt && !narrow && <p className="map-stage-prompt">{step.settings.prompt}</p>}
      {narrow && (
        <div className="map-stage-choice">
          {hasPrompt && <p className="soft">{step.settings.prompt}</p>}
          <Segmented
            label={t('app.area.map')}
            hideLabel
            value={showsList ? 'list' : 'map'}
            onChange={(next) => canvasStore.setState({ list: next === 'list' })}
            options={[
              { id: 'list', label: t('app.map.list'), icon: 'list' },
              { id: 'map', label: t('app.map.look'), icon: 'fit' },
            ]}
          />
        </div>
      )}
      <Canvas area="map" {...(canImport && { onImport: () => setImporting(true) })} />
      {importing && (
        <Suspense fallback={null}>
          <ImportDialog isOpen onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}
