import { writeFrame } from '@verbindbord/shared/protocol/frames.ts';

/** A message as engine.io takes it. */
export interface Framed {
  readonly data: Buffer;
  readonly options: {
    readonly compress: false;
    /**
     * The same as a WebSocket frame, ready for the line. engine.io uses it as it stands, and passes it over where a
     * connection has no WebSocket or another version of ws below it.
     */
    readonly wsPreEncodedFrame: readonly Buffer[];
  };
}

/** What goes to many is framed once: the same message gives the same frame. A message belongs to one document. */
const framed = new WeakMap<Uint8Array, Framed>();

export function framedOnce(document: string, message: Uint8Array): Framed {
  const known = framed.get(message);
  if (known) return known;
  const bytes = writeFrame(document, message);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const made = { data, options: { compress: false as const, wsPreEncodedFrame: [webSocketFrame(data)] } };
  framed.set(message, made);
  return made;
}

/** An unmasked binary WebSocket frame in one piece (RFC 6455, section 5.2). */
function webSocketFrame(data: Buffer): Buffer {
  return Buffer.concat([header(data.length), data]);
}

const FINAL_BINARY = 0x82;

function header(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_BINARY, length]);
  if (length < 65_536) return Buffer.from([FINAL_BINARY, 126, length >> 8, length & 255]);
  const long = Buffer.alloc(10);
  long[0] = FINAL_BINARY;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}
