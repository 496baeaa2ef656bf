import { meaningOf } from '@verbindbord/shared/map/place.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type HandedOut, makeSession } from '../../journeys/acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from '../../journeys/browser.ts';
import { ServerProcess } from '../../journeys/serverProcess.ts';
import { BoardReader } from '../BoardReader.ts';
import { Keyboard } from '../Keyboard.ts';

/** A facilitator, a participant on a phone, and who else works with them; and what is on the board, as all read it. */
export interface Cast {
  readonly karin: Person;
  readonly samira: Person;
  readonly others: readonly Person[];
  readonly handedOut: HandedOut;
  readonly board: BoardReader;
  readonly expectNoErrors: () => void;
  readonly leave: () => Promise<void>;
}

/** Makes a session and opens the browsers; who only has keys has yet to come in. */
export async function gather(names: readonly string[] = []): Promise<Cast> {
  const [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
  const [karin, samira, ...others] = await Promise.all([
    somebody(browser, 'Karin', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }),
    ...names.map((name) => somebody(browser, name, { viewport: DESKTOP })),
  ]);
  const handedOut = await makeSession(karin.page, server.address, 'Geweld hoort nergens thuis');
  const board = await BoardReader.join(handedOut.observer, 'Olga');
  return {
    karin,
    samira,
    others,
    handedOut,
    board,
    expectNoErrors: () => {
      for (const { errors } of [karin, samira, ...others]) expect(errors).toEqual([]);
    },
    leave: async () => {
      await keepScreens([karin, samira]);
      board.leave();
      await browser.close();
      await server.stop();
    },
  };
}

/** What screen readers were told in the last seconds. */
export async function isSaid(page: Page, words: string | RegExp): Promise<void> {
  const said = page.locator('[data-live-announcer] [aria-live]').getByText(words).first();
  await said.waitFor({ state: 'attached', timeout: 5_000 });
}

export async function comeIn({ page, name }: Person, link: string): Promise<void> {
  const hands = new Keyboard(page);
  await page.goto(link);
  await hands.write(page.getByLabel('Hoe heet je?'), name);
  await hands.press('Enter');
  await page.getByLabel('Hoe heet je?').waitFor({ state: 'detached' });
  await hands.holdsFocus('coming in');
}

/** The facilitator takes everybody to a step. */
export async function goToStep({ page }: Person, title: string): Promise<void> {
  const keys = new Keyboard(page);
  await keys.use(
    page.getByRole('button', {
      name: new RegExp(`^Ga met de groep naar stap \\d+: ${title.replace('?', '\\?')}`),
    }),
  );
  await page.locator('.bar-now, .steps-now').filter({ hasText: title }).waitFor();
  await page.locator('.room-loading').waitFor({ state: 'detached' });
  await keys.holdsFocus(`going to ${title}`);
}

/** Where somebody stands, as the board says it. */
export function standing({ things }: BoardReader, name: string): string {
  const found = Object.values(things.stakeholders).find((one) => one.name === name);
  if (!found) return 'not on the board';
  const { domain, driver, ring } = meaningOf(found.place);
  return [domain, driver, ring, found.seat].join(' ');
}
