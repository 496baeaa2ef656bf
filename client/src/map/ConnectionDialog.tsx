import './forms.css';
import { DOMAINS } from '@verbindbord/shared/content/domains.ts';
import {
  removeConnection,
  setConnectionDriver,
  setConnectionLabel,
  setConnectionWished,
} from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { SharedText } from '../board/SharedText.tsx';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { WishedField } from './ConnectDialog.tsx';
import { DriverField } from './DriverField.tsx';
import { LabelField } from './LabelField.tsx';
import { driverName } from './meaningText.ts';
import { Seat } from './Seat.tsx';

/** One connection: the driver it joins in with, what makes it hard, and the next step. */
export function ConnectionDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const canWrite = useCanWrite('map');
  const connection = useBoard((board) => board.connections[id]);
  const from = useBoard((board) => connection && board.stakeholders[connection.from]);
  const to = useBoard((board) => connection && board.stakeholders[connection.to]);
  if (!connection || !from || !to) return null;
  const remove = (): void => {
    removeConnection(id);
    onClose();
    const text = t('map.said.connectionRemoved');
    offerUndo(text);
  };
  return (
    <Dialog
      title={t('map.connection')}
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
          <>
            <DriverField
              domain={to.place.domain}
              value={connection.driver}
              onChange={(driver) => setConnectionDriver(id, driver)}
            />
            <WishedField value={connection.wished} onChange={(wished) => setConnectionWished(id, wished)} />
          </>
        ) : (
          <p>
            {t('map.joinsInWith', { driver: driverName(connection.driver, language) })} (
            {DOMAINS[to.place.domain].name[language]}){connection.wished && `, ${t('map.wished')}`}
          </p>
        )}
        <SharedText
          of={{ document: 'board', kind: 'connections', id, field: 'obstacle' }}
          label={t('map.obstacle')}
          rows={2}
          readOnly={!canWrite}
        />
        <LabelField
          label={t('map.nextStep')}
          value={connection.nextStep}
          onSet={(value) => setConnectionLabel(id, 'nextStep', value)}
          isReadOnly={!canWrite}
        />
        <LabelField
          label={t('map.nextStepOwner')}
          value={connection.owner}
          onSet={(value) => setConnectionLabel(id, 'owner', value)}
          isReadOnly={!canWrite}
        />
      </div>
    </Dialog>
  );
}
