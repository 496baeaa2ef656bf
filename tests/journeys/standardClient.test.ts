import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { enterAs, goToStep, makeSession } from './acts.ts';
import { DESKTOP, launchBrowser, somebody } from './browser.ts';
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

/** The provider of the npm package y-websocket, as it comes, on the board of a link. */
async function providerFor(link: string, name: string): Promise<WebsocketProvider> {
  const { pathname, hash } = new URL(link);
  const code = pathname.split('/')[2] ?? '';
  const response = await fetch(`${server.address}/api/sessions/${code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: hash.slice(1), name }),
  });
  const { token } = (await response.json()) as Joined;
  const address = `${server.address.replace('http', 'ws')}/yjs/${code}`;
  // Two providers in one process would otherwise also hear each other past the server.
  const options = { params: { token }, disableBc: true };
  const provider = new WebsocketProvider(address, 'board', new Y.Doc(), options);
  await expect.poll(() => provider.synced).toBe(true);
  return provider;
}

const notesOf = ({ doc }: WebsocketProvider): string[] =>
  Object.values(readBoard(doc).notes)
    .map((note) => note.text)
    .sort();

test('a standard y-websocket client works with a browser on one board; one that only looks changes nothing', async () => {
  const { page, errors } = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const links = await makeSession(page, server.address, 'Wijkaanpak');
  await page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(page, 'Karin');
  await goToStep(page, 'Lessen uit sessie 1');
  const anna = await providerFor(links.participant, 'Anna');
  const olga = await providerFor(links.observer, 'Olga');
  const sheet = 'lessons-1';

  addNote(anna.doc, { sheet, text: 'Van een andere client' });
  await page.getByText('Van een andere client').waitFor();
  await page.getByRole('textbox', { name: /^Schrijf een briefje/ }).fill('Uit de browser');
  await page.getByRole('button', { name: 'Zet op de flap' }).click();
  const both = ['Uit de browser', 'Van een andere client'];
  await expect.poll(() => notesOf(anna)).toEqual(both);

  const refused = new Promise((resolve) => {
    // The second kind of message is where y-protocols says that something is not permitted.
    olga.messageHandlers[2] = (_encoder, _decoder, _provider, _synced, kind) => resolve(kind);
  });
  addNote(olga.doc, { sheet, text: 'Van wie alleen mag kijken' });
  await refused;
  addNote(anna.doc, { sheet, text: 'En verder' });
  await page.getByText('En verder').waitFor();
  expect(await page.getByText('Van wie alleen mag kijken').count()).toBe(0);
  expect(notesOf(anna)).toEqual(['En verder', ...both]);
  expect(errors).toEqual([]);
  for (const provider of [anna, olga]) {
    provider.destroy();
    provider.doc.destroy();
  }
});
