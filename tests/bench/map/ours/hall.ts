import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import * as Y from 'yjs';
import { gather, type MemberSocket, open, untilSynced } from '../../../relay/people.ts';
import { KINDS, startServer } from '../../relay/servers.ts';
import type { BenchMap, Drag } from '../map.ts';

/** A session on a server as it ships, at the step of the map, in which everybody carries a card around. */
export interface Hall {
  readonly address: string;
  readonly code: string;
  /** What lets somebody in as a participant. */
  readonly secret: string;
  readonly stop: () => Promise<void>;
}

/** How often each of those who drag says where they are. */
const SAYS_EVERY_MS = 50;

/** Opens a hall with this map; each of those who drag has a connection of their own. */
export async function openHall(map: BenchMap, drags: readonly Drag[]): Promise<Hall> {
  const kind = KINDS.find(({ name }) => name === 'ours');
  if (!kind) throw new Error('There is no server of ours.');
  const server = await startServer(kind, new Uint8Array());
  const room = await gather(server.address);
  const lead = await room.person('Begeleider', 'facilitator');
  const told = await lead.socket().emitWithAck('command', { type: 'goToStep', step: 'map' });
  if (!told.ok) throw new Error(`The group does not get to the map: ${told.reason}`);
  const { doc } = await untilSynced(lead.provider('board'));
  for (const part of map.parts) Y.applyUpdate(doc, part);
  const stops = await Promise.all(
    drags.map(async (drag, person) => {
      const socket = (await room.person(`Deelnemer ${person + 1}`, 'participant')).socket();
      const answer = await open(socket, 'board');
      if (!answer.ok) throw new Error(`The board does not open: ${answer.reason}`);
      return keepDragging(socket, drag, (person * SAYS_EVERY_MS) / drags.length);
    }),
  );
  return {
    address: server.address,
    code: room.session.code,
    secret: new URL(room.session.links.participant).hash.slice(1),
    stop: async () => {
      for (const stop of stops) stop();
      room.leave();
      await server.stop();
    },
  };
}

/** Shows the card under the pointer and the pointer itself, as the page of somebody who drags does. */
function keepDragging(socket: MemberSocket, { card, at }: Drag, delay: number): () => void {
  const began = performance.now();
  let shown: PresenceFields = {};
  let timer: NodeJS.Timeout;
  const say = (): void => {
    const point = at((performance.now() - began) / 1000);
    const next = { cursor: point, drag: { id: card.id, ...point } };
    const move = moveBetween(shown, next);
    shown = next;
    if (move) socket.emit('bytes', 'board', Uint8Array.of(MESSAGE.move, ...move));
  };
  const start = setTimeout(() => {
    say();
    timer = setInterval(say, SAYS_EVERY_MS);
  }, delay);
  return () => {
    clearTimeout(start);
    clearInterval(timer);
  };
}
