import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { expect } from 'vitest';
import { enterAs, fromMenu, goToStep } from '../acts.ts';
import { DESKTOP, somebody } from '../browser.ts';
import { dragCard } from '../dragging.ts';
import {
  actAll,
  boardOf,
  comeIn,
  fatmaOf,
  type Guest,
  type Hall,
  screensOf,
  secondsOn,
  sessionIn,
  until,
} from './Hall.ts';

/** Things that the vandal puts on the map before anybody sees it. */
const RUBBISH = 40;

/** 1:05. All put their parties on one map, by phone and by hand; a vandal is stopped, and a laptop dies. */
export async function mapping(hall: Hall): Promise<void> {
  const { karin, samira } = hall.screens;
  await goToStep(karin.page, 'Domeinen en drivers');
  await until(hall, ({ step }) => step === 'map');
  await actAll(hall);
  await samira.page.getByRole('button', { name: 'Zet iemand op de kaart' }).click();
  const form = samira.page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  await form.getByLabel('Naam').fill('Huisartsenkring');
  await form.getByRole('button', { name: 'Zet op de kaart' }).click();
  await karin.page.getByRole('button', { name: /^Huisartsenkring,/ }).waitFor();
  const parties = async () => Object.values((await boardOf(hall.clockwork)).stakeholders);
  await expect.poll(async () => (await parties()).map(({ name }) => name)).toContain('Huisartsenkring');
  const count = (await parties()).length;
  expect(count).toBeGreaterThan(10);
  for (const { page } of screensOf(hall).filter((screen) => screen !== samira)) {
    await page.getByText(`${count} partijen`).first().waitFor();
  }
  await dragCard(fatmaOf(hall), karin, 'Huisartsenkring', { x: -60, y: -30 });

  await stopVandal(hall);
  await laptopDies(hall);
}

/** Goes wrong: somebody with a leaked link fills the map with abuse. */
async function stopVandal(hall: Hall): Promise<void> {
  const { karin, samira, wall } = hall.screens;
  const screens = [samira, fatmaOf(hall), wall];
  const before = [...(await namesOnMap(hall)), 'Bibliotheek'].sort();
  const vandal = await comeIn(hall, { name: 'Grapjas', whereabouts: 'remote', department: '' }, 500);
  await spill(vandal, RUBBISH);
  await karin.page.getByRole('button', { name: /^Rommel 1,/ }).waitFor();

  const pressed = Date.now();
  await karin.page.getByRole('button', { name: 'Bevries' }).click();
  await Promise.all(screens.map(({ page }) => page.getByText('Bevroren door Karin.').first().waitFor()));
  expect(Date.now() - pressed).toBeLessThan(1000 + SLOW_MACHINE);
  await expectReadOnly(hall, vandal);
  vandal.person.visit.end();

  // Who put most there stands first; it goes with all that it made, and nothing of others does.
  await karin.page.getByRole('button', { name: 'Verwijder iemand…' }).click();
  await karin.page.getByRole('button', { name: 'Verwijder met alles: Grapjas' }).click();
  await expect
    .poll(async () => (await namesOnMap(hall)).filter((name) => name.startsWith('Rommel')))
    .toEqual([]);
  expect(await namesOnMap(hall)).toEqual(before);

  await karin.page.getByRole('button', { name: 'Ontdooi' }).click();
  await until(hall, ({ frozen }) => frozen === null);
  for (const { page } of screens) {
    await page.getByText('Bevroren door Karin.').first().waitFor({ state: 'detached' });
  }
}

async function namesOnMap({ clockwork }: Hall): Promise<readonly string[]> {
  const { stakeholders } = await boardOf(clockwork);
  return Object.values(stakeholders)
    .map(({ name }) => name)
    .sort();
}

/** Milliseconds that a browser under test may need besides: five of them share two cores here. */
const SLOW_MACHINE = 2000;

async function spill({ person }: Guest, things: number): Promise<void> {
  const link = await person.visit.read('board');
  if (!link) throw new Error('The board cannot be read.');
  for (let number = 1; number <= things; number++) {
    const lean = (number % 10) / 10;
    addStakeholder(link.doc, { name: `Rommel ${number}`, place: { domain: 'media', lean, reach: 0.6 } });
  }
  await person.visit.until(() => person.visit.isSaved);
}

/** What anybody does now goes nowhere. */
async function expectReadOnly(hall: Hall, vandal: Guest): Promise<void> {
  await vandal.person.visit.until(() => vandal.person.visit.session?.frozen !== null);
  const link = await vandal.person.visit.read('board');
  if (link) addStakeholder(link.doc, { name: 'Te laat', place: { domain: 'media', lean: 0.5, reach: 0.6 } });
  // Somebody else's word that goes round says that the server has dealt with all before it.
  await hall.clockwork.do({
    do: 'place',
    stakeholder: { name: 'Bibliotheek', place: { domain: 'burger', lean: 0.5, reach: 0.8 } },
  });
  for (const { person } of hall.guests.slice(0, 3)) {
    const names = async () => Object.values((await boardOf(person)).stakeholders).map(({ name }) => name);
    await expect.poll(names).toContain('Bibliotheek');
    expect(await names()).not.toContain('Te laat');
  }
}

/** Ineke is not a facilitator any more, but may take over when there is none. */
async function nameDeputy({ screens }: Hall): Promise<void> {
  const { page } = screens.karin;
  await fromMenu(page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }), 'Mensen');
  const people = page.getByRole('dialog', { name: 'Mensen' });
  const menu = people.getByRole('button', { name: 'Meer over Ineke' });
  await fromMenu(menu, 'Maak meekijker');
  await screens.ineke.page.getByRole('button', { name: 'Bevries' }).first().waitFor({ state: 'detached' });
  await fromMenu(menu, /^Maak plaatsvervanger/);
  await people.getByText('plaatsvervanger', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
}

/**
 * Goes wrong: the facilitator's laptop dies. Timer and wall go on, the deputy leads, and no participant becomes anything
 * else; with the recovery code Karin leads again from another device.
 */
async function laptopDies(hall: Hall): Promise<void> {
  const { browser, server, handedOut, screens } = hall;
  const { ineke, samira, wall } = screens;
  await nameDeputy(hall);
  await hall.clockwork.visit.command({ type: 'startTimer', seconds: 900 });
  await expect.poll(() => secondsOn(wall)).toBeGreaterThan(800);
  const before = await secondsOn(wall);
  hall.clockwork.visit.dropOff();
  await screens.karin.context.close();
  await expect.poll(() => secondsOn(wall)).toBeLessThan(before);
  await ineke.page.getByRole('button', { name: 'Neem de leiding over' }).click({ timeout: 30_000 });
  await ineke.page.getByRole('button', { name: 'Bevries' }).first().waitFor();
  expect(await samira.page.getByRole('button', { name: 'Neem de leiding over' }).count()).toBe(0);
  hall.clockwork.visit.comeBack();
  expect(await hall.clockwork.visit.until(() => hall.clockwork.visit.isConnected)).toBe(true);
  await goToStep(ineke.page, 'Plenair');
  await goToStep(ineke.page, 'Domeinen en drivers');
  await until(hall, ({ step }) => step === 'map');
  const facilitators = sessionIn(hall)
    .roster.filter(({ role }) => role === 'facilitator')
    .map(({ name }) => name);
  expect(facilitators.sort()).toEqual(['De klok', 'Ineke', 'Karin']);
  expect(await samira.page.getByRole('button', { name: 'Bevries' }).count()).toBe(0);

  const again = await somebody(browser, 'Karin', { viewport: DESKTOP });
  await again.page.goto(`${server.address}/s/${handedOut.code}`);
  await again.page.getByRole('button', { name: 'Herstelcode' }).click();
  await again.page.getByLabel('Herstelcode').fill(handedOut.recovery);
  await again.page.getByRole('button', { name: 'Ga verder' }).click();
  await enterAs(again.page, 'Karin');
  await again.page.getByRole('button', { name: 'Bevries' }).first().waitFor();
  screens.karin = again;
}
