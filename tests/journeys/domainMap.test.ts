import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { ExportFile } from '@verbindbord/shared/report/exportFile.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type * as Y from 'yjs';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { Keyboard } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs, goToStep, start } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody, WALL } from './browser.ts';
import { dragCard } from './dragging.ts';
import { ServerProcess } from './serverProcess.ts';
import { exportAs } from './takeHome.ts';

const CASE = join(import.meta.dirname, '../export/cases/res-sudwest-fryslan-stakeholders.tsv');

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

interface Room {
  /** Leads, on a laptop. */
  readonly karin: Person;
  /** Has nothing but keys. */
  readonly fatma: Person;
  /** On a phone. */
  readonly samira: Person;
  readonly wall: Person;
  /** The board as it is on the server. */
  readonly doc: Y.Doc;
  readonly code: string;
}

const partyIn = ({ doc }: Room, name: string): Stakeholder => {
  const found = Object.values(readBoard(doc).stakeholders).find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not on the board.`);
  return found;
};
const card = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name}, `) });
const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('[aria-live]').filter({ hasText: words }).first().waitFor({ state: 'attached' });

/** The list of the case comes in from its file, and everybody sees it. */
async function bringIn(room: Room): Promise<void> {
  const { page } = room.karin;
  await goToStep(page, 'Domeinen en drivers');
  await page.getByRole('button', { name: 'Haal een lijst binnen' }).click();
  await page.locator('input[type=file]').setInputFiles(CASE);
  await page.getByRole('button', { name: 'Voeg 16 partijen toe' }).click();
  for (const one of [room.karin, room.fatma, room.wall])
    await one.page.getByText('16 partijen').first().waitFor();
}

/** Goes to a card with the arrows of its sector, from the first one that Tab comes to. */
async function arrowTo(keys: Keyboard, page: Page, name: string): Promise<void> {
  const domain = (await card(page, name).getAttribute('aria-label'))?.split(', ')[1] ?? '';
  await keys.to(page.locator(`[data-card][tabindex="0"][aria-label*=", ${domain}, "]`));
  await keys.press('Home');
  for (let step = 0; step < 10; step++) {
    if (await card(page, name).evaluate((element) => element === document.activeElement)) return;
    await keys.press('ArrowRight');
  }
  throw new Error(`The arrows did not come to ${name}.`);
}

/** By keys alone, on the canvas: moves somebody and connects them, and hears that it is so. */
async function workByKeys(room: Room): Promise<void> {
  const { page } = room.fatma;
  const keys = new Keyboard(page);
  await arrowTo(keys, page, 'Netbeheerder');
  await keys.press('m');
  const move = page.getByRole('dialog', { name: 'Verplaats Netbeheerder' });
  await keys.check(move.getByRole('radiogroup', { name: 'Plek' }), 'betrokken');
  await keys.use(move.getByRole('button', { name: 'Verplaats', exact: true }));
  await said(page, /Netbeheerder.*betrokken/);
  await keys.holdsFocus('moving by keys');
  await expect.poll(() => partyIn(room, 'Netbeheerder').place.reach).toBeLessThan(0.7);
  await expect.poll(() => partyIn(room, 'Netbeheerder').place.reach).toBeGreaterThan(0.475);

  await connectByKeys(room, 'Wethouder duurzaamheid', 'College van B en W', 'consensus');
  await connectByKeys(room, 'RES-regio Fryslân', 'Klankbordgroep van de raad', 'zichtbaarheid');
}

async function connectByKeys(room: Room, from: string, to: string, driver: string): Promise<void> {
  const { page } = room.fatma;
  const keys = new Keyboard(page);
  await arrowTo(keys, page, from);
  await keys.press('Shift+F10');
  await keys.chooseOpened('Verbind met…');
  const connect = page.getByRole('dialog', { name: `Verbind ${from}` });
  await keys.to(connect.getByRole('combobox', { name: 'Verbind met' }));
  await keys.type(to);
  await page.getByRole('option', { name: to }).waitFor();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.check(connect.getByRole('radiogroup', { name: /sluit je aan/ }), driver);
  await keys.use(connect.getByRole('button', { name: 'Verbind', exact: true }));
  await connect.waitFor({ state: 'detached' });
  await keys.holdsFocus('connecting by keys');
  await card(room.karin.page, to)
    .and(room.karin.page.getByLabel(/1 verbinding/))
    .waitFor();
}

/** Two drag the same card: both see the same in the end, and own undo takes back no more than one's own. */
async function dragTogether(room: Room): Promise<void> {
  const { karin, fatma } = room;
  const before = partyIn(room, 'Netbeheerder').place;
  await dragCard(karin, fatma, 'Netbeheerder', { x: 36, y: -12 });
  const ofKarin = partyIn(room, 'Netbeheerder').place;
  expect(ofKarin).not.toEqual(before);
  await dragCard(fatma, karin, 'TU Delft', { x: 14, y: 10 });
  const ofFatma = partyIn(room, 'TU Delft').place;
  const at = async ({ page }: Person, name: string) => {
    const box = await card(page, name).boundingBox();
    if (!box) throw new Error(`${name} is not on the map of this page.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  // Both have it in their hands at once; the last one to let go has the last word.
  const heeg = partyIn(room, 'Warm Heeg').place;
  const [one, other] = [await at(karin, 'Warm Heeg'), await at(fatma, 'Warm Heeg')];
  for (const [{ page }, from] of [
    [karin, one],
    [fatma, other],
  ] as const) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
  }
  await karin.page.mouse.move(one.x - 30, one.y - 8, { steps: 6 });
  await fatma.page.mouse.move(other.x + 24, other.y - 16, { steps: 6 });
  await karin.page.mouse.up();
  await expect.poll(() => partyIn(room, 'Warm Heeg').place).not.toEqual(heeg);
  await fatma.page.mouse.up();
  await expect
    .poll(async () => {
      const [a, b] = [await at(karin, 'Warm Heeg'), await at(fatma, 'Warm Heeg')];
      return Math.hypot(a.x - one.x - (b.x - other.x), a.y - one.y - (b.y - other.y));
    })
    .toBeLessThan(2);
  // Karin takes back her last act that still counts; what Fatma did stays, where both had it in their hands too.
  const together = partyIn(room, 'Warm Heeg').place;
  await karin.page.keyboard.press('Escape');
  await karin.page.getByRole('button', { name: 'Terug: maak ongedaan' }).click();
  await expect.poll(() => partyIn(room, 'Netbeheerder').place).toEqual(before);
  expect(partyIn(room, 'TU Delft').place).toEqual(ofFatma);
  expect(partyIn(room, 'Warm Heeg').place).toEqual(together);
}

/** Half a year before the elections: Karin looks first, then everybody; a phone says why; the risk list follows. */
async function lookThroughTheLens(room: Room, inspection: Inspection): Promise<void> {
  const { karin, samira, wall } = room;
  const { page } = karin;
  const now = partyIn(room, 'Wethouder duurzaamheid').place;
  await page.getByRole('button', { name: 'Bril: kijk door de verkiezingsbril' }).click();
  const lens = page.getByRole('complementary', { name: 'Verkiezingsbril' });
  await lens.getByText('Half jaar ervoor', { exact: true }).first().click();
  await lens.getByText('Alleen jij ziet dit.').waitFor();
  await lens.getByRole('button', { name: /^Loopt risico: leunt op consensus/ }).waitFor();
  await lens.getByRole('button', { name: /^Krijgt wind mee: biedt zichtbaarheid/ }).waitFor();
  expect(await wall.page.getByText('half jaar voor verkiezingen').count()).toBe(0);

  await lens.getByRole('button', { name: /^Voorstel van de bril/ }).click();
  await lens.getByRole('button', { name: 'Neem over: Wethouder duurzaamheid' }).click();
  await lens
    .getByRole('button', { name: /^Wethouder duurzaamheid.*van resultaat naar zichtbaarheid/ })
    .waitFor();
  expect(partyIn(room, 'Wethouder duurzaamheid').place).toEqual(now);
  await inspection.look(page, 'the lens', ALL_THEMES);

  await lens.getByRole('button', { name: 'Toon aan iedereen' }).click();
  await wall.page.getByText('half jaar voor verkiezingen').waitFor();
  await said(room.fatma.page, /half jaar voor de verkiezingen. 1 partij verschuift/);
  // On a phone: what shifts as a list, and why.
  const phone = samira.page;
  await phone
    .locator('.lens')
    .getByRole('button', { name: /^Wethouder duurzaamheid.*van resultaat naar zichtbaarheid/ })
    .click();
  await phone.getByLabel('Waarom verschuift dit?').fill('Wil voor de verkiezingen een windmolen openen');
  await phone.getByLabel('Waarom verschuift dit?').blur();
  await lens.getByText('Wil voor de verkiezingen een windmolen openen').waitFor();
  await inspection.look(phone, 'the lens on a phone', ALL_THEMES);
  await phone.getByRole('button', { name: 'Sluit', exact: true }).click();
  // A part that is closed inside of one that is open looks closed.
  const turned = (name: RegExp): Promise<boolean> =>
    phone
      .getByRole('button', { name })
      .locator('.vb-disclosure-sign')
      .evaluate((sign) => getComputedStyle(sign).transform !== 'none');
  expect(await turned(/^Verkiezingsbril/)).toBe(true);
  expect(await turned(/^Wat de bril zegt/)).toBe(false);

  // The group knows better what the lens does: consensus keeps counting here.
  await lens.getByRole('button', { name: 'Kies de verkiezingen' }).click();
  const dialog = page.getByRole('dialog', { name: 'De verkiezingsbril' });
  await dialog.getByLabel('Welke verkiezingen?').fill('Gemeenteraadsverkiezingen');
  await dialog.getByLabel('Wanneer?').fill('2026-03-18');
  await dialog.getByRole('button', { name: 'Bestuur', exact: true }).click();
  await dialog.getByRole('radiogroup', { name: 'consensus' }).getByText('gelijk').click();
  await inspection.look(page, 'the content of the lens', ALL_THEMES);
  await dialog.getByRole('button', { name: 'Bewaar' }).click();
  await lens.getByText('Gemeenteraadsverkiezingen, 18 maart 2026').waitFor();
  await expect.poll(() => lens.getByRole('button', { name: /leunt op consensus/ }).count()).toBe(0);

  // Back and forth without loss.
  await lens.getByRole('button', { name: 'Iedereen terug naar nu' }).click();
  await wall.page.getByText('half jaar voor verkiezingen').waitFor({ state: 'detached' });
  expect(partyIn(room, 'Wethouder duurzaamheid').place).toEqual(now);
  expect(partyIn(room, 'Wethouder duurzaamheid').before).not.toBeNull();
}

/** The server dies; everything is there again, on the screens, in the file and in the report. */
async function comeBack(room: Room): Promise<void> {
  const { karin, fatma, samira } = room;
  const { page } = karin;
  const before = readBoard(room.doc);
  await server.kill();
  for (const one of [karin, fatma]) await one.page.getByText('Geen verbinding.').waitFor();
  await server.startAgain();
  for (const one of [karin, fatma]) {
    await one.page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
  }
  await samira.page.reload();
  await samira.page.getByRole('button', { name: /^Verkiezingsbril/ }).click();
  await samira.page.getByRole('button', { name: /^Half jaar ervoor 1 partij verschuift/ }).waitFor();
  const { board } = JSON.parse(await exportAs(karin, 'Bord om later te openen (JSON)')) as ExportFile;
  expect(board.stakeholders).toEqual(
    Object.values(before.stakeholders).sort((one, other) => (one.id < other.id ? -1 : 1)),
  );
  expect(board.settings).toEqual(before.settings);
  const table = await exportAs(karin, 'Tabel (CSV)');
  expect(table).toContain('Wil voor de verkiezingen een windmolen openen');
  await page.goto(`${server.address}/s/${room.code}/verslag`);
  await page.getByRole('heading', { name: 'Half jaar voor de verkiezingen' }).waitFor();
  const shifted = page.getByRole('table', { name: 'Wat verschuift' });
  await shifted.getByText('Politiek, zichtbaarheid, aan tafel').waitFor();
  await shifted.getByText('Wil voor de verkiezingen een windmolen openen').waitFor();
}

test('the case of Súdwest-Fryslân on the map: in, placed, connected, through the lens, and back', {
  timeout: 240_000,
}, async () => {
  expect(readFileSync(CASE, 'utf8').trim().split('\n')).toHaveLength(17);
  const made = await gather(server.address);
  const { doc } = await untilSynced((await made.person('Ineke', 'facilitator')).provider('board'));
  const [karin, fatma, samira, wall] = await Promise.all([
    somebody(browser, 'Karin', { viewport: DESKTOP }),
    somebody(browser, 'Fatma', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }),
    somebody(browser, 'de wand', { viewport: WALL }),
  ]);
  const room: Room = { karin, fatma, samira, wall, doc, code: made.session.code };
  onTestFailed(() => keepScreens([karin, fatma, samira, wall]));
  await karin.page.goto(made.session.links.facilitator);
  await enterAs(karin.page, 'Karin');
  for (const { page, name } of [fatma, samira]) {
    await page.goto(made.session.links.participant);
    await enterAs(page, name);
  }
  await wall.page.goto(made.session.links.observer.replace('/s/', '/w/'));
  await start(karin.page);
  const inspection = new Inspection();

  await bringIn(room);
  await workByKeys(room);
  await dragTogether(room);
  await lookThroughTheLens(room, inspection);
  await comeBack(room);

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, fatma, samira, wall]) {
    expect(errors, `errors of ${name}`).toEqual([]);
  }
  made.leave();
});
