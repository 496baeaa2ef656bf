import type { Others } from '@verbindbord/shared/presence/others.ts';
import { type ReadBeat, readBeat } from '@verbindbord/shared/protocol/beat.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { type MemberSocket, open } from './people.ts';

/** Calls back with each beat of a document that comes in; gives the way to stop. */
function onBeat(
  socket: MemberSocket,
  document: DocumentName,
  listener: (beat: ReadBeat) => void,
): () => void {
  let others: Others = new Map();
  const onBytes = (name: string, bytes: Uint8Array): void => {
    if (name !== document || bytes[0] !== MESSAGE.beat) return;
    const beat = readBeat(bytes, others);
    others = beat.others;
    listener(beat);
  };
  socket.on('bytes', onBytes);
  return () => socket.off('bytes', onBytes);
}

/** Opens a document and calls back with how many of one's own sync messages have been dealt with. */
export async function openAndCount(
  socket: MemberSocket,
  document: DocumentName,
  onSaved: (count: number) => void,
): Promise<void> {
  const answer = await open(socket, document);
  if (!answer.ok) throw new Error(`${document} was not opened: ${answer.reason}`);
  onBeat(socket, document, ({ saved }) => {
    for (const { seat, count } of saved) if (seat === answer.seat) onSaved(count);
  });
}
