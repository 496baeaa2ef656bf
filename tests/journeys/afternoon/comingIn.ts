import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { enterAs, makeSession } from '../acts.ts';
import { DESKTOP, type Person, PHONE, somebody, WALL } from '../browser.ts';
import type { ServerProcess } from '../serverProcess.ts';
import { comeIn, type Hall, theTwenty } from './Hall.ts';

const TITLE = 'Klimaat in de wijk';

/**
 * The day before, and a quarter of an hour before: Karin makes the session; the wall shows the way in; people scan, type
 * a name and wait. One person has no device; Fatma, at a distance, is not there yet.
 */
export async function comingIn(browser: Browser, server: ServerProcess): Promise<Hall> {
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const handedOut = await makeSession(karin.page, server.address, TITLE);
  await karin.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(karin.page, 'Karin');
  await prepare(karin);

  const [ineke, samira, wall] = await Promise.all([
    somebody(browser, 'Ineke', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }),
    somebody(browser, 'de wand', { viewport: WALL }),
  ]);
  await wall.page.goto(handedOut.observer.replace('/s/', '/w/'));
  const code = `${handedOut.code.slice(0, 4)} ${handedOut.code.slice(4)}`;
  await wall.page.getByText(code).first().waitFor();
  await wall.page.getByRole('img', { name: 'QR-code om mee te doen' }).waitFor();
  await ineke.page.goto(handedOut.facilitator);
  await enterAs(ineke.page, 'Ineke');

  // Ten seconds from scan to waiting room.
  const scanned = Date.now();
  await samira.page.goto(handedOut.participant);
  await samira.page.getByLabel('Bij welke afdeling werk je?').fill('Wonen');
  await enterAs(samira.page, 'Samira');
  await samira.page.getByRole('heading', { name: 'Welkom, Samira' }).waitFor();
  expect(Date.now() - scanned).toBeLessThan(10_000);

  const place = { server, handedOut };
  const clockwork = await comeIn(
    place,
    { name: 'De klok', whereabouts: 'room', department: '' },
    0,
    'facilitator',
  );
  const guests = await Promise.all(theTwenty().map((one, index) => comeIn(place, one, index + 1)));
  const screens = { karin, ineke, samira, fatma: null, loes: null, wall };
  const hall: Hall = {
    server,
    browser,
    handedOut,
    screens,
    guests,
    clockwork: clockwork.person,
    line: { id: '', text: '' },
  };

  // Two of one name are told apart; all who are there are counted, by where they are.
  await wall.page.getByText('Er zijn 22 deelnemers binnen').waitFor();
  await wall.page.getByText(/en \d+ anderen/).waitFor();
  const names = guests.map(({ person }) => person.name);
  expect(names).toContain('Bram 2');
  await expect.poll(() => attendance(karin)).toMatchObject({ 'op afstand': 5, 'zonder apparaat': 1 });
  return hall;
}

/** The door asks for the department, and somebody without a device is put on the list. */
async function prepare({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Toon alle mensen' }).click();
  const people = page.getByRole('dialog', { name: 'Mensen' });
  await people.getByRole('button', { name: 'Voeg iemand zonder apparaat toe' }).click();
  await page.getByLabel('Naam').fill('Piet');
  await page.getByLabel('Afdeling').fill('Groen en beheer');
  await page.getByRole('button', { name: 'Voeg toe' }).click();
  await people.getByText('Piet').waitFor();
  await people.getByRole('button', { name: 'Afdelingen' }).click();
  await page.getByText('Vraag bij het binnenkomen').click();
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await page.getByRole('dialog', { name: 'Afdelingen' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await people.waitFor({ state: 'detached' });
}

/** How many people Karin sees in each place. */
async function attendance({ page }: Person): Promise<Record<string, number>> {
  const rows = await page
    .locator('.attendance-rows > div')
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('dt')?.textContent ?? '',
        Number(row.querySelector('dd')?.textContent),
      ]),
    );
  return Object.fromEntries(rows) as Record<string, number>;
}
