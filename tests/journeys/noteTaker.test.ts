import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { type Gathering, gather, untilSynced } from '../relay/people.ts';
import { enterAs, fromMenu, goToStep } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const HIDDEN = 'de raad weet van niets';
const inspection = new Inspection();

let server: ServerProcess;
let browser: Browser;
let room: Gathering;
let karin: Person;
let ineke: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  room?.leave();
  await browser.close();
  await server.stop();
});

async function comeIn(name: string, link: string): Promise<Person> {
  const person = await somebody(browser, name, { viewport: DESKTOP });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

const lines = (page: Page) => page.getByRole('region', { name: 'Verslag in wording' });
/** The first one: the résumé may have it as well. */
const line = (page: Page, text: string) =>
  lines(page).getByRole('listitem').filter({ hasText: text }).first();

/** Three lines of a pair, two of them in a group, and an answer that nobody sees yet. */
async function fill(): Promise<void> {
  const anna = await room.person('Anna', 'participant');
  const answers: BallotContent = { kind: 'answers', texts: [HIDDEN] };
  await anna
    .socket()
    .emitWithAck('command', { type: 'castBallot', ballot: 'sheet/review-1', content: answers });
  const { doc } = await untilSynced((await room.person('Joost', 'facilitator')).provider('board'));
  const sheet = 'plenary-2';
  const origin = { kind: 'pair', pair: 'een', line: 'x', label: 'tweetal 4: Samira en Bram' } as const;
  doc.transact(() => {
    const cluster = addCluster(doc, { sheet, name: 'Groep 1', order: 1 });
    addNote(doc, { sheet, text: 'gescheide geldstromen', cluster, origin });
    addNote(doc, { sheet, text: 'gescheiden geldstroom', cluster, origin });
    addNote(doc, { sheet, text: 'De waan van de dag', origin });
  });
}

async function becomeNoteTaker(): Promise<void> {
  await karin.page.getByRole('button', { name: 'Toon alle mensen' }).click();
  await fromMenu(karin.page.getByRole('button', { name: 'Meer over Ineke' }), 'Maak notulist');
  await karin.page.getByRole('dialog').getByText('notulist').waitFor();
  await karin.page.keyboard.press('Escape');
  await lines(ineke.page).waitFor();
  await ineke.page.getByText('Ineke, notulist').waitFor();
}

async function wordAndLeaveOut(): Promise<void> {
  const { page } = ineke;
  await page.getByRole('button', { name: 'Hernoem groep ‘Groep 1’' }).click();
  await page.getByLabel('Naam van de groep').fill('Geld en regels');
  await page.keyboard.press('Enter');
  await lines(page).getByRole('heading', { name: 'Geld en regels' }).waitFor();

  await lines(page)
    // The résumé may have it as well.
    .getByRole('button', { name: /^Andere woorden voor het verslag: ‘gescheide geldstromen’/ })
    .first()
    .click();
  await page.getByLabel('Woorden in het verslag').fill('Geldstromen staan los van elkaar');
  await inspection.look(page, 'note-taker, wording');
  await page.keyboard.press('Enter');
  await line(page, 'Geldstromen staan los van elkaar')
    .getByText('Eigen woorden: ‘gescheide geldstromen’')
    .waitFor();

  await lines(page)
    .getByRole('button', { name: /^Niet in het verslag: ‘gescheiden geldstroom’/ })
    .first()
    .click();
  await inspection.look(page, 'note-taker, leaving out');
  await page.getByRole('dialog').getByRole('button', { name: 'Dubbel' }).click();
  await line(page, 'gescheiden geldstroom').getByText('Niet in het verslag: Dubbel').waitFor();
  await lines(page).getByText('3 briefjes, 1 niet in het verslag').waitFor();
  await inspection.look(page, 'note-taker', ALL_THEMES);
}

/** The facilitator sees the words of the report, with those of the note one press away, and can do the same. */
async function seeOnTheBoard(): Promise<void> {
  const { page } = karin;
  await page.getByText('vel 2', { exact: true }).click();
  const note = page.getByRole('listitem').filter({ hasText: 'Geldstromen staan los van elkaar' });
  await note.getByText('Anders verwoord voor het verslag').waitFor();
  await note.getByRole('button', { name: 'Toon de eigen woorden' }).click();
  await note.getByText('gescheide geldstromen').waitFor();
  const menu = page.getByRole('button', { name: 'Meer over ‘De waan van de dag’' });
  await fromMenu(menu, 'Niet in het verslag…');
  await page.getByLabel('Of een andere reden').fill('zegt niets over ons');
  await page.getByRole('button', { name: 'Laat weg' }).click();
  await line(ineke.page, 'De waan van de dag')
    .getByText('Niet in het verslag: zegt niets over ons')
    .waitFor();
  await fromMenu(menu, 'Toch in het verslag');
  await lines(ineke.page).getByText('3 briefjes, 1 niet in het verslag').waitFor();
}

async function readReport(): Promise<void> {
  const { page } = karin;
  await page.goto(`${server.address}/s/${room.session.code}/verslag`);
  // A browser suggests the title as the name of the PDF.
  await expect.poll(() => page.title()).toMatch(/^Wijkaanpak/);
  await page.getByText('Geldstromen staan los van elkaar').first().waitFor();
  const omitted = page.getByRole('region', { name: 'Wat niet in dit verslag staat' });
  await omitted.getByText(/^1.briefje bij ‘Wat maakt dit lastig\?’/).waitFor();
  await omitted.getByText('Dubbel.').waitFor();
  const all = await page.getByRole('main').textContent();
  expect(all).not.toContain('gescheide geldstromen');
  expect(all).not.toContain('gescheiden geldstroom');
}

test('a note-taker words the report beside the board, and leaves out what does not belong in it', async () => {
  room = await gather(server.address);
  const { facilitator, participant } = room.session.links;
  karin = await comeIn('Karin', facilitator);
  ineke = await comeIn('Ineke', participant);
  onTestFailed(() => keepScreens([karin, ineke]));
  await fill();
  await becomeNoteTaker();
  await goToStep(karin.page, 'Plenair');
  await wordAndLeaveOut();
  await seeOnTheBoard();
  await readReport();

  await ineke.page.setViewportSize(PHONE);
  await line(ineke.page, 'Geldstromen staan los van elkaar').waitFor();
  await inspection.look(ineke.page, 'note-taker on a phone');
  expect(inspection.takeFound()).toEqual([]);
  expect(await ineke.frames.hold(HIDDEN)).toBe(false);
  for (const { name, errors } of [karin, ineke]) expect(errors, `errors of ${name}`).toEqual([]);
});
