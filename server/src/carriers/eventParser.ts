import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/** Views of the session as they go over the line. */
const encoded = new WeakMap<object, ReturnType<Encoder['encode']>>();

/**
 * Encodes a view of the session once, for whoever gets it: in a hall that comes in together each person gets the
 * whole roster, and most of what socket.io would do for them is to write it out.
 */
export class EventEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const view = viewIn(packet);
    if (!view) return super.encode(packet);
    const known = encoded.get(view);
    if (known) return known;
    const made = super.encode(packet);
    encoded.set(view, made);
    return made;
  }
}

/** Reads events; frames go past it, see `SocketMember`. */
export class EventDecoder extends Decoder {
  override add(packet: unknown): void {
    if (typeof packet === 'string') super.add(packet);
  }
}

function viewIn({ type, nsp, id, data }: Packet): object | null {
  if (type !== PacketType.EVENT || nsp !== '/' || id !== undefined || !Array.isArray(data)) return null;
  const [event, view] = data as unknown[];
  return event === 'session' && typeof view === 'object' ? view : null;
}
