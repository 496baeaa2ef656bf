import type { Locator, Page } from 'playwright-core';

/** What people do, in the words that stand on the screen. */

/** The links and the recovery code of a session, as its maker reads them off the screen. */
export interface HandedOut {
  readonly code: string;
  readonly facilitator: string;
  readonly participant: string;
  readonly observer: string;
  readonly recovery: string;
}

/** Makes a session from the home page; the page then shows what there is to hand out. */
export async function makeSession(page: Page, address: string, title: string): Promise<HandedOut> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Nieuwe sessie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nieuwe sessie' });
  await dialog.getByLabel('Waar gaat de sessie over?').fill(title);
  await dialog.getByRole('button', { name: 'Maak de sessie' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  const read = (label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
  const participant = await read('Link voor deelnemers');
  return {
    code: new URL(participant).pathname.split('/')[2] ?? '',
    participant,
    facilitator: await read('Link voor begeleiders'),
    observer: await read('Link voor meekijkers'),
    recovery: await read('Herstelcode'),
  };
}

/** Gives a name at the door and goes in. */
export async function enterAs(page: Page, name: string, where: 'in de zaal' | 'op afstand' = 'in de zaal') {
  await page.getByLabel('Hoe heet je?').fill(name);
  if (where === 'op afstand') await page.getByText(where, { exact: true }).click();
  await page.getByRole('button', { name: 'Doe mee', exact: true }).click();
  await page.getByLabel('Hoe heet je?').waitFor({ state: 'detached' });
  await passArrival(page);
}

/** Who comes in later is told where the group is, and goes on from there. */
async function passArrival(page: Page): Promise<void> {
  const go = page.getByRole('button', { name: 'Aan de slag' });
  await page.locator('.room-stage, .preflight, .print-page').waitFor();
  if (await go.isVisible()) await go.click();
}

/** The facilitator starts the session: everybody leaves the waiting room for the first step. */
export async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Start: / }).click();
}

/** The facilitator takes everybody to a step; its number is its place in the programme. */
export async function goToStep(page: Page, title: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^Ga met de groep naar stap \\d+: ${escaped(title)}`) })
    .first()
    .click();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Writes a line under a question of the worksheet, all at once as a paste does. Gives its field. */
export async function writeLine(page: Page, question: string, text: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`regel bij ‘${escaped(question)}’`) }).click();
  const field = page.locator('.pairs-line[data-active] textarea');
  await field.fill(text);
}

/** The lines of the worksheet as they stand on the page, whether open, shared or parked. */
export function worksheetLines(page: Page): Promise<string[]> {
  return page
    .locator('.pairs-line')
    .evaluateAll((lines) =>
      lines.map((line) => line.querySelector('textarea')?.value ?? line.firstElementChild?.textContent ?? ''),
    );
}

/** Chooses an act from a menu. */
export async function fromMenu(menu: Locator, act: string | RegExp): Promise<void> {
  await menu.click();
  await menu.page().getByRole('menuitem', { name: act }).click();
}

/** Waits until everything that was typed on this page is on the server's disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page
    .getByText(/^Bewaard\b|^bewaard$/)
    .first()
    .waitFor();
}
