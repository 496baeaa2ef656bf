import { expect } from 'vitest';
import { fromMenu, goToStep } from '../acts.ts';
import { boardOf, type Hall, handheld, shownOn, until } from './Hall.ts';

const LINE = 'Verbind de wijkteams aan het hitteplan';

/** 0:40. Pairs share, all at nearly the same time; lines are grouped and named, and one is parked and taken back. */
export async function reporting(hall: Hall): Promise<void> {
  const { karin } = hall.screens;
  await goToStep(karin.page, 'Plenair');
  await until(hall, ({ step }) => step === 'plenary');
  await shareAll(hall);
  await expectCalmWall(hall);
  await group(hall);
  await parkAndTakeBack(hall);
}

/** All press within the same seconds; soon after it all have the same board. */
async function shareAll(hall: Hall): Promise<void> {
  const shared = await Promise.all(hall.guests.map(({ person }) => person.shareAll()));
  const pressed = Date.now();
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
  expect(Date.now() - pressed).toBeLessThan(5000);
  await shownOn(handheld(hall), LINE);
  await hall.screens.karin.page
    .getByText(/tweetal \d+: /)
    .first()
    .waitFor();
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
  const { karin } = hall.screens;
  const menu = karin.page
    .getByRole('region', { name: 'Flap-over' })
    .getByRole('button', { name: `Meer over ‘${LINE}’` });
  await fromMenu(menu, 'Zet bij…');
  const where = karin.page.getByRole('dialog', { name: 'Waar hoort dit bij?' });
  await where.getByLabel('Of in een nieuwe groep').fill('Dicht bij bewoners');
  await where.getByRole('button', { name: 'Zet hier' }).click();
  await shownOn(handheld(hall), /Dicht bij bewoners/);
}

/** Parked with a reason it stays readable with its origin; taken back it lies where it lay. */
async function parkAndTakeBack({ screens }: Hall): Promise<void> {
  const { page } = screens.karin;
  const name = `Meer over ‘${LINE}’`;
  const menu = page.getByRole('region', { name: 'Flap-over' }).getByRole('button', { name });
  await fromMenu(menu, 'Parkeer…');
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await why.getByText('buitenwereld', { exact: true }).click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await menu.waitFor({ state: 'detached' });
  const lot = page.getByRole('region', { name: 'Parkeerplaats' });
  await lot.getByText(LINE).first().waitFor();
  await fromMenu(lot.getByRole('button', { name }), /^Haal terug/);
  await menu.waitFor();
}
