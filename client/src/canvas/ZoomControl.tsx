import './ZoomControl.css';
import { useStore } from '@xyflow/react';
import { Button, Group } from 'react-aria-components';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';

interface ZoomControlProps {
  onFit: () => void;
  onStepBack: () => void;
  onStepNearer: () => void;
  /** At the foot of the canvas. */
  isLow: boolean;
}

/** Nearer, farther, and back to the whole of what the group looks at. */
export function ZoomControl({ onFit, onStepBack, onStepNearer, isLow }: ZoomControlProps) {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Group className={isLow ? 'canvas-zoom canvas-zoom-low' : 'canvas-zoom'} aria-label={t('canvas.zoom')}>
      <Button aria-label={t('canvas.zoomOut')} onPress={onStepBack}>
        <Icon name="minus" size={18} strokeWidth={2} />
      </Button>
      <Button className="canvas-zoom-percent num" aria-label={t('canvas.fit', { percent })} onPress={onFit}>
        {percent}%
      </Button>
      <Button aria-label={t('canvas.zoomIn')} onPress={onStepNearer}>
        <Icon name="plus" size={18} strokeWidth={2} />
      </Button>
    </Group>
  );
}
