import { expect } from 'vitest';
import { enterAs, fromMenu, goToStep } from '../acts.ts';
import { DESKTOP, somebody } from '../browser.ts';
import { boardOf, type Hall, handheld, pairWith, shownOn, until } from './Hall.ts';

/** What the note-taker calls the group, and how the line of the story reads in the report. */
export const GROUP = 'Dicht bij bewoners';
export const WORDING = 'De wijkteams horen bij het hitteplan.';

/** 0:40. Pairs share, all at nearly the same time; lines are grouped, named and worded, and one is parked and taken back. */
export async function reporting(hall: Hall): Promise<void> {
  const { karin } = hall.screens;
  await shareAll(hall);
  await harvest(hall);
  await goToStep(karin.page, 'Plenair');
  await until(hall, ({ step }) => step === 'plenary');
  await giveTurn(hall);
  await expectCalmWall(hall);
  await openPile(hall);
  await mergeAndUndo(hall);
  await group(hall);
  await parkAndTakeBack(hall);
  await takeNotes(hall);
}

/** All press within the same seconds; soon after it all have the same board. */
async function shareAll(hall: Hall): Promise<void> {
  const shared = await Promise.all(hall.guests.map(({ person }) => person.shareAll()));
  const count = shared.reduce((sum, one) => sum + one, 0);
  expect(count).toBeGreaterThan(40);
  const ids = async (who: Parameters<typeof boardOf>[0]) => {
    const { notes } = await boardOf(who);
    return Object.values(notes)
      .filter(({ origin }) => origin?.kind === 'pair')
      .map(({ id }) => id)
      .sort()
      .join();
  };
  const all = [hall.clockwork, ...hall.guests.map(({ person }) => person)];
  await expect.poll(async () => new Set(await Promise.all(all.map(ids))).size).toBe(1);
}

/** What was not shared comes along when the pairs are finished, once; what a pair marked stays with it. */
async function harvest(hall: Hall): Promise<void> {
  const { page } = hall.screens.karin;
  await page.getByRole('button', { name: 'Rond af' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rond af' }).click();
  await until(hall, ({ round }) => round.stage === 'finished');
  await page.getByRole('button', { name: 'Haal op wat nog niet gedeeld is' }).click();
  await page.getByText('Er was niets meer op te halen.').first().waitFor();
  const { notes } = await boardOf(hall.clockwork);
  const lines = Object.values(notes).flatMap(({ origin }) => (origin?.kind === 'pair' ? [origin.line] : []));
  expect(new Set(lines).size).toBe(lines.length);
  for (const { person } of hall.guests) {
    const kept = (await person.look())?.worksheet?.lines.filter(({ stays }) => stays) ?? [];
    expect(kept.filter(({ id }) => lines.includes(id))).toEqual([]);
  }
}

/** The wall and the phones of the pair say whose turn it is. */
async function giveTurn(hall: Hall): Promise<void> {
  const { karin, samira, wall } = hall.screens;
  await karin.page.getByRole('button', { name: 'Eerste tweetal op de wand' }).click();
  await wall.page.getByText(/Hierna: tweetal \d+: /).waitFor();
  const pair = pairWith(hall, 'Samira');
  await hall.clockwork.visit.command({ type: 'giveTurn', pair: pair.id });
  await samira.page.getByText('Jullie zijn aan de beurt.').first().waitFor();
  await wall.page.getByText(`tweetal ${pair.number}: `).first().waitFor();
}

/** With so many lines each pair's lie in a pile of their own, closed until somebody opens it. */
async function openPile({ screens, clockwork, line }: Hall): Promise<void> {
  const { notes } = await boardOf(clockwork);
  const label = Object.values(notes).find(({ text }) => text === line.text)?.origin?.label ?? '';
  // Who is in the pair changes in the afternoon; its number does not.
  const [pair = ''] = label.split(':');
  const sheet = screens.karin.page.getByRole('region', { name: 'Flap-over' });
  const pile = sheet.locator('.flipchart-pile > button', { hasText: new RegExp(`^${pair}:`, 'i') });
  const note = sheet.getByRole('button', { name: `Meer over ‘${line.text}’` });
  // The only line of a pair on a sheet lies by itself.
  await pile.or(note).first().waitFor();
  if (!(await note.isVisible())) await pile.click();
  await note.waitFor();
}

/** Goes wrong: two lines are merged that should not be. Undoing takes back that, and nothing that others did since. */
async function mergeAndUndo({ screens, clockwork, line }: Hall): Promise<void> {
  const { page } = screens.karin;
  const sheet = page.getByRole('region', { name: 'Flap-over' });
  const merged = async () => Object.keys((await boardOf(clockwork)).notes).length;
  const before = await merged();
  const menu = sheet.getByRole('button', { name: `Meer over ‘${line.text}’` });
  await fromMenu(menu, 'Voeg samen met…');
  const dialog = page.getByRole('dialog', { name: 'Welke regels zeggen hetzelfde?' });
  await dialog.getByRole('checkbox').first().check({ force: true });
  await dialog.getByRole('button', { name: 'Voeg samen', exact: true }).click();
  await expect.poll(merged).toBe(before - 1);
  await clockwork.do({ do: 'note', sheet: 'plenary-1', text: 'Intussen in de zaal' });
  await sheet.getByText('Intussen in de zaal').first().waitFor();
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
  await expect.poll(merged).toBe(before + 1);
  await sheet.getByText('Intussen in de zaal').first().waitFor();
}

/** However much comes in, the wall shows at most twelve lines at once, in letters that can be read at the back. */
async function expectCalmWall({ screens }: Hall): Promise<void> {
  const { page } = screens.wall;
  const lines = page.locator('.flipchart-wall-page .flipchart-wall-lines > li');
  await lines.first().waitFor();
  expect(await lines.count()).toBeLessThanOrEqual(12);
  const sizes = await lines.evaluateAll((all) =>
    all.map((line) => Number.parseFloat(getComputedStyle(line).fontSize)),
  );
  for (const size of sizes) expect(size).toBeGreaterThanOrEqual(24);
}

async function group(hall: Hall): Promise<void> {
  const { line } = hall;
  const { karin } = hall.screens;
  const menu = karin.page
    .getByRole('region', { name: 'Flap-over' })
    .getByRole('button', { name: `Meer over ‘${line.text}’` });
  await fromMenu(menu, 'Zet bij…');
  const where = karin.page.getByRole('dialog', { name: 'Waar hoort dit bij?' });
  await where.getByLabel('Of in een nieuwe groep').fill('Bewoners');
  await where.getByRole('button', { name: 'Zet hier' }).click();
  await shownOn(handheld(hall), /Bewoners/);
}

/** The note-taker names the group, and words a line for the report beside what was written. */
async function takeNotes(hall: Hall): Promise<void> {
  const { browser, handedOut, screens, line } = hall;
  const { karin } = screens;
  const loes = await somebody(browser, 'Loes', { viewport: DESKTOP });
  screens.loes = loes;
  const { page } = loes;
  await page.goto(handedOut.participant);
  await page.getByLabel('Bij welke afdeling werk je?').fill('Griffie');
  await enterAs(page, 'Loes');
  await fromMenu(karin.page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }), 'Mensen');
  const people = karin.page.getByRole('dialog', { name: 'Mensen' });
  await fromMenu(people.getByRole('button', { name: 'Meer over Loes' }), 'Maak notulist');
  await people.getByText('notulist', { exact: true }).waitFor();
  await karin.page.keyboard.press('Escape');

  const report = page.getByRole('region', { name: 'Verslag in wording' });
  await page.getByRole('button', { name: 'Hernoem groep ‘Bewoners’' }).click();
  await page.getByLabel('Naam van de groep').fill(GROUP);
  await page.keyboard.press('Enter');
  await report.getByRole('heading', { name: GROUP }).first().waitFor();
  await report
    .getByRole('button', { name: `Andere woorden voor het verslag: ‘${line.text}’` })
    .first()
    .click();
  await page.getByLabel('Woorden in het verslag').fill(WORDING);
  await page.keyboard.press('Enter');
  await report.getByText(`Eigen woorden: ‘${line.text}’`).first().waitFor();
  await shownOn(handheld(hall), GROUP);
  // What somebody wrote stays what they wrote.
  const { notes } = await boardOf(hall.clockwork);
  expect(notes[line.id]?.text).toBe(line.text);
}

/** Parked with a reason it stays readable with its origin; taken back it lies where it lay. */
async function parkAndTakeBack({ screens, line }: Hall): Promise<void> {
  const { page } = screens.karin;
  const name = `Meer over ‘${line.text}’`;
  const menu = page.getByRole('region', { name: 'Flap-over' }).getByRole('button', { name });
  await fromMenu(menu, 'Parkeer…');
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await why.getByText('buitenwereld', { exact: true }).click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await menu.waitFor({ state: 'detached' });
  const lot = page.getByRole('region', { name: 'Parkeerplaats' });
  await lot.getByText(line.text).first().waitFor();
  await fromMenu(lot.getByRole('button', { name }), /^Haal terug/);
  await menu.waitFor();
}
