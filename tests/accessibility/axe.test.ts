import { join } from 'node:path';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  enterAs,
  fromMenu,
  goToStep,
  type HandedOut,
  makeSession,
  start,
  writeLine,
} from '../journeys/acts.ts';
import { DESKTOP, launchBrowser, type Person, PHONE, somebody, WALL } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { ALL_THEMES, Inspection } from './inspection.ts';

const CASE = join(import.meta.dirname, '../export/cases/ghnt-stakeholders.csv');
const STEPS = programmeOf('internal', 'nl').map(({ title }) => title);
const WHOM = 'Wat en met wie wil je intern verbinden?';

let server: ServerProcess;
let browser: Browser;
let karin: Person;
let samira: Person;
let fatma: Person;
let olga: Person;
let wall: Person;
let handedOut: HandedOut;
const inspection = new Inspection();

/** One session, played once; the screens are looked at along the way. */
describe('axe finds nothing', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
    [karin, samira, fatma, olga, wall] = await Promise.all([
      somebody(browser, 'Karin', { viewport: DESKTOP }),
      somebody(browser, 'Samira', { viewport: PHONE }),
      somebody(browser, 'Fatma', { viewport: DESKTOP }),
      somebody(browser, 'Olga', { viewport: DESKTOP }),
      somebody(browser, 'de wand', { viewport: WALL }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => {
    for (const { errors } of [karin, samira, fatma, olga, wall]) expect(errors.splice(0)).toEqual([]);
  });

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

  test('in hidden writing and in ballots', async () => {
    await lookAtHiddenWriting();
    await lookAtRatings();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('in the work of the pairs', async () => {
    await lookAtPairs();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('on the flip chart and the parking lot', async () => {
    await lookAtFlipChart();
    await lookAtParking();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('on the map and in its list', async () => {
    await lookAtImport();
    await lookAtMap();
    await lookAtMapOfOthers();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('around the board', async () => {
    await lookAtSessionDialogs();
    await lookAtReport();
    await lookAtBanners();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('has looked at all of it', () => {
    expect(inspection.looks).toBeGreaterThan(180);
  });
});

/** Opens something, looks at it, and closes it by Escape. */
async function lookInto(page: Page, screen: string, dialog: string | RegExp): Promise<void> {
  const opened = page.getByRole('dialog', { name: dialog });
  await opened.waitFor();
  await inspection.look(page, screen);
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
}

/** The same on a desktop and in a window as narrow as a phone. */
async function lookBothWays(page: Page, screen: string): Promise<void> {
  await inspection.look(page, screen);
  await page.setViewportSize(PHONE);
  await inspection.look(page, `${screen}, narrow`);
  await page.setViewportSize(DESKTOP);
}

async function lookAtHome(): Promise<void> {
  const { page } = karin;
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Nieuwe sessie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nieuwe sessie' });
  await dialog.getByRole('button', { name: 'Maak de sessie' }).click();
  await lookInto(page, 'new session, with a message', 'Nieuwe sessie');
  await page.getByRole('button', { name: 'Open een bestand' }).click();
  await lookInto(page, 'open a file', 'Open een bestand');
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
  await lookInto(samira.page, 'recovery code', 'Word weer begeleider');
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
    if (person === karin) await lookBothWays(person.page, `${step}, ${who}`);
    else await inspection.look(person.page, `${step}, ${who}`);
  }
  if (step !== STEPS[0]) await inspection.look(wall.page, `${step}, wall`);
}

/** Before the first step there is something to look at too. */
async function lookAtWaiting(): Promise<void> {
  for (const { page } of [samira, fatma]) {
    await page.getByRole('heading', { name: /^Welkom/ }).waitFor();
    await inspection.look(page, 'waiting', ALL_THEMES);
  }
  await start(karin.page);
}

async function lookAtHiddenWriting(): Promise<void> {
  await goToStep(karin.page, 'Terugblik');
  const field = samira.page.getByLabel(/^Je antwoord op .Wat is je bijgebleven/);
  await field.fill('de spiegelgroep');
  await samira.page.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await samira.page.getByText('Bewaard. Je kunt ze nog veranderen.').waitFor();
  await inspection.look(samira.page, 'hidden answers on a phone', ALL_THEMES);
  await samira.page.getByRole('button', { name: 'Verander ‘de spiegelgroep’' }).click();
  await inspection.look(samira.page, 'hidden answers, one being changed');
  await samira.page.keyboard.press('Escape');
  await fatma.page.getByText('1 van 2 klaar').first().waitFor();
  await inspection.look(fatma.page, 'hidden answers of others', ALL_THEMES);
  await inspection.look(wall.page, 'wall, hidden answers', ALL_THEMES);
  await lookBothWays(karin.page, 'hidden answers, facilitator');
  await karin.page.getByRole('button', { name: 'Alle vellen' }).click();
  await inspection.look(karin.page, 'ways to ask');
  await karin.page.keyboard.press('Escape');
  await karin.page.getByRole('button', { name: 'Onthul', exact: true }).click();
  await inspection.look(karin.page, 'reveal while few are done');
  await karin.page.getByRole('alertdialog').getByRole('button', { name: 'Onthul nu' }).click();
  await fatma.page.getByText('de spiegelgroep').waitFor();
  await inspection.look(fatma.page, 'answers revealed');
}

async function lookAtRatings(): Promise<void> {
  await goToStep(karin.page, 'Voorwaarden voor verbinding');
  await karin.page.getByRole('button', { name: 'Kies waarover het gaat' }).click();
  await lookInto(karin.page, 'choose what is rated', 'Kies waarover het gaat');
  for (const [{ page }, value] of [
    [samira, '5'],
    [fatma, '1'],
  ] as const) {
    const urgency = page.getByRole('radiogroup', { name: /^Urgentie/ });
    await urgency.getByText(value, { exact: true }).click();
    await page.getByRole('button', { name: 'Waarom?' }).click();
    await page.getByLabel('Waarom, bij Urgentie').fill('daarom');
    await page.getByRole('button', { name: 'Klaar', exact: true }).click();
    await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
    await inspection.look(page, 'ratings, given', ALL_THEMES);
  }
  await karin.page.getByText('2 van 2 klaar').waitFor();
  await inspection.look(wall.page, 'wall, ratings', ALL_THEMES);
  await karin.page.getByRole('button', { name: 'Onthul', exact: true }).click();
  await karin.page.getByRole('img', { name: /^Urgentie/ }).waitFor();
  await karin.page.getByRole('button', { name: '2 redenen' }).click();
  await inspection.look(karin.page, 'ratings revealed, facilitator', ALL_THEMES);
  for (const [{ page }, who] of [
    [samira, 'participant on a phone'],
    [olga, 'observer'],
    [wall, 'wall'],
  ] as const) {
    await page.getByRole('img', { name: /^Urgentie/ }).waitFor();
    await inspection.look(page, `ratings revealed, ${who}`, ALL_THEMES);
  }
  await karin.page.getByRole('button', { name: 'Nog een ronde' }).click();
  await karin.page.getByRole('button', { name: /^Ronde 1/ }).click();
  await lookBothWays(karin.page, 'ratings, another round');
}

async function lookAtPairs(): Promise<void> {
  const { page } = karin;
  await goToStep(page, 'Wie wil je verbinden?');
  await page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await page.getByRole('button', { name: 'Zet tweetal 1 vast' }).click();
  await page.getByRole('button', { name: 'Hoe tweetallen worden gemaakt' }).click();
  await inspection.look(page, 'pairs, proposal', ALL_THEMES);
  await page.getByRole('button', { name: /^Samira/ }).click();
  await lookBothWays(page, 'pairs, somebody picked');
  await page.keyboard.press('Escape');
  await page.getByLabel('Minuten').fill('20');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('0 van 1 klaar').waitFor();
  for (const line of ['de spiegelgroep aan de stuurgroep', 'gemeenten aan de landelijke sturing', 'derde']) {
    await writeLine(samira.page, WHOM, line);
  }
  await page.getByText('schrijft, 3 regels').waitFor();
  await inspection.look(samira.page, 'worksheet on a phone, with lines', ALL_THEMES);
  await inspection.look(fatma.page, 'worksheet, with lines', ALL_THEMES);
  await lookAtLines();
  await lookAtProxy();
  await samira.page.getByRole('button', { name: /^Vraag hulp/ }).click();
  await samira.page.getByRole('button', { name: 'Wij zijn klaar' }).click();
  await page.getByText('1 van 1 klaar').waitFor();
  await inspection.look(samira.page, 'worksheet, ready and asking for help');
  await inspection.look(page, 'pairs, working', ALL_THEMES);
  await inspection.look(wall.page, 'wall, pairs working', ALL_THEMES);
  await page
    .getByRole('button', { name: /Lees mee/ })
    .first()
    .click();
  await lookInto(page, 'read along', /./);
  await page.getByRole('button', { name: 'Rond af' }).click();
  await inspection.look(page, 'finish the pairs');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rond af' }).click();
  await page.getByText('De tweetallen zijn klaar').first().waitFor();
  await inspection.look(page, 'pairs, finished');
}

/** A facilitator asks for the worksheet by its code, and writes in it when the pair asks for that. */
async function lookAtProxy(): Promise<void> {
  const { page } = karin;
  await fromMenu(page.getByRole('button', { name: 'Meer over tweetal 1' }), /^Schrijf voor tweetal 1/);
  await page.getByLabel('Code van het werkblad').fill('00000');
  await page.getByRole('button', { name: 'Open het werkblad' }).click();
  await page.getByText('Deze code hoort niet bij dit tweetal.').waitFor();
  await inspection.look(page, 'write for a pair, wrong code');
  await page.keyboard.press('Escape');
  await fatma.page.getByRole('button', { name: 'Laat de begeleider meeschrijven' }).click();
  await page.getByRole('button', { name: 'Schrijf voor hen' }).click();
  await page.getByRole('dialog').locator('.pairs-line').first().waitFor();
  await inspection.look(page, 'write for a pair', ALL_THEMES);
  await page.getByRole('button', { name: 'Ik ben klaar met meeschrijven' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A line with its acts, its menu, shared and parked. */
async function lookAtLines(): Promise<void> {
  const { page } = samira;
  await page.locator('.pairs-line textarea').first().click();
  await page.getByRole('button', { name: 'Deel regel' }).click();
  await page.getByText('gedeeld', { exact: true }).waitFor();
  await page.locator('.pairs-line textarea').first().click();
  await page.getByRole('button', { name: 'Parkeer', exact: true }).click();
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await why.getByRole('button', { name: 'Meer: tafel, eigenaar, datum' }).click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await inspection.look(page, 'park a line, with a message');
  await why.getByText('anders…').click();
  await why.getByLabel('Namelijk').fill('een andere keer');
  await inspection.look(page, 'park a line, own reason');
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await page.getByText('geparkeerd', { exact: true }).waitFor();
  await inspection.look(page, 'worksheet, shared and parked');
  await fatma.page.getByRole('button', { name: /^Meer over ‘derde’/ }).click();
  await inspection.look(fatma.page, 'worksheet, menu of a line');
  await fatma.page.keyboard.press('Escape');
}

/** Two notes become one, which is looked into and taken apart again. */
async function lookAtMerging(): Promise<void> {
  const { page } = karin;
  const sheet = page.getByRole('region', { name: 'Flap-over' });
  await fromMenu(sheet.getByRole('button', { name: 'Meer over ‘Eerder bellen’' }), 'Voeg samen met…');
  const which = page.getByRole('dialog', { name: 'Welke regels zeggen hetzelfde?' });
  await which.getByText('Samen naar de raad').click();
  await inspection.look(page, 'flip chart, merge notes', ALL_THEMES);
  await which.getByRole('button', { name: 'Voeg samen', exact: true }).click();
  await fromMenu(sheet.getByRole('button', { name: 'Meer over ‘Eerder bellen’' }), 'Bekijk de 2 regels…');
  await inspection.look(page, 'flip chart, what a line was merged from', ALL_THEMES);
  await page.getByRole('button', { name: 'Haal los: ‘Samen naar de raad’' }).click();
  await page.getByLabel(/^Schrijf een briefje bij/).fill('eerder bellen!');
  await page.getByLabel(/^Schrijf een briefje bij/).press('Enter');
  await sheet.getByText('Lijkt op elkaar:').waitFor();
  await inspection.look(page, 'flip chart, two notes look alike', ALL_THEMES);
  await page.getByRole('button', { name: 'Eerste tweetal op de wand' }).click();
  await samira.page.getByText('Jullie zijn aan de beurt.').first().waitFor();
  await inspection.look(page, 'flip chart, a pair has its turn', ALL_THEMES);
  await inspection.look(samira.page, 'flip chart on a phone, our turn', ALL_THEMES);
  await inspection.look(wall.page, 'wall, a pair has its turn', ALL_THEMES);
}

async function lookAtFlipChart(): Promise<void> {
  const { page } = karin;
  await goToStep(page, 'Plenair');
  const field = page.getByLabel(/^Schrijf een briefje bij/);
  for (const note of ['Dichter bij de tafel', 'Eerder bellen', 'Samen naar de raad']) {
    await field.fill(note);
    await field.press('Enter');
  }
  const menu = page.getByRole('region', { name: 'Flap-over' }).getByRole('button', {
    name: 'Meer over ‘Eerder bellen’',
  });
  await menu.click();
  await inspection.look(page, 'flip chart, menu of a note');
  await page.getByRole('menuitem', { name: 'Zet bij…' }).click();
  const where = page.getByRole('dialog', { name: 'Waar hoort dit bij?' });
  await where.getByRole('button', { name: 'Zet hier' }).click();
  await inspection.look(page, 'flip chart, place a note, with a message');
  await where.getByLabel('Of in een nieuwe groep').fill('Werkwijze');
  await where.getByRole('button', { name: 'Zet hier' }).click();
  await page
    .getByRole('heading', { name: /Werkwijze/ })
    .first()
    .waitFor();
  await inspection.look(page, 'flip chart with a group', ALL_THEMES);
  await lookAtMerging();
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'flip chart with a group, narrow');
  await page.setViewportSize(DESKTOP);
  await inspection.look(fatma.page, 'flip chart with a group, participant');
  await samira.page.getByRole('button', { name: /^Dichter bij de tafel/ }).click();
  await inspection.look(samira.page, 'flip chart on a phone, a note opened', ALL_THEMES);
  await inspection.look(olga.page, 'flip chart with a group, observer');
  await inspection.look(wall.page, 'wall, flip chart', ALL_THEMES);
  await lookAtFlipChartDialogs(page);
}

async function lookAtFlipChartDialogs(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: 'Flap-over' });
  const menu = region.getByRole('button', { name: 'Meer over ‘Eerder bellen’' });
  await fromMenu(menu, 'Wijzig');
  await page.getByLabel('Tekst van het briefje').waitFor();
  await inspection.look(page, 'flip chart, a note being edited');
  await page.keyboard.press('Escape');
  await fromMenu(menu, 'Zet op de kaart…');
  await lookInto(page, 'flip chart, a note to the map', 'Zet iemand op de kaart');
  const groupMenu = region.getByRole('button', { name: 'Meer over groep ‘Werkwijze’' });
  await groupMenu.click();
  await inspection.look(page, 'flip chart, menu of a group');
  await page.keyboard.press('Escape');
  await fromMenu(groupMenu, 'Hernoem de groep');
  await lookInto(page, 'flip chart, rename a group', 'Hernoem de groep');
  await region.getByRole('button', { name: 'Nieuw vel' }).click();
  await lookInto(page, 'flip chart, new sheet', 'Nieuw vel');
  await region.getByRole('button', { name: 'Alle vellen' }).click();
  await inspection.look(page, 'flip chart, all sheets');
  await page.keyboard.press('Escape');
  await fromMenu(menu, 'Parkeer…');
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await inspection.look(page, 'flip chart, park a note');
  await why.getByText('later', { exact: true }).click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await page.getByText('Geparkeerd').first().waitFor();
  await inspection.look(page, 'flip chart, with a message and parked issues');
}

async function lookAtParking(): Promise<void> {
  const { page } = karin;
  await page.getByRole('button', { name: 'Bekijk alles' }).click();
  await page.getByRole('button', { name: 'Wijzig ‘Eerder bellen’' }).click();
  await page.getByRole('button', { name: 'Zet zelf iets op de parkeerplaats' }).click();
  await page.getByLabel('Waar gaat het over?').waitFor();
  await lookInto(page, 'parking list, an issue opened and one being added', 'Parkeerplaats');
  for (const area of ['Flap-over', 'Parkeerplaats', 'Kaart']) {
    await page.getByRole('button', { name: `Bekijk: ${area}` }).click();
    await page.getByRole('button', { name: 'Ga mee' }).waitFor();
    await page.locator('.react-flow__node').first().waitFor();
    await inspection.look(page, `looking around: ${area}`);
  }
  await page.getByRole('button', { name: 'Ga mee' }).click();
  await fromMenu(samira.page.getByRole('button', { name: 'Meer', exact: true }).first(), 'Parkeerplaats');
  await samira.page.getByRole('heading', { level: 1, name: 'Parkeerplaats' }).waitFor();
  await inspection.look(samira.page, 'parking list on a phone', ALL_THEMES);
  await samira.page.getByRole('button', { name: 'Ga mee' }).click();
}

async function lookAtImport(): Promise<void> {
  const { page } = karin;
  await goToStep(page, 'Domeinen en drivers');
  await page.getByRole('button', { name: 'Haal een lijst binnen' }).click();
  await page.getByRole('dialog', { name: 'Partijen inlezen' }).waitFor();
  await inspection.look(page, 'import');
  await page.locator('input[type=file]').setInputFiles(CASE);
  const add = page.getByRole('button', { name: 'Voeg 18 partijen toe' });
  await add.waitFor();
  await lookBothWays(page, 'import, preview');
  await add.click();
  await page.getByText('18 partijen').first().waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Lees stakeholders in' }).click();
  await page
    .getByLabel('Of plak cellen')
    .fill('Naam;Domein\nPolitie;Ambtelijk\nBuurtbewoners;onbekend\nVNG;Bestuur');
  await page.getByRole('button', { name: 'Lees in' }).click();
  await page.getByRole('dialog', { name: 'Klopt dit?' }).waitFor();
  await inspection.look(page, 'import, preview with doubts and duplicates', ALL_THEMES);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function lookAtMap(): Promise<void> {
  const { page } = karin;
  for (const [from, to] of [
    ['VNG', 'Minister van VWS'],
    ['Landelijke pers', 'VNG'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^${from},`) }).click();
    await page.getByRole('button', { name: 'Verbind met…' }).click();
    const connect = page.getByRole('dialog', { name: `Verbind ${from}` });
    await connect.getByRole('combobox', { name: 'Verbind met' }).fill(to);
    await inspection.look(page, `connect ${from}, choosing`);
    await page.getByRole('option', { name: to }).click();
    if (from === 'VNG') await connect.getByText('gewenst').click();
    await inspection.look(page, `connect ${from}, chosen`);
    await connect.getByRole('button', { name: 'Verbind', exact: true }).click();
  }
  await inspection.look(page, 'map, with a panel', ALL_THEMES);
  await page.getByRole('button', { name: 'Meer', exact: true }).last().click();
  await inspection.look(page, 'map, with the whole panel');
  await page
    .getByRole('button', { name: /sluit aan op/ })
    .first()
    .click();
  await lookInto(page, 'connection', 'Verbinding');
  await page.getByRole('button', { name: /^VNG,/ }).press('m');
  await lookInto(page, 'move somebody', 'Verplaats VNG');
  await page.getByRole('button', { name: /^VNG,/ }).press('F10');
  await page.getByRole('menu').waitFor();
  await inspection.look(page, 'map, menu of a card');
  await page.getByRole('menuitem', { name: 'Zet op flap-over' }).click();
  await lookInto(page, 'a card to the flip chart', /^Zet ‘VNG’ op de flap-over/);
  await page.getByRole('button', { name: 'Sluit', exact: true }).click();
  await inspection.look(page, 'map, with who stands where', ALL_THEMES);
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'map of a facilitator, narrow');
  await page.setViewportSize(DESKTOP);
  await page.getByRole('button', { name: 'Lijst', exact: true }).click();
  await page.getByRole('button', { name: 'Zet iemand op de kaart' }).waitFor();
  await inspection.look(page, 'list of the map', ALL_THEMES);
  await page.getByRole('button', { name: 'Zet iemand op de kaart' }).click();
  const form = page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  await form.getByRole('button', { name: 'Zet op de kaart' }).click();
  await lookInto(page, 'add somebody, with a message', 'Zet iemand op de kaart');
  await page.getByRole('button', { name: 'Kies', exact: true }).click();
}

async function lookAtMapOfOthers(): Promise<void> {
  const { page } = samira;
  await page.getByRole('button', { name: /^VNG/ }).first().click();
  await inspection.look(page, 'list of the map on a phone, a row opened', ALL_THEMES);
  await page.getByRole('button', { name: 'Alles over deze partij' }).click();
  await lookInto(page, 'somebody on a phone', /VNG/);
  await page.getByText('Bekijk de kaart').click();
  await page.locator('.react-flow__node').first().waitFor();
  await inspection.look(page, 'map on a phone');
  await inspection.look(fatma.page, 'map, participant');
  await olga.page.getByRole('button', { name: /^VNG,/ }).click();
  await inspection.look(olga.page, 'map with a panel, observer');
  await inspection.look(wall.page, 'wall, map', ALL_THEMES);
}

async function lookAtSessionDialogs(): Promise<void> {
  const { page } = karin;
  const more = page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true });
  await more.click();
  await inspection.look(page, 'menu of the session');
  await page.keyboard.press('Escape');
  for (const [act, dialog] of [
    ['Links en QR-code', 'Links en QR-code'],
    ['Exporteer het bord', 'Exporteren'],
    ['Mensen', 'Mensen'],
    [/^Programma$/, 'Programma'],
    ['Verander je naam', 'Verander je naam'],
    ['Weergave en taal', 'Weergave en taal'],
    ['Verlaat de sessie', 'De sessie verlaten?'],
  ] as const) {
    await fromMenu(more, act);
    const opened = page.locator('[role=dialog], [role=alertdialog]').filter({ hasText: dialog });
    await opened.waitFor();
    await inspection.look(page, dialog);
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
  }
  await fromMenu(more, 'Mensen');
  await lookAtPeople();
}

/** Somebody without a device, and a door that asks for the department. */
async function lookAtPeople(): Promise<void> {
  const { page } = karin;
  const people = page.getByRole('dialog', { name: 'Mensen' });
  await people.getByRole('button', { name: 'Voeg iemand zonder apparaat toe' }).click();
  const form = page.getByRole('dialog', { name: 'Voeg iemand zonder apparaat toe' });
  await form.getByRole('button', { name: 'Voeg toe' }).click();
  await inspection.look(page, 'somebody without a device, without a name');
  await form.getByLabel('Naam').fill('Piet');
  await form.getByRole('button', { name: 'Voeg toe' }).click();
  await form.waitFor({ state: 'detached' });
  await people.getByText('zonder apparaat', { exact: true }).waitFor();
  await inspection.look(page, 'people, somebody without a device', ALL_THEMES);
  await people.getByRole('button', { name: 'Afdelingen' }).click();
  const departments = page.getByRole('dialog', { name: 'Afdelingen' });
  await departments.getByText('Vraag bij het binnenkomen').click();
  await departments.getByLabel('Afdelingen om uit te kiezen').fill('Zorg\nRuimte');
  await inspection.look(page, 'departments');
  await departments.getByRole('button', { name: 'Bewaar' }).click();
  await departments.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  const door = await somebody(browser, 'Nienke', { viewport: PHONE });
  await door.page.goto(handedOut.participant);
  await door.page.getByLabel('Bij welke afdeling werk je?').fill('Zorg');
  await inspection.look(door.page, 'door that asks for the department', ALL_THEMES);
  expect(door.errors).toEqual([]);
  await door.context.close();
}

async function lookAtReport(): Promise<void> {
  const { page } = olga;
  await page.goto(`${server.address}/s/${handedOut.code}/verslag`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Samen naar de raad').first().waitFor();
  await inspection.look(page, 'report', ALL_THEMES);
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'report, narrow');
}

async function lookAtBanners(): Promise<void> {
  await karin.page.getByRole('button', { name: 'Bevries' }).click();
  const people = [karin, samira, fatma] as const;
  // The same banner for all: one of them shows it in every colour.
  const themesOf = (name: string) => (name === karin.name ? ALL_THEMES : undefined);
  for (const { page } of people) await page.getByText('Bevroren door Karin.').waitFor();
  for (const { page, name } of people) await inspection.look(page, `frozen, ${name}`, themesOf(name));
  await karin.page.getByRole('button', { name: 'Ontdooi' }).click();
  await server.kill();
  for (const { page } of people) await page.getByText('Geen verbinding.').waitFor();
  for (const { page, name } of people) await inspection.look(page, `offline, ${name}`, themesOf(name));
  await wall.page.getByText('Geen verbinding.').waitFor();
  await inspection.look(wall.page, 'wall, offline');
  await server.startAgain();
  for (const { page } of people) await page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
}
