import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { enterAs, fromMenu, goToStep, makeSession, untilSaved, writeLine } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody, WALL } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const WHOM = 'Wat en met wie wil je intern verbinden?';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function comeIn(name: string, link: string): Promise<Person> {
  const person = await somebody(browser, name, { viewport: PHONE });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

interface Room {
  readonly karin: Person;
  /** Two phones, each in a pair of its own. */
  readonly samira: Person;
  readonly fatma: Person;
  readonly wall: Person;
}

/** Two people who each work alone are two pairs. */
async function gather(): Promise<Room> {
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const { participant, observer } = await makeSession(
    karin.page,
    server.address,
    'Geweld hoort nergens thuis',
  );
  await karin.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(karin.page, 'Karin');
  const wall = await somebody(browser, 'de wand', { viewport: WALL });
  await wall.page.goto(observer.replace('/s/', '/w/'));
  const [samira, fatma] = await Promise.all([comeIn('Samira', participant), comeIn('Fatma', participant)]);
  await karin.page.getByRole('heading', { name: 'Aanwezig 3' }).waitFor();
  await goToStep(karin.page, 'Wie wil je verbinden?');
  await karin.page.getByRole('button', { name: 'Hoe tweetallen worden gemaakt' }).click();
  await karin.page.getByText('alleen', { exact: true }).click();
  await karin.page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await karin.page.getByRole('button', { name: 'Start', exact: true }).click();
  await karin.page.getByText('0 van 2 klaar').waitFor();
  return { karin, samira, fatma, wall };
}

async function writeAll({ page }: Person, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await writeLine(page, WHOM, text);
  await page.locator('.pairs-line textarea').last().blur();
  await untilSaved(page);
}

const onSheet = ({ page }: Person) => page.getByRole('region', { name: 'Flap-over' });

/** What holds for the whole room, over the page. */
const told = ({ page }: Person) => page.locator('.room-banners');

/** The words of the notes on the sheet. */
function noteTexts(person: Person): Promise<string[]> {
  return onSheet(person).locator('.flipchart-note .flipchart-words').allTextContents();
}

test('the plenary: share, harvest, turns on phones and wall, and merging', { timeout: 120_000 }, async () => {
  const room = await gather();
  const { karin, samira, fatma, wall } = room;
  onTestFailed(() => keepScreens([karin, samira, fatma, wall]));

  // Beforehand the pair sees what goes to the group, keeps one line, and shares the rest in one press.
  await writeAll(samira, 'Gescheiden geldstromen', 'Nieuwe bewindspersoon', 'Alleen voor ons');
  await samira.page.getByText('Bij het afronden gaan 3 regels naar de flap-over.').waitFor();
  await samira.page.getByRole('button', { name: 'Blijft bij ons', exact: true }).click();
  await samira.page.getByText('Bij het afronden gaan 2 regels naar de flap-over.').waitFor();
  await samira.page.getByRole('button', { name: 'Deel alles nu (2)' }).click();
  await expect.poll(() => samira.page.getByText('gedeeld', { exact: true }).count()).toBe(2);
  await writeAll(fatma, 'De geldstromen zijn gescheiden', 'Eigen onderdeel eerst');

  await finish(room);
  await takeTurns(room);
  await mergeAndTakeApart(room);
  for (const { name, frames } of [karin, fatma, wall]) {
    expect(await frames.hold('Alleen voor ons'), `${name} received what a pair keeps`).toBe(false);
  }
  for (const { errors, name } of [karin, samira, fatma, wall]) {
    expect(errors, `errors on the page of ${name}`).toEqual([]);
  }
});

/** What was not shared is taken when the pairs are finished, once, and what somebody takes off does not come back. */
async function finish({ karin, fatma }: Room): Promise<void> {
  const { page } = karin;
  await page.getByRole('button', { name: 'Rond af' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rond af' }).click();
  await page.getByText('2 regels opgehaald.').first().waitFor();
  await expect.poll(() => fatma.page.getByText('gedeeld', { exact: true }).count()).toBe(2);
  await page.getByRole('button', { name: 'Haal op wat nog niet gedeeld is' }).click();
  await page.getByText('Er was niets meer op te halen.').first().waitFor();
  await goToStep(page, 'Plenair');
  const four = [
    'De geldstromen zijn gescheiden',
    'Eigen onderdeel eerst',
    'Gescheiden geldstromen',
    'Nieuwe bewindspersoon',
  ];
  await expect.poll(async () => (await noteTexts(karin)).sort()).toEqual(four);
}

/** One button leads from pair to pair: the phones of the pair and the wall follow. */
async function takeTurns({ karin, samira, fatma, wall }: Room): Promise<void> {
  const { page } = karin;
  const first = await page.locator('.flipchart-next .soft').textContent();
  const [one, other] = first?.includes('Samira') ? [samira, fatma] : [fatma, samira];
  await page.getByRole('button', { name: 'Eerste tweetal op de wand' }).click();
  await told(one).getByText('Jullie zijn aan de beurt.').waitFor();
  await told(other).getByText('Jullie zijn hierna.').waitFor();
  await wall.page.getByText(`: ${one.name}`).first().waitFor();
  await wall.page.getByText(/Hierna: tweetal \d: /).waitFor();
  const sizes = await wall.page
    .locator('.flipchart-wall :visible')
    .evaluateAll((all) =>
      all
        .filter((one) =>
          [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        )
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    );
  expect(Math.min(...sizes), 'the smallest type on the wall').toBeGreaterThanOrEqual(24);
  await page.getByRole('button', { name: 'Volgend tweetal op de wand' }).click();
  await told(other).getByText('Jullie zijn aan de beurt.').waitFor();
  await told(one).getByText('Jullie zijn aan de beurt.').waitFor({ state: 'detached' });
  await wall.page.getByText(`: ${other.name}`).first().waitFor();
  await page.getByRole('button', { name: 'Klaar, dit was de laatste' }).click();
  await page.getByText('Alle tweetallen met regels zijn aan de beurt geweest.').first().waitFor();
}

/** What looks alike is proposed; a wrong merge is undone, a right one is taken apart again. */
async function mergeAndTakeApart({ karin, fatma }: Room): Promise<void> {
  const { page } = karin;
  const sheet = onSheet(karin);
  await sheet.getByText('Lijkt op elkaar:').waitFor();
  await sheet.getByRole('button', { name: /^Voeg samen: ‘/ }).click();
  await expect.poll(async () => (await noteTexts(karin)).length).toBe(3);
  await sheet
    .getByText(/tweetal 1 en tweetal 2, samengevoegd|tweetal 2 en tweetal 1, samengevoegd/)
    .waitFor();

  // The wrong ones: by the menu, and undone with what Fatma did since.
  await fromMenu(sheet.getByRole('button', { name: 'Meer over ‘Nieuwe bewindspersoon’' }), 'Voeg samen met…');
  const dialog = page.getByRole('dialog', { name: 'Welke regels zeggen hetzelfde?' });
  await dialog.getByText('Eigen onderdeel eerst').click();
  await dialog.getByRole('button', { name: 'Voeg samen', exact: true }).click();
  await expect.poll(async () => (await noteTexts(karin)).length).toBe(2);
  await fatma.page.getByLabel(/^Schrijf een briefje bij/).fill('Van Fatma, intussen');
  await fatma.page.getByRole('button', { name: 'Zet op de flap' }).click();
  await sheet.getByText('Van Fatma, intussen').waitFor();
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
  await expect
    .poll(async () => (await noteTexts(karin)).sort())
    .toEqual(
      expect.arrayContaining(['Eigen onderdeel eerst', 'Nieuwe bewindspersoon', 'Van Fatma, intussen']),
    );

  const line = sheet.locator('.flipchart-note', { hasText: 'samengevoegd' });
  await line.hover();
  await fromMenu(line.getByRole('button'), 'Bekijk de 2 regels…');
  const sources = page.getByRole('dialog', { name: 'Samengevoegd uit 2 regels' });
  await sources.getByText('Gescheiden geldstromen').waitFor();
  await sources.getByText('De geldstromen zijn gescheiden').waitFor();
  await sources.getByRole('button', { name: /^Haal los: / }).click();
  await expect.poll(async () => (await noteTexts(karin)).length).toBe(5);
  await sheet.getByRole('button', { name: /^Laat staan: / }).click();
  await sheet.getByText('Lijkt op elkaar:').waitFor({ state: 'detached' });
}
