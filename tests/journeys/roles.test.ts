import { addNote } from '@verbindbord/shared/board/note.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect as expectAll, test } from 'vitest';
import { Inspection } from '../accessibility/inspection.ts';
import { type Gathering, gather, untilSynced } from '../relay/people.ts';
import { enterAs, fromMenu, goToStep } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody, WALL } from './browser.ts';
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

/** Somebody with a device of their own who comes in by a link. */
async function comeIn(name: string, link: string, viewport = DESKTOP): Promise<Person> {
  const person = await somebody(browser, name, { viewport });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

async function openPeople(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Toon alle mensen' }).click();
  return page.getByRole('dialog', { name: 'Mensen' });
}

async function expectSound(inspection: Inspection, people: readonly Person[]): Promise<void> {
  expectAll(inspection.takeFound()).toEqual([]);
  for (const { errors, name } of people) expectAll(errors, `errors on the page of ${name}`).toEqual([]);
}

/** Seconds that stand on the clock of the wall. */
async function clockOf(wall: Page): Promise<number> {
  const text = (await wall.getByRole('timer').textContent()) ?? '';
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

test('a deputy takes over on a phone, and the clock and the wall go on', {
  timeout: 120_000,
}, async ({ expect, onTestFailed }) => {
  const inspection = new Inspection();
  const { session, leave } = await gather(server.address);
  const { links, code, recoveryCode } = session;
  const wall = await somebody(browser, 'de wand', { viewport: WALL });
  await wall.page.goto(links.observer.replace('/s/', '/w/'));
  const [karin, anna, bram] = await Promise.all([
    comeIn('Karin', links.facilitator),
    comeIn('Anna', links.participant, PHONE),
    comeIn('Bram', links.participant),
  ]);
  onTestFailed(() => keepScreens([karin, anna, bram, wall]));
  const people = await openPeople(karin.page);
  await people.getByText('Anna', { exact: true }).waitFor();
  await people.getByRole('button', { name: 'Meer over Anna' }).click();
  await inspection.look(karin.page, 'people, menu of somebody');
  await karin.page.getByRole('menuitem', { name: 'Maak plaatsvervanger' }).click();
  await people.getByText('plaatsvervanger', { exact: true }).waitFor();
  await inspection.look(karin.page, 'people with a deputy');
  await karin.page.keyboard.press('Escape');
  await goToStep(karin.page, 'Leidende vragen');
  await karin.page.getByRole('button', { name: /^Start \d+ min/ }).click();
  await wall.page.getByRole('timer').waitFor();
  const before = { at: Date.now(), left: await clockOf(wall.page) };

  await karin.page.close();
  const button = anna.page.getByRole('button', { name: 'Neem de leiding over' });
  await button.waitFor({ timeout: 40_000 });
  await inspection.look(anna.page, 'a deputy is offered the lead, on a phone');
  const pressed = Date.now();
  await button.tap();
  await anna.page.getByRole('button', { name: 'Programma en mensen' }).waitFor();
  expect(Date.now() - pressed).toBeLessThan(15_000);
  await inspection.look(anna.page, 'the deputy leads, on a phone');
  expect(await bram.page.getByRole('button', { name: 'Neem de leiding over' }).count()).toBe(0);
  const passed = (Date.now() - before.at) / 1000;
  expect(Math.abs(before.left - (await clockOf(wall.page)) - passed)).toBeLessThan(2.5);

  // Whoever comes back leads too, and is told so.
  const back = await karin.context.newPage();
  await back.goto(links.facilitator);
  await back.getByRole('button', { name: 'Ga verder als Karin' }).click();
  await back.getByText('Anna heeft de leiding overgenomen toen je weg was.').waitFor();
  await inspection.look(back, 'somebody else took over');
  await anna.page.getByRole('button', { name: 'Bevries' }).tap();
  await bram.page.getByText('Bevroren door Anna').first().waitFor();

  // The code on the printed sheet makes anybody facilitator who has it, on any device.
  const laptop = await somebody(browser, 'Sanne', { viewport: DESKTOP });
  await laptop.page.goto(`${server.address}/s/${code}`);
  await laptop.page.getByRole('button', { name: 'Herstelcode' }).click();
  await laptop.page.getByLabel('Herstelcode').fill(recoveryCode.toLowerCase());
  await laptop.page.getByRole('button', { name: 'Ga verder' }).click();
  await enterAs(laptop.page, 'Sanne');
  await laptop.page.getByRole('button', { name: 'Ontdooi' }).waitFor();
  leave();
  await expectSound(inspection, [anna, bram, wall, laptop]);
});

/** Two hundred notes of somebody who then leaves. */
async function spoil(room: Gathering, name: string): Promise<void> {
  const vandal = await room.person(name, 'participant');
  const provider = await untilSynced(vandal.provider('board'));
  provider.doc.transact(() => {
    for (let count = 0; count < 200; count++) {
      addNote(provider.doc, { sheet: 'lessons-1', text: `onzin ${count}` });
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  provider.destroy();
}

test('a vandal is gone in four taps, and who comes next waits at the door', {
  timeout: 120_000,
}, async ({ expect, onTestFailed }) => {
  const inspection = new Inspection();
  const room = await gather(server.address);
  const { links } = room.session;
  const wall = await somebody(browser, 'de wand 2', { viewport: WALL });
  await wall.page.goto(links.observer.replace('/s/', '/w/'));
  const [karin, anna] = await Promise.all([
    comeIn('Karin', links.facilitator),
    comeIn('Anna', links.participant),
  ]);
  onTestFailed(() => keepScreens([karin, anna, wall]));
  await goToStep(karin.page, 'Lessen uit sessie 1');
  const field = anna.page.getByLabel(/^Schrijf een briefje bij/);
  await field.fill('Dit is van Anna');
  await field.press('Enter');
  await karin.page.getByText('Dit is van Anna').first().waitFor();
  await spoil(room, 'Vandaal');
  const nonsense = anna.page.getByText('onzin 7', { exact: true });
  await nonsense.first().waitFor();

  let taps = 0;
  const tap = async (what: Locator): Promise<void> => {
    taps++;
    await what.click();
  };
  const { page } = karin;
  const start = Date.now();
  await tap(page.getByRole('button', { name: 'Bevries' }));
  await anna.page.getByText('Bevroren door Karin').first().waitFor();
  await tap(page.getByRole('button', { name: 'Verwijder iemand…' }));
  await page.getByText('200 dingen op het bord').waitFor();
  const looking = Date.now();
  await inspection.look(page, 'remove somebody');
  const looked = Date.now() - looking;
  await tap(page.getByRole('button', { name: 'Verwijder met alles: Vandaal' }));
  await nonsense.first().waitFor({ state: 'detached' });
  await tap(page.getByRole('button', { name: 'Ontdooi' }));
  await anna.page.getByText('Bevroren door Karin').first().waitFor({ state: 'detached' });
  expect(taps).toBe(4);
  expect(Date.now() - start - looked).toBeLessThan(30_000);
  await anna.page.getByText('Dit is van Anna').first().waitFor();

  // One tap takes it back; another way of removing is under the people.
  await page.getByRole('button', { name: 'Zet terug' }).click();
  await nonsense.first().waitFor();
  const people = await openPeople(page);
  await fromMenu(people.getByRole('button', { name: 'Meer over Vandaal' }), 'Verwijder uit de sessie…');
  await page.getByText('200 dingen op het bord').waitFor();
  await inspection.look(page, 'remove a person');
  await page.getByRole('button', { name: 'Alleen de persoon' }).click();
  await people.getByText('wat op het bord staat is gebleven').waitFor();
  await inspection.look(page, 'people with somebody removed');
  await people.getByRole('button', { name: 'Haal ook van het bord wat Vandaal maakte' }).click();
  await people.getByText('met 200 dingen van het bord').waitFor();
  await nonsense.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  // Nobody comes straight in any more: the facilitator sees who knocks.
  const wim = await somebody(browser, 'Wim', { viewport: PHONE });
  onTestFailed(() => keepScreens([wim]));
  await wim.page.goto(links.participant);
  await wim.page.getByLabel('Hoe heet je?').fill('Wim');
  await wim.page.getByRole('button', { name: 'Doe mee', exact: true }).tap();
  await wim.page.getByRole('heading', { name: 'Je staat bij de deur' }).waitFor();
  await inspection.look(wim.page, 'at the door');
  await wim.page.reload();
  await wim.page.getByRole('heading', { name: 'Je staat bij de deur' }).waitFor();
  await page.getByText('Wim wacht bij de deur.').waitFor();
  await room.person('Fatma', 'participant');
  await page.getByText('2 mensen wachten bij de deur.').waitFor();
  await page.getByRole('button', { name: 'Bekijk wie' }).click();
  await inspection.look(page, 'who is at the door');
  // What was pressed goes with the last line: who has only keys is still in the dialog, and closes it.
  const door = page.getByRole('dialog', { name: 'Bij de deur' });
  await door.getByRole('button', { name: 'Laat iedereen binnen' }).press('Enter');
  await door.getByText('Er wacht niemand').waitFor();
  await expect.poll(() => door.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await door.waitFor({ state: 'detached' });
  await wim.page.getByText('Lessen uit sessie 1').first().waitFor();

  // A link that went round is renewed, and the wall shows the new one at once.
  await fromMenu(
    page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }),
    'Links en QR-code',
  );
  await page.getByText('laat ik zelf binnen').waitFor();
  await inspection.look(page, 'links, with the door');
  await page.getByRole('button', { name: 'Vernieuw links…' }).click();
  await inspection.look(page, 'renew links');
  await page.getByRole('button', { name: 'Vernieuw', exact: true }).click();
  // With the link of facilitators the recovery code is another one too.
  await page.getByRole('dialog', { name: 'Nieuwe herstelcode' }).waitFor();
  await inspection.look(page, 'new recovery code');
  await page.getByRole('button', { name: 'Ik heb hem' }).click();
  await expect.poll(() => wall.page.locator('.wall-code').textContent()).toMatch(/^\w{4} \w{4} \w{4}$/);
  const late = await somebody(browser, 'Laat', { viewport: PHONE });
  await late.page.goto(links.participant);
  await late.page.getByRole('heading', { name: 'Je kunt hier nu niet naar binnen' }).waitFor();
  const typed = (await wall.page.locator('.wall-code').textContent()) ?? '';
  await late.page.goto(server.address);
  await late.page.getByLabel('Heb je een code?').fill(typed);
  await late.page.getByRole('button', { name: 'Doe mee' }).click();
  await enterAsWaiting(late.page, 'Laat');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bekijk wie' }).click();
  await page.getByRole('button', { name: 'Wijs af: Laat' }).click();
  await late.page.getByRole('heading', { name: 'Je bent nu niet binnengelaten' }).waitFor();
  await inspection.look(late.page, 'not let in');
  room.leave();
  await expectSound(inspection, [karin, anna, wim, late, wall]);
});

async function enterAsWaiting(page: Page, name: string): Promise<void> {
  await page.getByLabel('Hoe heet je?').fill(name);
  await page.getByRole('button', { name: 'Doe mee', exact: true }).click();
  await page.getByRole('heading', { name: 'Je staat bij de deur' }).waitFor();
}
