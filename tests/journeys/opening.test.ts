import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { gather, toOpenQuestion } from '../relay/people.ts';
import { enterAs, fromMenu } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

/** While there is nothing to show yet. */
const OPENING = 'Het bord wordt geopend…';
/** What is only true of a board that was read. */
const EMPTY = ['De flap-over heeft nog geen vel', 'De kaart is nog leeg', 'De parkeerplaats is leeg'];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Keeps back what asks for the board, as a slow line does; without WebSockets it can. Gives the way to let it go. */
async function holdBoard({ context }: Person): Promise<() => void> {
  const board = Promise.withResolvers<void>();
  await context.route('**/socket.io/**', async (route) => {
    if (route.request().postData()?.includes('["open","board"]')) await board.promise;
    await route.continue();
  });
  return board.resolve;
}

/** Writes down whatever the page says, also for a moment. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  await page.exposeFunction('said', (text: string) => void said.push(text));
  await page.addInitScript(() => {
    const say = (window as unknown as { said: (text: string) => void }).said;
    new MutationObserver(() => say(document.body?.textContent ?? '')).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return async () => {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return EMPTY.filter((words) => said.some((text) => text.includes(words)));
  };
}

async function openServer({ onTestFinished }: TestContext): Promise<ServerProcess> {
  const server = await ServerProcess.start();
  onTestFinished(() => server.stop());
  return server;
}

test('a board that takes its time is being opened, and not empty', async (run) => {
  const server = await openServer(run);
  const room = await gather(server.address);
  run.onTestFinished(room.leave);
  await toOpenQuestion(room);
  const samira = await somebody(browser, 'Samira', { viewport: PHONE, webSockets: false });
  run.onTestFailed(() => keepScreens([samira]));
  const { page, context } = samira;
  const letGo = await holdBoard(samira);
  const untrue = await listen(page);
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Samira');
  await page.getByText(OPENING, { exact: true }).waitFor();
  const menu = page.getByRole('button', { name: 'Meer' });
  for (const area of ['Kaart', 'Parkeerplaats']) {
    await fromMenu(menu, area);
    await page.getByText('De groep is bij stap 2').waitFor();
    await page.getByText(OPENING, { exact: true }).waitFor();
  }
  expect(await untrue()).toEqual([]);
  await page.getByRole('button', { name: 'Ga mee' }).click();
  letGo();
  await page.getByPlaceholder('Schrijf iets voor de groep').waitFor();
  expect(await untrue()).toEqual([]);
  expect(samira.errors).toEqual([]);
  await context.close();
});

test('a board that this device never read says so while the server is away', async (run) => {
  const server = await openServer(run);
  const room = await gather(server.address);
  run.onTestFinished(room.leave);
  await toOpenQuestion(room);
  const anna = await somebody(browser, 'Anna', { viewport: DESKTOP, webSockets: false, keepsPage: true });
  run.onTestFailed(() => keepScreens([anna]));
  const { page, context } = anna;
  await holdBoard(anna);
  const untrue = await listen(page);
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Anna');
  await page.getByText(OPENING, { exact: true }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.kill();
  await page.getByText('Het bord kan nu niet worden geopend').waitFor();
  // The session itself is kept, and shown again.
  await page.reload();
  await page.getByText('Het bord kan nu niet worden geopend').waitFor();
  expect(await untrue()).toEqual([]);
  expect(anna.errors).toEqual([]);
  await context.close();
});
