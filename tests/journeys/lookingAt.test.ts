import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type * as Y from 'yjs';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { hasFocus } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs, goToStep } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody, WALL } from './browser.ts';
import { putForty } from './fortyParties.ts';
import { ServerProcess } from './serverProcess.ts';

/** How people look at a full map: looking for some, telling them apart, tidying up, and together at one domain. */

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const card = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name},`) });

/** What every place on the map means, by name; and the places themselves. */
function meanings(doc: Y.Doc): Readonly<Record<string, string>> {
  const all = Object.values(readBoard(doc).stakeholders);
  return Object.fromEntries(all.map(({ name, place }) => [name, JSON.stringify(meaningOf(place))]));
}
function places(doc: Y.Doc): string {
  const all = Object.values(readBoard(doc).stakeholders);
  return JSON.stringify(all.map(({ id, place }) => [id, place]).sort());
}

/** Whether the names of a domain stand large on this canvas: the whole wheel fits no longer. */
async function percent(page: Page): Promise<number> {
  return Number.parseInt((await page.locator('.canvas-zoom-percent').textContent()) ?? '', 10);
}

test('a full map is looked through, told apart, tidied, and looked at together', {
  timeout: 240_000,
}, async () => {
  const room = await gather(server.address);
  const { doc } = await untilSynced((await room.person('Ineke', 'facilitator')).provider('board'));
  putForty(doc);
  const [karin, fatma, samira, wall] = await Promise.all([
    somebody(browser, 'Karin', { viewport: DESKTOP }),
    somebody(browser, 'Fatma', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }),
    somebody(browser, 'de wand', { viewport: WALL }),
  ]);
  onTestFailed(() => keepScreens([karin, fatma, samira, wall]));
  await karin.page.goto(room.session.links.facilitator);
  await enterAs(karin.page, 'Karin');
  await goToStep(karin.page, 'Domeinen en drivers');
  for (const { page, name } of [fatma, samira]) {
    await page.goto(room.session.links.participant);
    await enterAs(page, name);
  }
  await wall.page.goto(room.session.links.observer.replace('/s/', '/w/'));
  await wall.page.locator('.map-wheel').waitFor();
  const inspection = new Inspection();

  // Looking for some: the others fade, stay where they are and can be reached.
  await card(fatma.page, 'VNG').focus();
  await fatma.page.keyboard.press('/');
  const field = fatma.page.getByRole('searchbox', { name: 'Zoek een partij' });
  await expect.poll(() => hasFocus(field)).toBe(true);
  await fatma.page.getByRole('button', { name: 'Filter' }).click();
  await fatma.page.getByRole('button', { name: 'Bestuur', exact: true, pressed: false }).first().click();
  await fatma.page.getByText('Filter: 7 van 40').waitFor();
  await fatma.page.getByText('7 partijen passen bij het filter, van de 40.').waitFor({ state: 'attached' });
  expect(await fatma.page.locator('.map-card').count()).toBe(40);
  expect(await fatma.page.locator('.map-card-faded').count()).toBe(33);
  const gemeenteraad = card(fatma.page, 'Gemeenteraad');
  await gemeenteraad.focus();
  expect(await hasFocus(gemeenteraad)).toBe(true);
  await inspection.look(fatma.page, 'a filter on the canvas', ALL_THEMES);
  // It is hers alone.
  expect(await karin.page.locator('.map-card-faded').count()).toBe(0);
  await fatma.page.getByRole('button', { name: 'resultaat', exact: true }).click();
  await fatma.page.getByText('Filter: 3 van 40').waitFor();
  await fatma.page.locator('.look-chip').getByRole('button', { name: 'Toon weer alles' }).click();
  await fatma.page.getByText(/^Filter: /).waitFor({ state: 'detached' });
  expect(await fatma.page.locator('.map-card-faded').count()).toBe(0);

  // Telling apart: a colour and a letter on the disc, and what they say.
  await fatma.page.getByRole('button', { name: 'Weergave' }).click();
  await fatma.page.getByRole('button', { name: /Kleur en teken/ }).click();
  await fatma.page.getByRole('option', { name: 'Zelf aan tafel' }).click();
  const legend = fatma.page.getByRole('list', { name: 'Wat kleur en teken zeggen' });
  await expect
    .poll(() => legend.getByRole('listitem').allTextContents())
    .toEqual(['T', 'V', 'G', 'N'].map((mark) => expect.stringMatching(new RegExp(`^${mark}`))));
  expect(await card(fatma.page, 'VNG').locator('.map-seat').getAttribute('data-mark')).toBe('T');
  expect(await card(fatma.page, 'Tweede Kamer').locator('.map-seat').getAttribute('data-mark')).toBe('N');
  await inspection.look(fatma.page, 'colours by seat', ALL_THEMES);
  await fatma.page.getByRole('radiogroup', { name: 'Groepeer per' }).getByText('organisatie').click();
  await fatma.page.locator('.map-bundle-name').first().waitFor();
  await inspection.look(fatma.page, 'grouped by organisation', ALL_THEMES);
  await fatma.page.getByRole('button', { name: /Kleur en teken/ }).click();
  await fatma.page.getByRole('option', { name: 'Mandaat' }).click();
  await fatma.page.getByRole('button', { name: /^Griffie, .*, Mandaat: ingevuld$/ }).waitFor();

  // The list is grouped too, and opens a domain that is shown to all.
  await samira.page.getByRole('button', { name: 'Weergave' }).click();
  await samira.page.getByRole('radiogroup', { name: 'Groepeer per' }).getByText('organisatie').click();
  await samira.page.getByRole('heading', { name: 'Gemeente Súdwest-Fryslân' }).waitFor();
  await inspection.look(samira.page, 'the list by organisation', ALL_THEMES);

  // Tidying: everything keeps its meaning, and one press takes it back.
  const before = meanings(doc);
  const lying = places(doc);
  await karin.page.getByRole('button', { name: 'Ruim op' }).click();
  await expect.poll(() => places(doc)).not.toBe(lying);
  expect(meanings(doc)).toEqual(before);
  await karin.page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(() => places(doc)).toBe(lying);
  await karin.page.getByRole('button', { name: 'Ruim op' }).click();
  await expect.poll(() => places(doc)).not.toBe(lying);
  const tidy = places(doc);
  await karin.page.getByRole('button', { name: 'Ruim op' }).click();
  await karin.page.getByText('Er ligt niets in de weg. Alles blijft liggen.').waitFor();
  expect(places(doc)).toBe(tidy);

  // One domain large, by key, and the whole again.
  const whole = await percent(karin.page);
  await card(karin.page, 'VNG').focus();
  await karin.page.keyboard.press('3');
  await expect.poll(() => percent(karin.page)).toBeGreaterThan(whole * 1.3);
  await karin.page.getByText('Politiek is in beeld.').waitFor({ state: 'attached' });
  await karin.page.keyboard.press('0');
  await expect.poll(() => percent(karin.page)).toBe(whole);

  // Together: all screens go there, who looks elsewhere is asked along, and who leads lets go.
  expect(await fatma.page.getByRole('button', { name: 'Toon Media aan iedereen' }).count()).toBe(0);
  const onWall = () => wall.page.locator('.react-flow__viewport').getAttribute('style');
  const wallBefore = await onWall();
  await karin.page.getByRole('button', { name: 'Toon Media aan iedereen' }).click();
  await karin.page.getByText('Iedereen kijkt nu naar Media').first().waitFor();
  for (const { page } of [fatma, samira]) await page.getByText('Karin laat Media zien').waitFor();
  await expect.poll(onWall).not.toBe(wallBefore);
  await samira.page.getByRole('button', { name: /^Media/, expanded: true }).waitFor();
  expect(await samira.page.getByRole('button', { name: /^Bestuur/, expanded: false }).count()).toBe(1);
  await expect.poll(() => percent(fatma.page)).toBeGreaterThan(whole * 1.3);
  const together = await percent(fatma.page);
  expect(await fatma.page.getByRole('button', { name: 'Kijk mee' }).count()).toBe(0);
  await fatma.page.getByRole('button', { name: 'Kleiner' }).click();
  await fatma.page.getByRole('button', { name: 'Kijk mee' }).click();
  await expect.poll(() => percent(fatma.page)).toBe(together);
  await inspection.look(karin.page, 'a domain shown to all', ALL_THEMES);
  await inspection.look(samira.page, 'a domain shown to all, on a phone', ALL_THEMES);
  await karin.page.getByRole('button', { name: 'Laat los' }).click();
  await fatma.page.getByText('Karin laat Media zien').waitFor({ state: 'detached' });
  await expect.poll(onWall).toBe(wallBefore);

  // It ends with the step.
  await karin.page.getByRole('button', { name: 'Toon Media aan iedereen' }).click();
  await fatma.page.getByText('Karin laat Media zien').waitFor();
  await goToStep(karin.page, 'Plenair');
  await fatma.page.getByText('Karin laat Media zien').waitFor({ state: 'detached' });
  await goToStep(karin.page, 'Domeinen en drivers');
  await fatma.page.locator('.map-wheel').waitFor();
  expect(await fatma.page.getByText('Karin laat Media zien').count()).toBe(0);
  // How she looked at the map is still hers.
  await legend.waitFor();

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, fatma, samira, wall]) {
    expect(errors, `errors of ${name}`).toEqual([]);
  }
  room.leave();
});
