import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { enterAs, goToStep, type HandedOut, makeSession, start } from '../../journeys/acts.ts';
import { DESKTOP, type Person, PHONE, WALL } from '../../journeys/browser.ts';
import type { ServerProcess } from '../../journeys/serverProcess.ts';
import { ALL_THEMES, type Inspection } from '../inspection.ts';
import { type Cast, gather, lookBothWays, lookInto } from './cast.ts';

const STEPS = programmeOf('internal', 'nl').map(({ title }) => title);

let cast: Cast;
let server: ServerProcess;
let karin: Person;
let samira: Person;
let fatma: Person;
let olga: Person;
let wall: Person;
let handedOut: HandedOut;
let inspection: Inspection;

/** From the first page to the last step: what people see before anybody has written anything. */
describe('axe finds nothing', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    cast = await gather();
    ({ server, karin, samira, fatma, olga, wall, inspection } = cast);
  });
  afterAll(() => cast.leave());
  afterEach(() => cast.expectNoErrors());

  test('on the way in', async () => {
    await lookAtHome();
    await lookAtDoors();
    await lookAtPagesBeside();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('at any step, for anybody', async () => {
    for (const step of STEPS) {
      if (step === STEPS[0]) await lookAtWaiting();
      else await goToStep(karin.page, step);
      await lookAtStep(step);
    }
    expect(inspection.takeFound()).toEqual([]);
  });

  test('has looked at all of it', () => {
    expect(inspection.looks).toBeGreaterThan(80);
  });
});

/** Before the first step there is something to look at too. */
async function lookAtWaiting(): Promise<void> {
  for (const { page } of [samira, fatma]) {
    await page.getByRole('heading', { name: /^Welkom/ }).waitFor();
    await inspection.look(page, 'waiting', ALL_THEMES);
  }
  await start(karin.page);
}

async function lookAtHome(): Promise<void> {
  const { page } = karin;
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Nieuwe sessie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nieuwe sessie' });
  await dialog.getByRole('button', { name: 'Maak de sessie' }).click();
  await lookInto(cast, page, 'new session, with a message', 'Nieuwe sessie');
  await page.getByRole('button', { name: 'Open een bestand' }).click();
  await lookInto(cast, page, 'open a file', 'Open een bestand');
  await page.getByLabel('Heb je een code?').fill('geen code');
  await page.getByRole('button', { name: 'Doe mee' }).click();
  await inspection.look(page, 'home without sessions, with a wrong code', ALL_THEMES);
  handedOut = await makeSession(page, server.address, 'Geweld hoort nergens thuis');
  await inspection.look(page, 'session ready', ALL_THEMES);
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'session ready, narrow');
  await page.goto(server.address);
  await page.getByRole('heading', { name: 'Jouw sessies' }).waitFor();
  await inspection.look(page, 'home with sessions, narrow');
  await page.setViewportSize(DESKTOP);
  await inspection.look(page, 'home with sessions', ALL_THEMES);
  await page.getByRole('button', { name: /^Haal .* uit deze lijst$/ }).click();
  await inspection.look(page, 'forget a session');
  await page.keyboard.press('Escape');
}

async function lookAtDoors(): Promise<void> {
  await karin.page.goto(handedOut.facilitator);
  await enterAs(karin.page, 'Karin');
  await samira.page.goto(handedOut.participant);
  await samira.page.getByRole('button', { name: 'Doe mee', exact: true }).click();
  await inspection.look(samira.page, 'join on a phone, with a message', ALL_THEMES);
  await samira.page.getByRole('button', { name: 'Herstelcode' }).click();
  await lookInto(cast, samira.page, 'recovery code', 'Word weer begeleider');
  await samira.page.getByLabel('Hoe heet je?').fill('Karin');
  await inspection.look(samira.page, 'join with a name that is taken');
  await enterAs(samira.page, 'Samira');
  await fatma.page.goto(handedOut.participant);
  await fatma.page.getByLabel('Hoe heet je?').waitFor();
  await inspection.look(fatma.page, 'join');
  await enterAs(fatma.page, 'Fatma', 'op afstand');
  await fatma.page.goto(server.address);
  await fatma.page.goto(handedOut.participant);
  const goOn = fatma.page.getByRole('button', { name: 'Ga verder als Fatma' });
  await goOn.waitFor();
  await inspection.look(fatma.page, 'come back', ALL_THEMES);
  await goOn.click();
  await olga.page.goto(handedOut.observer);
  await enterAs(olga.page, 'Olga');
}

async function lookAtPagesBeside(): Promise<void> {
  const { page } = wall;
  await page.goto(`${server.address}/s/${handedOut.code}#nietdejuistelink`);
  await page.getByRole('heading', { name: 'Je kunt hier nu niet naar binnen' }).waitFor();
  await inspection.look(page, 'refused', ALL_THEMES);
  await page.goto(`${server.address}/s/nergens`);
  await page.getByRole('heading', { name: 'Deze pagina bestaat niet' }).waitFor();
  await inspection.look(page, 'unknown address');
  await page.goto(`${server.address}/w/${handedOut.code}#nietdejuistelink`);
  await page.getByRole('heading', { name: 'De wand kan niet open' }).waitFor();
  await inspection.look(page, 'wall refused');
  await page.goto(`${server.address}/hulp`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await inspection.look(page, 'guide', ALL_THEMES);
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'guide, narrow');
  await page.setViewportSize(WALL);
  await page.goto(handedOut.observer.replace('/s/', '/w/'));
  await page.getByText('Er zijn 2 deelnemers binnen').waitFor();
  await inspection.look(page, 'wall, welcome', ALL_THEMES);
}

/** Waits until a page has followed the group to a step, with its face loaded. */
async function isAt({ page }: Person, step: string): Promise<void> {
  await page.locator('.phone-bar-title, .steps-title').filter({ hasText: step }).waitFor();
  await page.locator('.room-loading').waitFor({ state: 'detached' });
}

async function lookAtStep(step: string): Promise<void> {
  for (const [person, who] of [
    [karin, 'facilitator'],
    [samira, 'participant on a phone'],
    [fatma, 'participant'],
    [olga, 'observer'],
  ] as const) {
    await isAt(person, step);
    if (person === karin) await lookBothWays(cast, person.page, `${step}, ${who}`);
    else await inspection.look(person.page, `${step}, ${who}`);
  }
  if (step !== STEPS[0]) await inspection.look(wall.page, `${step}, wall`);
}
