import type { ClientEvents, ServerEvents } from '@verbindbord/shared/protocol/events.ts';
import type { Logger } from 'pino';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import type { Documents } from '../documents/Documents.ts';
import type { Membership, Sessions } from '../sessions/Sessions.ts';
import type { Allowances } from './Allowances.ts';
import type { OriginRules } from './origin.ts';

/** What both carriers need. */
export interface CarrierOptions {
  readonly sessions: Sessions;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly log: Logger;
  readonly origin: OriginRules;
  readonly allowances: Allowances;
}

export type SessionServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, Membership>;
export type MemberSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Membership>;
