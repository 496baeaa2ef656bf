import type { Connection } from '@verbindbord/shared/board/connection.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { openDialog } from '../canvas/canvasStore.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { nextStepText, strengthText } from './connectionText.ts';
import { driverName } from './meaningText.ts';
import { Seat } from './Seat.tsx';

/** The connections of one stakeholder, in and out; each opens to change it. */
export function ConnectionList({ of }: { of: Stakeholder }) {
  const connections = useBoard((board) =>
    Object.values(board.connections).filter(({ from, to }) => from === of.id || to === of.id),
  );
  const canWrite = useCanWrite('map');
  return (
    <section className="map-connections" aria-label={t('map.connections')}>
      <h3 className="map-connections-head">
        {t('map.connections')} <span className="num">{connections.length}</span>
      </h3>
      <ul>
        {connections.map((connection) => (
          <li key={connection.id}>
            <Row connection={connection} of={of.id} />
          </li>
        ))}
      </ul>
      {canWrite && (
        <Button wide icon="connect" onPress={() => openDialog({ kind: 'connect', from: of.id, to: null })}>
          {t('map.connectWithEllipsis')}
        </Button>
      )}
    </section>
  );
}

function Row({ connection, of }: { connection: Connection; of: string }) {
  const language = useLanguage();
  const { id, from, to, driver, wished } = connection;
  const more = [strengthText(connection, language), nextStepText(connection)].filter((text) => text !== '');
  const isOutgoing = from === of;
  const other = useBoard((board) => board.stakeholders[isOutgoing ? to : from]);
  if (!other) return null;
  const words = t(isOutgoing ? 'map.joinsInWith' : 'map.isJoinedBy', {
    driver: driverName(driver, language),
  });
  return (
    <button type="button" className="map-connection" onClick={() => openDialog({ kind: 'connection', id })}>
      <Seat domain={other.place.domain} seat={other.seat} />
      <span>
        <b>{other.name}</b>
        <br />
        <span className="t1 soft">{wished ? `${words}, ${t('map.wished')}` : words}</span>
        {more.map((text) => (
          <span key={text} className="map-connection-more t1 soft">
            {text}
          </span>
        ))}
      </span>
      <Icon name="chevronRight" size={18} />
    </button>
  );
}
