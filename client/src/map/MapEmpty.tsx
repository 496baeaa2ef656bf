import './MapEmpty.css';
import { useCanWrite } from '../board/write.ts';
import { openDialog } from '../canvas/canvasStore.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** What an empty map says, and the two ways to begin. */
export function MapEmpty({ onImport }: { onImport?: (() => void) | undefined }) {
  const canWrite = useCanWrite('map');
  // Who can import leads the session: there the one strong button is the next step.
  return (
    <EmptyState
      title={t('map.empty')}
      action={
        canWrite && (
          <div className="map-empty-acts">
            <Button
              variant={onImport ? 'default' : 'primary'}
              icon="plus"
              onPress={() => openDialog({ kind: 'add', place: null })}
            >
              {t('map.addSomebody')}
            </Button>
            {onImport && (
              <Button icon="upload" onPress={onImport}>
                {t('map.import')}
              </Button>
            )}
          </div>
        )
      }
    >
      {t(canWrite ? 'map.emptyWrite' : 'map.emptyRead')}
    </EmptyState>
  );
}
