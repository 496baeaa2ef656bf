import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { enterAs, fromMenu, goToStep, makeSession, untilSaved, worksheetLines, writeLine } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const WHOM = 'Wat en met wie wil je intern verbinden?';
const HARD = 'Wat maakt dit lastig?';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Who works with whom, as the cards of the facilitator say it. */
async function pairs({ page }: Person): Promise<readonly string[]> {
  return page.locator('.pairs-card-names').allTextContents();
}

/** Comes in by the link, on an own device. */
async function comeIn(name: string, link: string, device = DESKTOP): Promise<Person> {
  const person = await somebody(browser, name, { viewport: device });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

/** Closes the page, as a battery does. */
async function die({ page }: Person): Promise<void> {
  await page.close();
}

/** The same device again: whoever was on it is known. */
async function comeBack(person: Person, link: string): Promise<Page> {
  const page = await person.context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(link);
  await page.getByRole('button', { name: `Ga verder als ${person.name}` }).click();
  return page;
}

test('pairs hold while people come, go and return', { timeout: 180_000 }, async () => {
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  onTestFailed(() => keepScreens([karin]));
  const { participant } = await makeSession(karin.page, server.address, 'Wijkaanpak');
  await karin.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(karin.page, 'Karin');
  const [samira, bram, fatma, ties] = await Promise.all([
    comeIn('Samira', participant, PHONE),
    comeIn('Bram', participant),
    comeIn('Fatma', participant),
    comeIn('Ties', participant),
  ]);
  onTestFailed(() => keepScreens([samira, bram, fatma, ties]));
  await karin.page.getByRole('heading', { name: 'Aanwezig 5' }).waitFor();
  await startPairs(karin);

  // Each writes in the own pair; nobody else, the facilitator included, receives a word of it.
  const everybody = [samira, bram, fatma, ties];
  const partner = await partnerOf(samira, everybody, karin);
  const others = everybody.filter((person) => person !== samira && person !== partner);
  await writeInTurn([samira, partner]);
  await writeInTurn(others);

  // Somebody who is late is in a pair at once.
  const wim = await comeIn('Wim', participant);
  await wim.page.getByRole('heading', { name: /^Casus van/ }).waitFor();
  await karin.page
    .getByText(/^Wim is binnen en werkt in tweetal \d\.$/)
    .first()
    .waitFor();
  expect((await pairs(karin)).join()).toContain('Wim');
  await die(wim);

  // The partner is gone: the worksheet stays, and both ways on are one press away.
  await die(partner);
  await samira.page.getByText('Je partner is even weg.').waitFor({ timeout: 20_000 });
  await karin.page.getByText('Samira is alleen over').waitFor();
  await expect.poll(() => worksheetLines(samira.page)).toContain('van Samira zelf');
  await samira.page.getByRole('button', { name: 'Zet me bij een ander tweetal' }).click();
  await expect.poll(() => pairs(karin)).toHaveLength(1);
  await samira.page
    .getByText(/^Je werkt nu met /)
    .first()
    .waitFor();

  // Who returns finds the worksheet, beside the one of now.
  const back = await comeBack(partner, participant);
  await fromMenu(back.getByRole('button', { name: /Andere werkbladen/ }), /^Werkblad van nu|eerdere ronde/);
  await expect.poll(() => worksheetLines(back)).toContain(`van ${partner.name} zelf`);

  // A facilitator goes on for who cannot, by the code that they say.
  const [said] = others;
  if (!said) throw new Error('Nobody else is there.');
  const code = (await said.page.locator('.pairs-code-signs').textContent()) ?? '';
  const numbered = await said.page.getByText(/^Werkblad van tweetal \d$/).textContent();
  const number = /\d/.exec(numbered ?? '')?.[0] ?? '';
  expect(await karin.frames.hold(`van ${said.name} zelf`)).toBe(false);
  await fromMenu(
    karin.page.getByRole('button', { name: `Meer over tweetal ${number}` }),
    new RegExp(`^Schrijf voor tweetal ${number}`),
  );
  await karin.page.getByLabel('Code van het werkblad').fill(code.toLowerCase());
  await karin.page.getByRole('button', { name: 'Open het werkblad' }).click();
  const sheet = karin.page.getByRole('dialog');
  await sheet.getByRole('button', { name: new RegExp(`regel bij ‘${HARD.replace('?', '\\?')}’`) }).click();
  await sheet.locator('.pairs-line[data-active] textarea').fill('gehoord aan tafel');
  await said.page.getByText('genoteerd door Karin').waitFor();
  await sheet.getByRole('button', { name: 'Ik ben klaar met meeschrijven' }).click();
  await sheet.waitFor({ state: 'detached' });

  // The same pairs come back, on the same worksheets.
  const before = await pairs(karin);
  await karin.page.getByRole('button', { name: 'Rond af' }).click();
  const finish = karin.page.getByRole('alertdialog');
  await finish.getByText('Zet op de flap-over wat nog niet gedeeld is').click();
  await finish.getByRole('button', { name: 'Rond af' }).click();
  await karin.page.getByRole('button', { name: 'Dezelfde tweetallen' }).click();
  await karin.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(() => pairs(karin)).toEqual(before);
  await expect.poll(() => worksheetLines(said.page)).toContain('gehoord aan tafel');
  for (const { errors, name } of [karin, samira, bram, fatma, ties]) {
    expect(errors, `errors on the page of ${name}`).toEqual([]);
  }
});

/** One after the other: the button for the next line moves when that of the partner comes in. */
async function writeInTurn(pair: readonly Person[]): Promise<void> {
  const written: string[] = [];
  for (const { page, name } of pair) {
    await expect.poll(() => worksheetLines(page)).toEqual(written);
    written.push(`van ${name} zelf`);
    await writeLine(page, WHOM, `van ${name} zelf`);
    await untilSaved(page);
  }
}

async function startPairs({ page }: Person): Promise<void> {
  await goToStep(page, 'Wie wil je verbinden?');
  await page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('0 van 2 klaar').waitFor();
}

async function partnerOf(one: Person, all: readonly Person[], karin: Person): Promise<Person> {
  const own = (await pairs(karin)).find((names) => names.includes(one.name)) ?? '';
  const partner = all.find(({ name }) => name !== one.name && own.includes(name));
  if (!partner) throw new Error(`${one.name} works with nobody.`);
  return partner;
}
