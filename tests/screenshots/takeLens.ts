import type { Browser, Page } from 'playwright-core';
import { enterAs, goToStep } from '../journeys/acts.ts';
import { DESKTOP, PHONE, somebody, WALL } from '../journeys/browser.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { fillLensBoard } from './lensBoard.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** The map through the election lens: beside it, on a phone, on the wall, in the report; and the content of the lens. */
export async function takeLens(browser: Browser, address: string, take: Take): Promise<void> {
  const room = await gather(address);
  const { links, code } = room.session;
  const provider = await untilSynced((await room.person('Ineke', 'facilitator')).provider('board'));
  fillLensBoard(provider.doc);
  const karin = (await somebody(browser, 'Karin', { viewport: DESKTOP })).page;
  await karin.goto(links.facilitator);
  await enterAs(karin, 'Karin');
  await goToStep(karin, 'Domeinen en drivers');
  await karin.getByText('18 partijen').first().waitFor();
  await karin.getByRole('button', { name: 'Bril: kijk door de verkiezingsbril' }).click();
  await take(karin, 'lens-now');
  const lens = karin.getByRole('complementary', { name: 'Verkiezingsbril' });
  await lens.getByText('Half jaar ervoor', { exact: true }).first().click();
  await lens.getByRole('button', { name: 'Toon aan iedereen' }).click();
  await lens.getByText('Iedereen ziet dit.').waitFor();
  await take(karin, 'lens-before');
  await lens.getByRole('button', { name: 'Wijzig de bril' }).click();
  const dialog = karin.getByRole('dialog', { name: 'De verkiezingsbril' });
  await dialog.getByRole('button', { name: 'Bestuur', exact: true }).click();
  await take(karin, 'lens-content');
  await dialog.getByRole('button', { name: 'Annuleer' }).click();
  await karin.locator('[data-card="vng"]').click();
  await take(karin, 'lens-party');

  const samira = (await somebody(browser, 'Samira', { viewport: PHONE })).page;
  await samira.goto(links.participant);
  await enterAs(samira, 'Samira');
  await samira.getByText('half jaar voor verkiezingen').waitFor();
  await take(samira, 'lens-list');
  const wall = (await somebody(browser, 'de wand', { viewport: WALL })).page;
  await wall.goto(links.observer.replace('/s/', '/w/'));
  await wall.getByText('half jaar voor verkiezingen').waitFor();
  await take(wall, 'lens-wall');
  await karin.goto(`${address}/s/${code}/verslag`);
  await karin
    .getByRole('heading', { name: 'Half jaar voor de verkiezingen' })
    .evaluate((heading) => heading.scrollIntoView());
  await take(karin, 'lens-report');
  room.leave();
}
