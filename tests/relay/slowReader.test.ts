import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import { stateVectorMessage, updateMessage } from './bytes.ts';
import { gather, open, type Person, sessionWhere } from './people.ts';

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

// In less than the 45 seconds after which whoever is silent is let go anyway.
test('who reads nothing and keeps saying to be there is let go before it fills the memory', async () => {
  const room = await gather(server.address);
  const mallory = await whoNeverReads(room.session.code, await room.person('Mallory', 'participant'));
  await expect.poll(() => mallory.asks()).toContain('"session"');
  const start = Buffer.from(stateVectorMessage()).toString('base64');
  await mallory.say(['420["open","board"]']);
  await expect.poll(() => mallory.asks()).toContain('430[{"ok":true}]');
  await mallory.say(['451-["bytes","board",{"_placeholder":true,"num":0}]', `b${start}`]);
  await expect.poll(() => mallory.asks()).toContain('451-["bytes"');

  const karin = (await room.person('Karin', 'facilitator')).socket();
  const isThere = ({ roster }: SessionState) => roster.some((one) => one.name === 'Mallory' && one.connected);
  await sessionWhere(karin, isThere);
  const gone = sessionWhere(karin, (state) => !isThere(state));
  const anna = await room.person('Anna', 'participant');
  for (let round = 0; round < 2; round++) {
    const socket = anna.socket();
    await open(socket, 'board');
    for (let message = 0; message < 3; message++) {
      const saved = new Promise((resolve) => socket.once('saved', (_document, count) => resolve(count)));
      const doc = new Y.Doc();
      const text = 'x'.repeat(LIMITS.text);
      doc.transact(() => {
        for (let note = 0; note < 800; note++) {
          doc.getMap('notes').set(`${round} ${message} ${note}`, new Y.Map([['text', text]]));
        }
      });
      socket.emit('bytes', 'board', updateMessage(Y.encodeStateAsUpdate(doc)));
      expect(await saved).toBe(message + 1);
    }
    socket.disconnect();
  }
  await gone;
  room.leave();
}, 20_000);
