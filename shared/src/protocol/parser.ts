import { type Packet, PacketType, Decoder as PlainDecoder, Encoder as PlainEncoder } from 'socket.io-parser';
import { readFrame, writeFrame } from './frames.ts';

/**
 * The parser of socket.io for both ends: the event `bytes` travels as one frame of `frames.ts`, everything else
 * as usual. socket.io's own parser would send two frames for it: a description, and the bytes.
 */
export class Encoder extends PlainEncoder {
  override encode(packet: Packet): unknown[] {
    const [event, document, bytes]: readonly unknown[] = Array.isArray(packet.data) ? packet.data : [];
    const isBytes = packet.type === PacketType.EVENT && event === 'bytes' && packet.id === undefined;
    if (!isBytes || typeof document !== 'string' || !(bytes instanceof Uint8Array)) {
      return super.encode(packet);
    }
    return [writeFrame(document, bytes)];
  }
}

/** Throws for bytes that are no frame, as socket.io's own does for what is no packet: the connection is ended. */
export class Decoder extends PlainDecoder {
  override add(packet: unknown): void {
    if (typeof packet === 'string') {
      super.add(packet);
      return;
    }
    const bytes = packet instanceof ArrayBuffer ? new Uint8Array(packet) : packet;
    const frame = bytes instanceof Uint8Array ? readFrame(bytes) : null;
    if (!frame) throw new Error('This is no frame of a document.');
    this.emitReserved('decoded', {
      type: PacketType.EVENT,
      nsp: '/',
      data: ['bytes', frame.document, frame.bytes],
    });
  }
}
