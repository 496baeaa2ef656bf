import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import {
  addStakeholder,
  type Stakeholder,
  setStakeholderLabel,
} from '@verbindbord/shared/board/stakeholder.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type * as Y from 'yjs';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { hasFocus } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody } from './browser.ts';
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

/** Three who belong together on the left of the wheel, and two on the right. */
function fill(doc: Y.Doc): void {
  doc.transact(() => {
    const raad = addStakeholder(doc, {
      name: 'Gemeenteraad',
      place: { domain: 'bestuur', lean: 0.4, reach: 0.8 },
      seat: 'missing',
    });
    const college = addStakeholder(doc, {
      name: 'College',
      place: { domain: 'bestuur', lean: 0.4, reach: 0.55 },
      seat: 'present',
      organisation: 'Gemeente',
    });
    addStakeholder(doc, { name: 'Dienst Stad', place: { domain: 'ambtelijk', lean: 0.7, reach: 0.6 } });
    addStakeholder(doc, { name: 'Krant', place: { domain: 'media', lean: 0.5, reach: 0.6 } });
    addStakeholder(doc, { name: 'Bewoners', place: { domain: 'burger', lean: 0.6, reach: 0.5 } });
    addConnection(doc, { from: raad, to: college, driver: 'consensus', obstacle: 'Weinig tijd' });
  });
}

const card = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')},`) });
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Gekozen partijen' });
const said = (page: Page, words: string): Promise<void> =>
  page.locator('[data-live-announcer]').getByText(words).first().waitFor({ state: 'attached' });

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A session with five on its map, and whoever leads it at that step. */
async function begin() {
  const room = await gather(server.address);
  const { doc } = await untilSynced((await room.person('Ineke', 'facilitator')).provider('board'));
  fill(doc);
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  await karin.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
  const { page } = karin;
  await page.goto(room.session.links.facilitator);
  await enterAs(page, 'Karin');
  await page.getByRole('button', { name: /^Ga met de groep naar stap \d+: Domeinen en drivers/ }).click();
  await card(page, 'Krant').waitFor();
  const all = (): readonly Stakeholder[] => Object.values(readBoard(doc).stakeholders);
  const onBoard = (name: string): Stakeholder => {
    const found = all().find((one) => one.name === name);
    if (!found) throw new Error(`${name} is not on the board.`);
    return found;
  };
  const names = (): string[] =>
    all()
      .map(({ name }) => name)
      .sort();
  return { room, doc, karin, page, onBoard, names, inspection: new Inspection() };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await take(page, from, to);
  await page.mouse.up();
}

/** A drag up to where it is let go. */
async function take(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

test('several are chosen by mouse and by keys, and are dragged together while somebody else goes on', {
  timeout: 120_000,
}, async () => {
  const { room, karin, page, onBoard, inspection } = await begin();
  const joost = await somebody(browser, 'Joost', { viewport: DESKTOP });
  onTestFailed(() => keepScreens([karin, joost]));
  await joost.page.goto(room.session.links.participant);
  await enterAs(joost.page, 'Joost');
  await card(joost.page, 'Krant').waitFor();

  // By mouse: a band over empty ground, one more with Ctrl, and Escape lets go.
  const college = await middleOf(card(page, 'College'));
  await page.keyboard.down('Shift');
  await drag(page, { x: college.x - 160, y: college.y - 110 }, { x: college.x + 90, y: college.y + 30 });
  await page.keyboard.up('Shift');
  await bar(page).getByText('2 gekozen').waitFor();
  await card(page, 'Krant').click({ modifiers: ['Control'] });
  await bar(page).getByText('3 gekozen').waitFor();
  expect(await page.getByRole('heading', { name: 'Krant' }).count(), 'panel of one of them').toBe(0);
  await inspection.look(page, 'several chosen on the map', ALL_THEMES);
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });

  // By keyboard: space on a card, all with Ctrl+A.
  await card(page, 'Gemeenteraad').focus();
  await page.keyboard.press('Space');
  await said(page, 'Gemeenteraad gekozen. Kies er meer bij');
  await page.keyboard.press('Control+a');
  await said(page, '5 partijen gekozen.');
  await page.keyboard.press('Escape');
  await said(page, 'Niets meer gekozen.');
  await card(page, 'College').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => hasFocus(card(page, 'Gemeenteraad'))).toBe(true);
  await page.keyboard.press('Space');
  await said(page, 'Gemeenteraad gekozen, 2 in totaal.');
  expect(await card(page, 'Gemeenteraad').getAttribute('aria-label')).toMatch(/, gekozen$/);

  // Dragged together: beside each other as before, for both.
  const between = async (on: Page) => {
    const [one, other] = [await middleOf(card(on, 'College')), await middleOf(card(on, 'Gemeenteraad'))];
    return { x: other.x - one.x, y: other.y - one.y };
  };
  const before = { college: onBoard('College').place, raad: onBoard('Gemeenteraad').place };
  const apart = [await between(page), await between(joost.page)] as const;
  const start = await middleOf(card(page, 'College'));
  const seen = await middleOf(card(joost.page, 'Gemeenteraad'));
  await take(page, start, { x: start.x + 70, y: start.y + 40 });
  // On the way already the other sees both go, not just the one under the finger.
  await expect.poll(() => joost.page.locator('.react-flow__node[data-carried]').count()).toBe(2);
  await expect
    .poll(async () => (await middleOf(card(joost.page, 'Gemeenteraad'))).x - seen.x)
    .toBeGreaterThan(30);
  await page.mouse.up();
  for (const [index, on] of [page, joost.page].entries()) {
    const was = apart[index] ?? { x: 0, y: 0 };
    const away = async (): Promise<number> => {
      const now = await between(on);
      return Math.hypot(now.x - was.x, now.y - was.y);
    };
    await expect.poll(() => onBoard('College').place).not.toEqual(before.college);
    await expect.poll(away).toBeLessThan(2);
  }
  expect((await middleOf(card(page, 'College'))).x - start.x).toBeGreaterThan(50);

  // Somebody else changes one of them; taking the drag back leaves that.
  await card(joost.page, 'College').click();
  await joost.page.getByRole('textbox', { name: 'Belang', exact: true }).fill('Rust in de stad');
  await expect.poll(() => onBoard('College').interest).toBe('Rust in de stad');
  await page.keyboard.press('Control+z');
  await expect.poll(() => onBoard('College').place).toEqual(before.college);
  expect(onBoard('Gemeenteraad').place).toEqual(before.raad);
  expect(onBoard('College').interest).toBe('Rust in de stad');

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, joost]) expect(errors, `errors of ${name}`).toEqual([]);
  room.leave();
});

test('what is done with several is one act, and taking it back leaves what others built on', async () => {
  const { room, doc, karin, page, onBoard, names, inspection } = await begin();
  onTestFailed(() => keepScreens([karin]));
  for (const name of ['College', 'Gemeenteraad']) await card(page, name).click({ modifiers: ['Control'] });
  await bar(page).getByText('2 gekozen').waitFor();

  // Into a ring, from the menu by keyboard: domain and driver stay.
  await card(page, 'Gemeenteraad').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu', { name: 'Wat wil je doen met 2 partijen?' }).waitFor();
  await inspection.look(page, 'the menu of several');
  await page.getByRole('menuitem', { name: 'Zet in ring' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'aan tafel' }).press('Enter');
  for (const name of ['College', 'Gemeenteraad']) {
    await expect
      .poll(() => meaningOf(onBoard(name).place))
      .toEqual({ domain: 'bestuur', driver: 'consensus', ring: 'table' });
  }

  // Copies with the connection between them. What somebody has gone on with stays when the copies are taken back.
  await bar(page).getByRole('button', { name: 'Dupliceer' }).click();
  await card(page, 'College (kopie)').waitFor();
  await bar(page).getByText('2 gekozen').waitFor();
  await expect.poll(() => Object.keys(readBoard(doc).connections).length).toBe(2);
  const copied = Object.values(readBoard(doc).connections).find(
    ({ from }) => from !== onBoard('Gemeenteraad').id,
  );
  expect(copied).toMatchObject({
    from: onBoard('Gemeenteraad (kopie)').id,
    to: onBoard('College (kopie)').id,
    driver: 'consensus',
    obstacle: 'Weinig tijd',
  });
  setStakeholderLabel(doc, onBoard('College (kopie)').id, 'name', 'College Zuid');
  await card(page, 'College Zuid').waitFor();
  await page.keyboard.press('Control+z');
  await said(page, 'Ongedaan gemaakt, behalve waar een ander al op verderwerkt.');
  await expect
    .poll(names)
    .toEqual(['Bewoners', 'College', 'College Zuid', 'Dienst Stad', 'Gemeenteraad', 'Krant']);

  // Removed together and brought back together.
  await page.keyboard.press('Escape');
  await card(page, 'Krant').click({ modifiers: ['Control'] });
  await card(page, 'College Zuid').click({ modifiers: ['Control'] });
  await card(page, 'College Zuid').press('Delete');
  await expect.poll(names).toEqual(['Bewoners', 'College', 'Dienst Stad', 'Gemeenteraad']);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(() => names().length).toBe(6);

  // A note of each on the flip chart, and parked for one reason: each as one act too.
  const bothInMenu = async (act: string): Promise<void> => {
    await page.keyboard.press('Escape');
    await card(page, 'Krant').click({ modifiers: ['Control'] });
    await card(page, 'College Zuid').click({ modifiers: ['Control'] });
    await card(page, 'College Zuid').press('Shift+F10');
    await page.getByRole('menuitem', { name: act }).press('Enter');
  };
  await bothInMenu('Zet op flap-over');
  const sheets = page.getByRole('dialog', { name: 'Zet 2 partijen op de flap-over' });
  await sheets.getByRole('button', { name: 'Zet neer' }).press('Enter');
  const notes = () => Object.values(readBoard(doc).notes).map(({ text }) => text);
  await expect.poll(notes).toEqual(expect.arrayContaining(['Krant', 'College Zuid']));
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(notes).not.toContain('Krant');
  expect(notes()).not.toContain('College Zuid');
  await bothInMenu('Parkeer');
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await inspection.look(page, 'parking several');
  await why.getByText('buitenwereld').click();
  await why.getByRole('button', { name: 'Parkeer' }).press('Enter');
  await expect.poll(names).toEqual(['Bewoners', 'College', 'Dienst Stad', 'Gemeenteraad']);
  expect(Object.values(readBoard(doc).parkedIssues).map(({ reason }) => reason)).toEqual([
    'buitenwereld',
    'buitenwereld',
  ]);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(() => names().length).toBe(6);

  // The focus is not lost with the bar.
  await card(page, 'Krant').click({ modifiers: ['Control'] });
  await bar(page).getByRole('button', { name: 'Laat de keuze los' }).press('Enter');
  await expect.poll(() => hasFocus(card(page, 'Krant'))).toBe(true);

  expect(inspection.takeFound()).toEqual([]);
  expect(karin.errors).toEqual([]);
  room.leave();
});

test('what is copied goes to a spreadsheet and to the map, and a table comes in by its preview', async () => {
  const { room, doc, karin, page, names } = await begin();
  onTestFailed(() => keepScreens([karin]));
  const hostile = '=HYPERLINK("http://example.org";"klik")';
  addStakeholder(doc, { name: hostile, place: { domain: 'privaat', lean: 0.5, reach: 0.6 } });
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  // Out: headings that the import knows, and nothing that a spreadsheet would calculate.
  await page
    .locator('[data-card]')
    .filter({ hasText: 'HYPERLINK' })
    .click({ modifiers: ['Control'] });
  await card(page, 'College').click({ modifiers: ['Control'] });
  await bar(page).getByText('2 gekozen').waitFor();
  await page.keyboard.press('Control+c');
  await said(page, '2 partijen staan op het klembord.');
  const lines = (await clipboard()).split(/\r?\n/);
  expect(lines[0]).toMatch(/^Partij\tOrganisatie\tPersoon\tRol\tDomein\tDriver\tPlek\tAan tafel\t/);
  expect(
    lines.some((line) => line.startsWith('College\tGemeente\t\t\tBestuur\tconsensus\tbetrokken\taan tafel')),
  ).toBe(true);
  expect(lines.filter((line) => /^"?=/.test(line))).toEqual([]);

  // Our own copy comes back whole, beside what is there.
  await page.keyboard.press('Control+v');
  await said(page, '2 partijen zijn op de kaart geplakt.');
  await expect.poll(names).toContain('College (kopie)');
  expect(names()).toContain(`${hostile} (kopie)`);
  await page.keyboard.press('Control+z');
  await expect.poll(() => names().length).toBe(6);

  // A table from elsewhere goes through the preview; a list of names waits for a domain.
  await page.evaluate(() =>
    navigator.clipboard.writeText(
      'Naam\tDomein\tBelang\nWaterschap\tBestuur\t<img src=x onerror="document.title=1">\nGGD\tAmbtelijk\tZorg',
    ),
  );
  await page.locator('body').press('Control+v');
  const preview = page.getByRole('dialog', { name: 'Klopt dit?' });
  await preview.getByText('2 partijen gevonden').waitFor();
  await preview.getByRole('button', { name: 'Voeg 2 partijen toe' }).click();
  await expect.poll(names).toEqual(expect.arrayContaining(['Waterschap', 'GGD']));
  expect(await page.title()).not.toBe('1');
  await page.evaluate(() => navigator.clipboard.writeText('Woningcorporatie\nWijkteam\nSchool'));
  await page.locator('body').press('Control+v');
  await preview.getByText('3 partijen gevonden').waitFor();
  await preview.getByText('3 partijen hebben nog geen domein.').waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });

  // What cannot be read is told with what to do instead.
  await page.evaluate(() => navigator.clipboard.writeText('  '));
  await page.locator('body').press('Control+v');
  await page.getByText('Op het klembord staat geen tekst. Kopieer eerst cellen').first().waitFor();

  await page.evaluate(() => navigator.clipboard.writeText('{"format":"verbindbord"}'));
  await page.locator('body').press('Control+v');
  const asked = page.getByRole('dialog', { name: 'Partijen inlezen' });
  await asked.getByText('Dit is een bewaard bord, geen lijst. Open het op de startpagina.').waitFor();
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'detached' });

  expect(karin.errors).toEqual([]);
  room.leave();
});

test('the list chooses several too, by keys', async () => {
  const { room, karin, page, inspection } = await begin();
  onTestFailed(() => keepScreens([karin]));

  // By keyboard: a box before each, all at once, and the focus is never lost.
  await page.getByRole('button', { name: 'Lijst' }).click();
  await page.getByRole('button', { name: 'Kies meer' }).press('Enter');
  await expect.poll(() => hasFocus(page.getByRole('checkbox', { name: 'Kies alle 5' }))).toBe(true);
  await page.getByRole('checkbox', { name: /^Krant/ }).press('Space');
  await bar(page).getByText('1 gekozen').waitFor();
  await page.keyboard.press('Control+a');
  await bar(page).getByText('5 gekozen').waitFor();
  await inspection.look(page, 'all chosen in the list');
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Kies meer' }))).toBe(true);

  expect(inspection.takeFound()).toEqual([]);
  expect(karin.errors).toEqual([]);
  room.leave();
});

test('on a phone several are chosen in the list, with all that can be done with them', async () => {
  const { room, doc, karin, names, inspection } = await begin();
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  onTestFailed(() => keepScreens([karin, samira]));
  await samira.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });

  await samira.page.goto(room.session.links.participant);
  await enterAs(samira.page, 'Samira');
  const phone = samira.page;
  await phone.getByRole('button', { name: 'Kies meer' }).click();
  await bar(phone).getByText('Kies partijen').waitFor();
  await phone.getByRole('checkbox', { name: /^Dienst Stad/ }).click({ force: true });
  await phone.getByRole('checkbox', { name: /^College/ }).click({ force: true });
  await bar(phone).getByText('2 gekozen').waitFor();
  await inspection.look(phone, 'several chosen in the list', ALL_THEMES);
  await bar(phone).getByRole('button', { name: 'Meer met 2 partijen' }).click();
  await phone.getByRole('menuitem', { name: 'Zelf aan tafel' }).click();
  await inspection.look(phone, 'the question about several');
  await phone.getByRole('button', { name: 'vertegenwoordigd', exact: true }).click();
  const seats = () =>
    Object.values(readBoard(doc).stakeholders)
      .filter(({ name }) => name === 'College' || name === 'Dienst Stad')
      .map(({ seat }) => seat);
  await expect.poll(seats).toEqual(['represented', 'represented']);
  await phone.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(() => seats().includes('represented')).toBe(false);
  await bar(phone).getByRole('button', { name: 'Verplaats' }).click();
  const question = phone.getByRole('dialog', { name: 'Verplaats 2 partijen' });
  await question.getByRole('radio', { name: 'op afstand' }).check({ force: true });
  await question.getByRole('button', { name: 'Verplaats', exact: true }).click();
  const moved = () =>
    Object.values(readBoard(doc).stakeholders)
      .filter(({ name }) => name === 'College' || name === 'Dienst Stad')
      .map(({ place }) => meaningOf(place).ring);
  await expect.poll(moved).toEqual(['distant', 'distant']);
  await bar(phone).getByRole('button', { name: 'Meer met 2 partijen' }).click();
  await phone.getByRole('menuitem', { name: 'Kopieer' }).click();
  await said(phone, '2 partijen staan op het klembord.');
  await bar(phone).getByRole('button', { name: 'Laat de keuze los' }).click();
  await expect.poll(() => hasFocus(phone.getByRole('button', { name: 'Kies meer' }))).toBe(true);
  await phone.getByRole('button', { name: 'Plak uit klembord' }).click();
  await expect
    .poll(() =>
      names()
        .filter((name) => name.endsWith('(kopie)'))
        .sort(),
    )
    .toEqual(['College (kopie)', 'Dienst Stad (kopie)']);

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, samira]) expect(errors, `errors of ${name}`).toEqual([]);
  room.leave();
});
