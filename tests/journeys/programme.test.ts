import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { type Gathering, gather } from '../relay/people.ts';
import { enterAs, fromMenu, goToStep } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const QUESTION = 'Wat zien wij nog niet?';
const REWORDED = 'Wat zien wij samen nog niet?';

let server: ServerProcess;
let browser: Browser;
let room: Gathering;
let karin: Person;
let ineke: Person;
let samira: Person;
const inspection = new Inspection();

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
  room = await gather(server.address);
  const { facilitator, participant } = room.session.links;
  [karin, ineke, samira] = await Promise.all([
    comeIn('Karin', facilitator, DESKTOP),
    comeIn('Ineke', facilitator, DESKTOP),
    comeIn('Samira', participant, PHONE),
  ]);
});
afterAll(async () => {
  room.leave();
  await browser.close();
  await server.stop();
});

async function comeIn(name: string, link: string, viewport: typeof DESKTOP): Promise<Person> {
  const person = await somebody(browser, name, { viewport });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

const editor = (page: Page): Locator => page.getByRole('dialog', { name: 'Programma aanpassen' });
const row = (page: Page, title: string): Locator =>
  editor(page).getByRole('list', { name: 'Stappen' }).getByRole('button', { name: title });

async function openEditor({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Pas het programma aan' }).click();
  await editor(page).waitFor();
}

/** By a key that comes while nothing has the focus, as it does right after what had it is gone. */
async function closeEditor({ page }: Person): Promise<void> {
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  );
  await editor(page).waitFor({ state: 'detached' });
}

/** A title as `row` finds it, in the order in which the list shows them. */
function titlesIn(page: Page): Promise<string[]> {
  return editor(page).locator('.programme-row .strong').allTextContents();
}

/** One adds a question that is asked hidden; the other changes the same step meanwhile. */
async function changeTogether(): Promise<void> {
  await Promise.all([openEditor(karin), openEditor(ineke)]);
  await inspection.look(karin.page, 'editor of the programme', ALL_THEMES);
  for (const { page } of [karin, ineke]) await row(page, 'Lessen uit sessie 1').click();
  const { page } = karin;
  await editor(page).getByRole('button', { name: 'Nog een vraag' }).click();
  const field = editor(page).getByRole('textbox', { name: 'Vraag 5' });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(QUESTION);
  const title = editor(ineke.page).getByRole('textbox', { name: 'Titel' });
  await title.fill('Lessen van de vorige keer');
  await Promise.all([title.press('Enter'), page.keyboard.press('Enter')]);
  await row(page, 'Lessen van de vorige keer').waitFor();
  const hers = editor(ineke.page).getByRole('textbox', { name: 'Vraag 5' });
  await expect.poll(() => hers.inputValue()).toBe(QUESTION);
  await editor(page)
    .getByRole('button', { name: new RegExp(`Hoe je .${QUESTION.replace('?', '\\?')}. vraagt`) })
    .click();
  await page.getByRole('option', { name: 'Verborgen tot je onthult, met naam' }).click();
  await closeEditor(ineke);
}

/** By key to another place, taken out, and back by the message. */
async function putInOrder(): Promise<void> {
  const { page } = karin;
  await row(page, 'Lessen van de vorige keer').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(() => titlesIn(page).then((titles) => titles.slice(0, 3)))
    .toEqual(['Terugblik', 'Leidende vragen', 'Lessen van de vorige keer']);
  expect(
    await row(page, 'Lessen van de vorige keer').evaluate((element) => element === document.activeElement),
  ).toBe(true);
  await row(page, 'Strategieën').click();
  await editor(page).getByRole('button', { name: 'Haal uit het programma' }).click();
  await row(page, 'Strategieën').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await row(page, 'Strategieën').waitFor();
  expect((await titlesIn(page))[8]).toBe('Strategieën');
}

/** An answer that nobody sees yet keeps its question where it is, and takes its other words along. */
async function answerAndReword(): Promise<void> {
  await closeEditor(karin);
  await goToStep(karin.page, 'Lessen van de vorige keer');
  await fromMenu(samira.page.getByRole('button', { name: 'Alle vellen' }), QUESTION);
  await samira.page.getByLabel(`Je antwoord op ‘${QUESTION}’`).fill('de spiegelgroep');
  await samira.page.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await samira.page.getByText('Bewaard. Je kunt ze nog veranderen.').waitFor();
  await openEditor(karin);
  const { page } = karin;
  await editor(page)
    .getByRole('button', { name: `Meer over ‘${QUESTION}’` })
    .click();
  expect(await page.getByRole('menuitem', { name: 'Verwijder' }).getAttribute('aria-disabled')).toBe('true');
  await inspection.look(page, 'editor, a question that was answered');
  await page.keyboard.press('Escape');
  await editor(page).getByRole('textbox', { name: 'Vraag 5' }).fill(REWORDED);
  await page.keyboard.press('Enter');
  await samira.page.getByRole('heading', { name: REWORDED }).waitFor();
  await samira.page.getByText('de spiegelgroep').waitFor();
}

/** The kinds of step with most to set, and the dialogs of the editor, also in a narrow window. */
async function lookAround(): Promise<void> {
  const { page } = karin;
  for (const title of ['Wie wil je verbinden?', 'Voorwaarden voor verbinding', 'Résumé']) {
    await row(page, title).click();
    await editor(page).getByRole('region', { name: title }).getByRole('textbox').nth(1).waitFor();
    await inspection.look(page, `editor, ${title}`);
  }
  await editor(page).getByRole('button', { name: 'Neem stappen over' }).click();
  await inspection.look(page, 'take over steps');
  await page.keyboard.press('Escape');
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'editor, narrow');
  await page.setViewportSize(DESKTOP);
}

/** Kept on the device, and a next session begins with it. */
async function beginAgain(): Promise<void> {
  const { page } = karin;
  await editor(page).getByRole('button', { name: 'Bewaar als eigen sjabloon' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bewaar als eigen sjabloon' });
  await dialog.getByLabel('Naam van het sjabloon').fill('Mijn middag');
  await inspection.look(page, 'keep as template');
  await dialog.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await page.getByText('‘Mijn middag’ staat nu bij je eigen sjablonen').waitFor();
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Sjablonen' }).click();
  await inspection.look(page, 'templates');
  await page.getByRole('button', { name: 'Begin hiermee: ‘Mijn middag’' }).click();
  const made = page.getByRole('dialog', { name: 'Nieuwe sessie' });
  await made.getByLabel('Waar gaat de sessie over?').fill('Nog een keer');
  await made.getByRole('button', { name: 'Maak de sessie' }).click();
  await page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(page, 'Karin');
  await goToStep(page, 'Lessen van de vorige keer');
  await fromMenu(page.getByRole('button', { name: 'Alle vellen' }), REWORDED);
  await page.getByText('Nog niemand klaar').waitFor();
}

test('two facilitators change the programme, and one begins again with it', {
  timeout: 120_000,
}, async () => {
  onTestFailed(() => keepScreens([karin, ineke, samira]));
  await changeTogether();
  await putInOrder();
  await answerAndReword();
  await lookAround();
  await beginAgain();
  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, ineke, samira]) expect(errors, `errors of ${name}`).toEqual([]);
});
