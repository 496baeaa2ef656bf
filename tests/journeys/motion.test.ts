import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import * as Y from 'yjs';
import { type BenchMap, makeMap } from '../bench/map/map.ts';
import { gather, type MemberSocket, open, untilSynced } from '../relay/people.ts';
import { enterAs } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

declare global {
  interface Window {
    renders: number;
  }
}

/** In the page, before React is there: counts how often React has put something on the page. */
function countRenders(): void {
  window.renders = 0;
  Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    value: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => {
        window.renders++;
      },
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    },
  });
}

/** Somebody who carries a card, over the wire; says where it is in world units. */
class Carrier {
  readonly #socket: MemberSocket;
  #shown: PresenceFields = {};

  constructor(socket: MemberSocket) {
    this.#socket = socket;
  }

  show(next: PresenceFields): void {
    const move = moveBetween(this.#shown, next);
    this.#shown = next;
    if (move) this.#socket.emit('bytes', 'board', Uint8Array.of(MESSAGE.move, ...move));
  }

  carry(id: string, x: number, y: number): void {
    this.show({ cursor: { x, y }, drag: { id, x, y } });
  }
}

/** Looks on, on a page that counts what it renders, while somebody else carries a card of this map. */
async function lookOn(map: BenchMap, watch: (page: Page, carrier: Carrier) => Promise<void>): Promise<void> {
  const room = await gather(server.address);
  const person = await somebody(browser, `Kijker-${map.cards.length}`, { viewport: DESKTOP });
  onTestFailed(() => keepScreens([person]));
  const lead = await room.person('Karin', 'facilitator');
  await lead.socket().emitWithAck('command', { type: 'goToStep', step: 'map' });
  Y.applyUpdate((await untilSynced(lead.provider('board'))).doc, map.update);
  const socket = (await room.person('Anna', 'participant')).socket();
  await open(socket, 'board');

  const { page } = person;
  await page.addInitScript(countRenders);
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Bram');
  await page
    .locator('.react-flow__node-stakeholder')
    .nth(map.cards.length - 1)
    .waitFor({ state: 'attached' });
  await watch(page, new Carrier(socket));
  expect(person.errors).toEqual([]);
  await person.context.close();
  room.leave();
}

/** How often the page renders while a card is carried about, and what the page shows of it does change each time. */
async function expectNoRender(
  page: Page,
  carrier: Carrier,
  map: BenchMap,
  seen: (page: Page) => Promise<string>,
): Promise<void> {
  const card = map.cards[0];
  if (!card) throw new Error('The map is empty.');
  const { x, y } = card.middle;
  carrier.carry(card.id, x + 10, y);
  await expect.poll(() => seen(page)).not.toBe('');
  // Whatever else a page does when it has just come to rest is not what this is about.
  let before = -1;
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await page.evaluate(() => window.renders)];
        before = now;
        return now > 0 && now === last;
      },
      { interval: 700 },
    )
    .toBe(true);
  for (let step = 1; step <= 20; step++) {
    const was = await seen(page);
    carrier.carry(card.id, x + 10 + step * 4, y + step * 3);
    await expect.poll(() => seen(page)).not.toBe(was);
  }
  expect(await page.evaluate(() => window.renders)).toBe(before);
}

test('A card that somebody else carries moves on the screen without a single render', async () => {
  const map = makeMap(12);
  await lookOn(map, async (page, carrier) => {
    await expectNoRender(page, carrier, map, () =>
      page
        .locator('[data-carried]')
        .evaluateAll((cards) =>
          String(cards.map((card) => card.getAttribute('style')?.match(/translate:[^;]*/)?.[0] ?? '')),
        ),
    );
    await page.getByText('Anna verplaatst').waitFor();
    carrier.show({ cursor: { x: 0, y: 0 }, drag: null });
    await page.locator('[data-carried]').waitFor({ state: 'detached' });
  });
}, 120_000);

test('In a crowd it moves in the picture of all that moves, and back into that of all that rests', async () => {
  const map = makeMap(150);
  const pixels = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-moving');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sum = 0;
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) sum = (sum * 31 + at) % 2 ** 31;
      return sum === 0 ? '' : String(sum);
    });
  const dots = (page: Page): Promise<number> =>
    page
      .locator('.map-dots path')
      .evaluateAll((paths) =>
        paths.reduce((sum, path) => sum + (path.getAttribute('d')?.split('M').length ?? 1) - 1, 0),
      );
  await lookOn(map, async (page, carrier) => {
    await expect.poll(() => dots(page)).toBe(150);
    await expectNoRender(page, carrier, map, pixels);
    expect(await dots(page)).toBe(149);
    carrier.show({ cursor: null, drag: null });
    await expect.poll(() => dots(page)).toBe(150);
    await expect.poll(() => pixels(page)).toBe('');
    // The cards themselves are still there for keys and screen readers.
    await page
      .getByRole('button', { name: new RegExp(`^${map.cards[0]?.name}`) })
      .first()
      .focus();
  });
}, 120_000);
