import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { type Gathering, gather, open, sessionWhere, toOpenQuestion, untilSynced } from '../relay/people.ts';
import { quarrel } from '../relay/quarrel.ts';
import { enterAs, untilSaved } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const ON_DEVICE = 'Alleen op dit apparaat';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Room {
  readonly server: ServerProcess;
  readonly room: Gathering;
  /** The notes on the server's board, as its own export has them. */
  readonly notes: () => Promise<string[]>;
}

/** A session on a server of its own, which can be killed under it. */
async function openRoom({ onTestFinished }: TestContext): Promise<Room> {
  const server = await ServerProcess.start();
  const room = await gather(server.address);
  onTestFinished(async () => {
    room.leave();
    await server.stop();
  });
  await toOpenQuestion(room);
  const { token } = await room.person('Olga', 'observer');
  const headers = { authorization: `Bearer ${token}` };
  const notes = async (): Promise<string[]> => {
    const response = await fetch(`${server.address}/api/sessions/${room.session.code}/export.json`, {
      headers,
    });
    const { board } = (await response.json()) as { board: { notes: { text: string }[] } };
    return board.notes.map(({ text }) => text).sort();
  };
  return { server, room, notes };
}

async function writeNote(page: Page, text: string): Promise<void> {
  const field = page.getByPlaceholder('Schrijf iets voor de groep');
  await field.fill(text);
  await field.press('Enter');
}

/** What people see of the notes, and what stands on the server's board. */
const seen = async (page: Page, texts: readonly string[]): Promise<number[]> =>
  Promise.all(texts.map((text) => page.getByText(text, { exact: true }).count()));

async function untilSign(page: Page, sign: string): Promise<void> {
  await page.getByText(sign, { exact: true }).first().waitFor({ state: 'attached' });
}

/** Somebody comes and goes whose work leaves so many traces that the board is written anew behind them. */
async function haveWrittenAnew({ room, notes }: Room, { expect }: TestContext): Promise<void> {
  const bram = await room.person('Bram', 'participant');
  const provider = await untilSynced(bram.provider('board'));
  quarrel(provider.doc);
  await expect.poll(notes).toContain('van Anna');
  provider.disconnect();
  const socket = bram.socket();
  await expect
    .poll(async () => {
      const opened = await open(socket, 'board');
      socket.emit('shut', 'board');
      return opened.ok ? opened.epoch : opened.reason;
    })
    .toBe(1);
}

test.concurrent('what is typed while the server is away outlives reloads, tabs that end and a board that is written anew', async (run) => {
  const opened = await openRoom(run);
  const { server, room, notes } = opened;
  const anna = await somebody(browser, 'Anna', { viewport: DESKTOP, keepsPage: true });
  run.onTestFailed(() => keepScreens([anna]));
  const { page, context } = anna;
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Anna');
  await writeNote(page, 'voor de tunnel');
  await page.evaluate(() => navigator.serviceWorker.ready);

  await server.kill();
  await writeNote(page, 'in de tunnel');
  await untilSign(page, ON_DEVICE);
  await page.reload();
  await page.getByText('in de tunnel').first().waitFor();
  await untilSign(page, ON_DEVICE);
  await writeNote(page, 'na het herladen');
  await untilSign(page, ON_DEVICE);
  // As when the process of the tab ends: nothing on the page hears of it.
  await page.close();

  await server.startAgain();
  await haveWrittenAnew(opened, run);
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  for (const tab of tabs) await tab.goto(room.session.links.participant);
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Ga verder als Anna' }).click()));
  const all = ['in de tunnel', 'na het herladen', 'voor de tunnel'];
  for (const tab of tabs) {
    for (const text of all) await tab.getByText(text, { exact: true }).first().waitFor();
    await untilSaved(tab);
  }
  expect(await notes()).toEqual([...all, 'van Anna'].sort());
  for (const tab of tabs) expect(await seen(tab, all)).toEqual([1, 1, 1]);
  expect(anna.errors).toEqual([]);
  await context.close();
});

test.concurrent('what is chosen while the server is away outlives a reload, and counts once it is back', async (run) => {
  const { server, room } = await openRoom(run);
  const karin = (await room.person('Karin', 'facilitator')).socket();
  await karin.emitWithAck('command', { type: 'goToStep', step: 'conditions' });
  const ties = await somebody(browser, 'Ties', { viewport: PHONE, keepsPage: true });
  run.onTestFailed(() => keepScreens([ties]));
  const { page, context } = ties;
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Ties');
  const urgency = page.getByRole('radiogroup', { name: /^Urgentie/ });
  await urgency.getByText('2', { exact: true }).click();
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);

  await server.kill();
  await urgency.getByText('5', { exact: true }).click();
  await page.getByText('Nog niet bewaard: geen verbinding.').waitFor();
  await page.reload();
  await page.getByText('Nog niet bewaard: geen verbinding.').waitFor();
  expect(await urgency.getByRole('radio', { name: '5' }).isChecked()).toBe(true);
  await server.startAgain();
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
  await karin.emitWithAck('command', { type: 'revealBallot', ballot: 'step/conditions' });
  await page.getByRole('img', { name: /^Urgentie: 1 keer 5/ }).waitFor();
  expect(ties.errors).toEqual([]);
  await context.close();
});

test.concurrent('what cannot be taken when somebody is back is said, and its words can be copied', async (run) => {
  const { room, notes } = await openRoom(run);
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const here = sessionWhere(karin, ({ roster }) => roster.some(({ name }) => name === 'Samira'));
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  run.onTestFailed(() => keepScreens([samira]));
  const { page, context } = samira;
  await page.goto(room.session.links.participant);
  await enterAs(page, 'Samira');
  await page.getByPlaceholder('Schrijf iets voor de groep').waitFor();
  const participant = (await here).roster.find(({ name }) => name === 'Samira')?.id ?? '';

  await context.setOffline(true);
  await page.getByText('Geen verbinding.').waitFor();
  await writeNote(page, 'terwijl het bevroor');
  await untilSign(page, ON_DEVICE);
  await karin.emitWithAck('command', { type: 'freeze' });
  await context.setOffline(false);
  await page.getByText('Bevroren door Karin.').waitFor();
  // It waits for the board to thaw; meanwhile she is made somebody who only looks on.
  await page.getByText('komt mee zodra het bord weer open is').waitFor();
  await untilSign(page, ON_DEVICE);
  expect(await notes()).toEqual([]);
  await karin.emitWithAck('command', { type: 'setRole', participant, role: 'observer' });
  await page.getByText('Deze wijziging is niet aangenomen.').waitFor();
  const words = page.getByLabel('Je tekst');
  expect(await words.inputValue()).toBe('terwijl het bevroor');
  await page.reload();
  expect(await words.inputValue()).toBe('terwijl het bevroor');
  await page.getByRole('button', { name: 'Kopieer mijn tekst' }).click();
  await words.waitFor({ state: 'detached' });
  expect(await notes()).toEqual([]);
  expect(samira.errors).toEqual([]);
  await context.close();
});
