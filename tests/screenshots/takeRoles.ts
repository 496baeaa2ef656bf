import { addNote } from '@verbindbord/shared/board/note.ts';
import type { Browser, Page } from 'playwright-core';
import { enterAs, fromMenu, goToStep } from '../journeys/acts.ts';
import { DESKTOP, PHONE, somebody, WALL } from '../journeys/browser.ts';
import { gather, untilSynced } from '../relay/people.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** A session with a deputy, a vandal, somebody at the door, and links that are renewed. */
export async function takeRoles(browser: Browser, address: string, take: Take): Promise<void> {
  const room = await gather(address);
  const { links } = room.session;
  const join = async (name: string, viewport: typeof DESKTOP, link: string): Promise<Page> => {
    const { page } = await somebody(browser, name, { viewport });
    await page.goto(link);
    await enterAs(page, name);
    return page;
  };
  const wall = (await somebody(browser, 'de wand', { viewport: WALL })).page;
  await wall.goto(links.observer.replace('/s/', '/w/'));
  const karin = await join('Karin', DESKTOP, links.facilitator);
  const anna = await join('Samira', PHONE, links.participant);
  await goToStep(karin, 'Lessen uit sessie 1');
  const vandal = await room.person('Pestkop', 'participant');
  const provider = await untilSynced(vandal.provider('board'));
  for (let count = 0; count < 30; count++) {
    addNote(provider.doc, { sheet: 'lessons-1', text: `bla ${count}` });
  }
  await karin.getByText('bla 29').first().waitFor();
  provider.destroy();

  await karin.getByRole('button', { name: 'Bevries', exact: true }).click();
  await take(karin, 'frozen-facilitator');
  await karin.getByRole('button', { name: 'Verwijder iemand…' }).click();
  await karin.getByText('30 dingen op het bord').waitFor();
  await take(karin, 'remove-somebody');
  await karin.getByRole('button', { name: 'Verwijder met alles: Pestkop' }).click();
  await karin.getByRole('button', { name: 'Zet terug' }).waitFor();
  await take(karin, 'removed');
  await karin.getByRole('button', { name: 'Ontdooi', exact: true }).click();

  const door = (await somebody(browser, 'Wim', { viewport: PHONE })).page;
  await door.goto(links.participant);
  await door.getByLabel('Hoe heet je?').fill('Wim');
  await door.getByRole('button', { name: 'Doe mee', exact: true }).click();
  await door.getByRole('heading', { name: 'Je staat bij de deur' }).waitFor();
  await take(door, 'at-the-door');
  await room.person('Fatma', 'participant');
  await karin.getByText('2 mensen wachten bij de deur.').waitFor();
  await take(karin, 'knocking');
  await karin.getByRole('button', { name: 'Bekijk wie' }).click();
  await take(karin, 'door');
  await karin.getByRole('button', { name: 'Laat iedereen binnen' }).last().click();
  // A key that comes while the button goes, before the focus is back in the dialog, would reach nobody.
  await karin.getByText('Er wacht niemand meer.').waitFor();
  await karin.getByRole('dialog', { name: 'Bij de deur' }).press('Escape');

  await karin.getByRole('button', { name: 'Toon alle mensen' }).click();
  const people = karin.getByRole('dialog', { name: 'Mensen' });
  await fromMenu(people.getByRole('button', { name: 'Meer over Samira' }), /^Maak plaatsvervanger/);
  await people.getByText('plaatsvervanger', { exact: true }).waitFor();
  await take(karin, 'people-roles');
  await karin.keyboard.press('Escape');
  const menu = karin.getByRole('banner').getByRole('button', { name: 'Meer', exact: true });
  await fromMenu(menu, 'Links en QR-code');
  await take(karin, 'links-door');
  await karin.getByRole('button', { name: 'Vernieuw links…' }).click();
  await take(karin, 'renew-links');
  await karin.getByRole('button', { name: 'Vernieuw', exact: true }).click();
  await wall.getByText(/^\w{4} \w{4} \w{4}$/).waitFor();
  await take(wall, 'wall-renewed');

  await karin.close();
  await anna.getByRole('button', { name: 'Neem de leiding over' }).waitFor({ timeout: 40_000 });
  await take(anna, 'take-over');
  room.leave();
}
