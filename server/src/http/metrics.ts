import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Figures of one server, in the text form of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** What is counted at the moment that somebody asks. */
export interface Counted {
  readonly sessions: () => number;
  readonly documents: () => number;
  readonly damagedDocuments: () => number;
  readonly socketIoConnections: () => number;
  readonly plainConnections: () => number;
}

export function makeMetrics(counted: Counted): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'verbindbord_sessions', 'Sessions in memory.', counted.sessions);
  gauge(registry, 'verbindbord_documents', 'Documents in memory.', counted.documents);
  gauge(
    registry,
    'verbindbord_documents_damaged',
    'Documents that could not be read completely from disk since the server started: nobody can write in them.',
    counted.damagedDocuments,
  );
  gauge(
    registry,
    'verbindbord_socketio_connections',
    'Connections over socket.io.',
    counted.socketIoConnections,
  );
  gauge(
    registry,
    'verbindbord_plain_connections',
    'Connections over plain WebSocket.',
    counted.plainConnections,
  );
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
