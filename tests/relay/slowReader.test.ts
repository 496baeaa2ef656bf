import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import { readFrame, writeFrame } from '@verbindbord/shared/protocol/frames.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import { openAndCount } from './beats.ts';
import { stateVectorMessage, updateMessage } from './bytes.ts';
import { gather, type Person } from './people.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Somebody on long polling who says a lot and never asks what there is. */
async function whoNeverReads(code: string, { token }: Person) {
  const url = `${server.address}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1)) as { sid: string };
  const say = async (packets: readonly string[]): Promise<number> =>
    (await fetch(`${url}&sid=${sid}`, { method: 'POST', body: packets.join('\u001e') })).status;
  await say([`40${JSON.stringify({ version: PROTOCOL_VERSION, code, token })}`]);
  return {
    say,
    asks: async () => (await fetch(`${url}&sid=${sid}`)).text(),
  };
}

test('who reads nothing while much happens is spared it, and has everything when they read again', async () => {
  const room = await gather(server.address);
  const late = await whoNeverReads(room.session.code, await room.person('Laat', 'participant'));
  await expect.poll(() => late.asks()).toContain('"session"');
  await late.say(['420["open","board"]']);
  await expect.poll(() => late.asks()).toContain('430[{"ok":true');
  await late.say([frameOf(stateVectorMessage())]);
  const doc = new Y.Doc();
  await expect.poll(async () => read(doc, await late.asks())).toBeGreaterThan(0);

  const anna = await room.person('Anna', 'participant');
  const notes: string[] = [];
  for (let round = 0; round < 2; round++) {
    const socket = anna.socket();
    const acknowledged: number[] = [];
    await openAndCount(socket, 'board', (count) => acknowledged.push(count));
    for (let message = 0; message < 3; message++) {
      const update = largeUpdate(`${round}-${message}`);
      notes.push(...update.notes);
      socket.emit('bytes', 'board', updateMessage(update.bytes));
      await expect.poll(() => acknowledged.at(-1)).toBe(message + 1);
    }
    socket.disconnect();
  }

  // Of the nearly eight megabytes only the first update waited, before it was known that nobody reads.
  const first = await late.asks();
  expect(first.length).toBeLessThan(3 * 1024 * 1024);
  read(doc, first);
  await expect
    .poll(async () => {
      read(doc, await late.asks());
      return [...doc.getMap('notes').keys()].sort();
    })
    .toEqual(notes.sort());
  room.leave();
}, 30_000);

/** As engine.io's long polling carries a frame of the board. */
function frameOf(message: Uint8Array): string {
  return `b${Buffer.from(writeFrame('board', message)).toString('base64')}`;
}

/** Applies the changes among what was asked; gives how many there were. */
function read(doc: Y.Doc, packets: string): number {
  const updates = packets.split('\u001e').flatMap((packet) => {
    const frame = packet.startsWith('b') ? readFrame(Buffer.from(packet.slice(1), 'base64')) : null;
    return frame ? changesIn(frame.bytes) : [];
  });
  for (const update of updates) Y.applyUpdate(doc, update);
  return updates.length;
}

function changesIn(message: Uint8Array): Uint8Array[] {
  if (message[0] === MESSAGE.beat) {
    const { changes } = readBeat(message, new Map());
    return changes ? [changes] : [];
  }
  const decoder = createDecoder(message);
  const [kind, part] = [readVarUint(decoder), readVarUint(decoder)];
  return kind === MESSAGE.sync && part === SYNC.difference ? [readVarUint8Array(decoder)] : [];
}

/** Notes of 1.3 megabytes together. */
function largeUpdate(name: string): { readonly bytes: Uint8Array; readonly notes: readonly string[] } {
  const doc = new Y.Doc();
  const text = 'x'.repeat(LIMITS.text);
  const notes = Array.from({ length: Math.floor(1_300_000 / LIMITS.text) }, (_, note) => `${name}-${note}`);
  doc.transact(() => {
    for (const note of notes) doc.getMap('notes').set(note, new Y.Map([['text', new Y.Text(text)]]));
  });
  return { bytes: Y.encodeStateAsUpdate(doc), notes };
}
