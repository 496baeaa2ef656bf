import './forms.css';
import { sourcesOfConnection } from '@verbindbord/shared/board/joining.ts';
import { leftOfConnection } from '@verbindbord/shared/board/leftOver.ts';
import { removeConnection } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConnectionFields } from './ConnectionFields.tsx';
import { LeftOverList } from './LeftOverList.tsx';
import { Seat } from './Seat.tsx';

/** One connection between two: to change, or to read. */
export function ConnectionDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const canWrite = useCanWrite('map');
  const connection = useBoard((board) => board.connections[id]);
  const from = useBoard((board) => connection && board.stakeholders[connection.from]);
  const to = useBoard((board) => connection && board.stakeholders[connection.to]);
  const sources = useBoard((board) => sourcesOfConnection(board.joined, id));
  if (!connection || !from || !to) return null;
  const left = sources.flatMap((source) => leftOfConnection(source, connection));
  const remove = (): void => {
    removeConnection(id);
    onClose();
    const text = t('map.said.connectionRemoved');
    offerUndo(text);
  };
  return (
    <Dialog
      title={t('map.connection')}
      size={canWrite ? 'wide' : 'medium'}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        canWrite ? (
          <>
            <Button variant="danger" icon="trash" onPress={remove}>
              {t('ui.remove')}
            </Button>
            <Button variant="primary" onPress={onClose}>
              {t('map.done')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="map-form">
        <p className="map-form-ends">
          <Seat domain={from.place.domain} seat={from.seat} />
          <b>{from.name}</b>
          <Icon name="arrowRight" size={18} label={t('map.to')} />
          <Seat domain={to.place.domain} seat={to.seat} />
          <b>{to.name}</b>
        </p>
        {canWrite ? (
          <ConnectionFields connection={connection} domain={to.place.domain} />
        ) : (
          <ConnectionFacts connection={connection} domain={to.place.domain} />
        )}
        <LeftOverList of={left} />
      </div>
    </Dialog>
  );
}
