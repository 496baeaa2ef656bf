import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { type Gathering, gather, sessionWhere, toOpenQuestion } from '../relay/people.ts';
import { enterAs } from './acts.ts';
import { keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const WHOM = 'Wat en met wie wil je intern verbinden?';
const HARD = 'Wat maakt dit lastig?';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Samira on her phone, in a session of her own. */
async function samiraIn(
  { session }: Gathering,
  { onTestFinished, onTestFailed }: TestContext,
): Promise<Person> {
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  onTestFinished(() => samira.context.close());
  onTestFailed(() => keepScreens([samira]));
  await samira.page.goto(session.links.participant);
  await enterAs(samira.page, 'Samira');
  return samira;
}

/** The group goes to the work in pairs; Bram is there to make a pair with. */
async function startPairs({ person }: Gathering): Promise<void> {
  const karin = (await person('Karin', 'facilitator')).socket();
  const complete = sessionWhere(
    karin,
    ({ roster }) => roster.filter(({ connected }) => connected).length === 3,
  );
  (await person('Bram', 'participant')).socket();
  const { programme } = await complete;
  const step = programme.find(({ kind }) => kind === 'pairWork')?.id ?? '';
  await karin.emitWithAck('command', { type: 'goToStep', step });
  await karin.emitWithAck('command', { type: 'proposePairs' });
  await karin.emitWithAck('command', { type: 'startPairs', seconds: 600 });
}

/** Puts a finger in the middle of something: what moves under it is missed. */
async function tap(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to tap.');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

test('a tap on the button under a field that is being written in does what the button says', async (run) => {
  const room = await gather(server.address);
  run.onTestFinished(room.leave);
  await toOpenQuestion(room);
  const { page, errors } = await samiraIn(room, run);
  const field = page.getByPlaceholder('Schrijf iets voor de groep');
  for (const words of ['de spiegelgroep', 'de wijkagent']) {
    await tap(page, field);
    await page.keyboard.type(words);
    await tap(page, page.getByRole('button', { name: 'Zet op de flap' }));
    await page.getByRole('button', { name: words }).waitFor();
    expect(await field.inputValue()).toBe('');
    // The keyboard of the phone stays open for the next.
    expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
  }
  expect(errors).toEqual([]);
});

test('a tap beside a line that is still empty does what was tapped', async (run) => {
  const room = await gather(server.address);
  run.onTestFinished(room.leave);
  const { page, errors } = await samiraIn(room, run);
  await startPairs(room);
  const lines = page.locator('.pairs-line');
  await tap(page, page.getByRole('button', { name: `Schrijf de eerste regel bij ‘${WHOM}’` }));
  await expect.poll(() => lines.count()).toBe(1);
  const more = page.getByRole('button', { name: `Nieuwe regel bij ‘${WHOM}’` });
  await tap(page, more);
  // It is the line to write in already.
  await page.keyboard.type('de spiegelgroep');
  await expect.poll(() => lines.locator('textarea').inputValue()).toBe('de spiegelgroep');
  await tap(page, more);
  await expect.poll(() => lines.count()).toBe(2);
  await tap(page, page.getByRole('button', { name: HARD }));
  await page.getByRole('heading', { name: HARD }).waitFor();
  await tap(page, page.getByRole('button', { name: WHOM }));
  await page.getByRole('heading', { name: WHOM }).waitFor();
  expect(await lines.count()).toBe(1);
  expect(errors).toEqual([]);
});
