import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { buildClient } from '../../server/launch/prepare.mjs';
import { findChromium } from '../chromium.mjs';
import { enterAs, goToStep, makeSession } from '../journeys/acts.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { inProcess } from '../operator/workshop.ts';
import { tell } from '../proof.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  await buildClient({ say: tell, signal: new AbortController().signal });
  process.env.CHROMIUM_PATH = findChromium(tell);
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const fieldOn = (page: Page) => page.getByRole('textbox', { name: /^Schrijf een briefje/ });
const damageOn = (page: Page) => page.getByText('Dit bord is beschadigd.');
const putOnSheet = (page: Page) => page.getByRole('button', { name: 'Zet op de flap' });

async function write(page: Page, text: string): Promise<void> {
  await fieldOn(page).fill(text);
  await fieldOn(page).press('Enter');
}

/** Which of these stand on the board of this page. */
async function standOn(page: Page, ...texts: readonly string[]): Promise<string[]> {
  const counts = await Promise.all(texts.map((text) => page.getByText(text, { exact: true }).count()));
  return texts.filter((_, index) => (counts[index] ?? 0) > 0);
}

/** Takes the row away that brought this, as a bad disk does. */
function loseRow(text: string): void {
  const database = new DatabaseSync(filesIn(server.folder).database);
  const rows = database.prepare("SELECT seq, bytes FROM log WHERE document = 'board'").all();
  const row = rows.find(({ bytes }) => Buffer.from(bytes as Uint8Array).includes(text));
  database.prepare("DELETE FROM log WHERE document = 'board' AND seq = ?").run(Number(row?.seq));
  database.close();
}

test('a board with a row missing is shown as it was before that, says so, and goes on when it is repaired', async () => {
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const links = await makeSession(karin.page, server.address, 'Wijkaanpak');
  await karin.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(karin.page, 'Karin');
  // What is asked openly there is on the board at once.
  await goToStep(karin.page, 'Lessen uit sessie 1');
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  const fatma = await somebody(browser, 'Fatma', { viewport: DESKTOP });
  onTestFailed(() => keepScreens([karin, samira, fatma]));
  await samira.page.goto(links.participant);
  await enterAs(samira.page, 'Samira');
  for (const [page, text] of [
    [karin.page, 'Voor het gat'],
    [karin.page, 'In het gat'],
    [samira.page, 'Na het gat'],
  ] as const) {
    await write(page, text);
    // What others see is on disk.
    await (page === karin.page ? samira : karin).page.getByText(text, { exact: true }).waitFor();
  }

  await server.kill();
  await samira.page.getByText('Geen verbinding.').waitFor();
  await write(samira.page, 'Onderweg getypt');
  await fieldOn(samira.page).fill('Nog niet af');
  loseRow('In het gat');
  await server.startAgain();

  // Who was there keeps what it has seen; who comes in now sees the last good moment; nobody can write.
  await fatma.page.goto(links.participant);
  await enterAs(fatma.page, 'Fatma');
  for (const { page } of [karin, samira, fatma]) await damageOn(page).waitFor();
  await expect
    .poll(() => standOn(fatma.page, 'Voor het gat', 'In het gat', 'Na het gat'))
    .toEqual(['Voor het gat']);
  await karin.page
    .getByRole('alert')
    .getByText(/Exporteren kan nog/)
    .waitFor();
  await karin.page.getByRole('alert').getByRole('button', { name: 'Exporteer het bord' }).waitFor();
  for (const { page } of [karin, fatma]) expect(await fieldOn(page).count()).toBe(0);
  // What was typed and could not be sent is not gone either.
  expect(await standOn(samira.page, 'Onderweg getypt')).toEqual(['Onderweg getypt']);
  expect(await fieldOn(samira.page).inputValue()).toBe('Nog niet af');
  expect(await fieldOn(samira.page).isEditable()).toBe(false);
  expect(await putOnSheet(samira.page).isDisabled()).toBe(true);

  // Whoever runs the server reads it in the log and in the figures.
  expect(server.log).toMatch(/"document":"board".*A document on disk is damaged: it is shown as it was/);
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  expect(metrics).toMatch(/^verbindbord_documents_damaged 1$/m);

  await server.kill();
  const repaired = await inProcess(['repair', '--data', server.folder]);
  expect([repaired.code, repaired.out]).toEqual([0, expect.stringContaining('written anew with')]);
  await server.startAgain();
  const kept = ['Voor het gat', 'Na het gat', 'Onderweg getypt'];
  for (const { page } of [karin, samira, fatma]) {
    await damageOn(page).waitFor({ state: 'detached' });
    await expect.poll(() => standOn(page, ...kept, 'In het gat')).toEqual(kept);
  }
  await fieldOn(samira.page).press('Enter');
  await karin.page.getByText('Nog niet af', { exact: true }).waitFor();
  await write(karin.page, 'En verder');
  await fatma.page.getByText('En verder', { exact: true }).waitFor();
  for (const { name, errors } of [karin, samira, fatma]) {
    expect(errors, `errors on the page of ${name}`).toEqual([]);
  }
  tell(
    'F8: a row missing: shown as before the gap, read-only, told to facilitator and operator, never empty; ' +
      'repaired with all but that row, and what was typed meanwhile is on it',
  );
});
