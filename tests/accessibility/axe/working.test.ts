import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fromMenu, goToStep, type HandedOut, writeLine } from '../../journeys/acts.ts';
import { DESKTOP, type Person, PHONE } from '../../journeys/browser.ts';
import { ALL_THEMES, type Inspection } from '../inspection.ts';
import { type Cast, comeIn, gather, lookAtReport, lookBothWays, lookInto } from './cast.ts';

const WHOM = 'Wat en met wie wil je intern verbinden?';

let cast: Cast;
let karin: Person;
let samira: Person;
let fatma: Person;
let olga: Person;
let wall: Person;
let handedOut: HandedOut;
let inspection: Inspection;

/** What people write and choose, alone, in pairs and on the flip chart, and what comes of it. */
describe('axe finds nothing', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    cast = await gather();
    ({ karin, samira, fatma, olga, wall, inspection } = cast);
    handedOut = await comeIn(cast);
  });
  afterAll(() => cast.leave());
  afterEach(() => cast.expectNoErrors());

  test('in hidden writing and in ballots', async () => {
    await lookAtHiddenWriting();
    await lookAtRatings();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('in the work of the pairs', async () => {
    await lookAtPairs();
    expect(inspection.takeFound()).toEqual([]);
  });

  test('on the flip chart, the parking lot and the report', async () => {
    await lookAtFlipChart();
    await lookAtParking();
    await lookAtReport(cast, handedOut, 'Samen naar de raad');
    expect(inspection.takeFound()).toEqual([]);
  });

  test('has looked at all of it', () => {
    expect(inspection.looks).toBeGreaterThan(98);
  });
});

async function lookAtHiddenWriting(): Promise<void> {
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
  await lookBothWays(cast, karin.page, 'hidden answers, facilitator');
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
  await lookInto(cast, karin.page, 'choose what is rated', 'Kies waarover het gaat');
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
  await lookBothWays(cast, karin.page, 'ratings, another round');
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
  await lookBothWays(cast, page, 'pairs, somebody picked');
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
  await lookInto(cast, page, 'read along', /./);
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
  await lookInto(cast, page, 'flip chart, a note to the map', 'Zet iemand op de kaart');
  const groupMenu = region.getByRole('button', { name: 'Meer over groep ‘Werkwijze’' });
  await groupMenu.click();
  await inspection.look(page, 'flip chart, menu of a group');
  await page.keyboard.press('Escape');
  await fromMenu(groupMenu, 'Hernoem de groep');
  await lookInto(cast, page, 'flip chart, rename a group', 'Hernoem de groep');
  await region.getByRole('button', { name: 'Nieuw vel' }).click();
  await lookInto(cast, page, 'flip chart, new sheet', 'Nieuw vel');
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
  await lookInto(cast, page, 'parking list, an issue opened and one being added', 'Parkeerplaats');
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
