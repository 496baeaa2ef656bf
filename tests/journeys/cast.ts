import type { Browser } from 'playwright-core';
import { enterAs, type HandedOut, makeSession } from './acts.ts';
import { DESKTOP, type Person, PHONE, somebody, WALL } from './browser.ts';

export interface Cast {
  readonly karin: Person;
  readonly samira: Person;
  readonly bram: Person;
  readonly fatma: Person;
  readonly otherBram: Person;
  readonly wall: Person;
  readonly handedOut: HandedOut;
}

/** One facilitator, four participants of whom two have one name, and the wall: six browsers of their own. */
export async function gather(browser: Browser, address: string, webSockets: boolean): Promise<Cast> {
  const someone = (name: string, viewport: typeof DESKTOP): Promise<Person> =>
    somebody(browser, name, { viewport, webSockets });
  const karin = await someone('Karin', DESKTOP);
  const handedOut = await makeSession(karin.page, address, 'Geweld hoort nergens thuis');
  await karin.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(karin.page, 'Karin');
  const [samira, bram, fatma, otherBram, wall] = await Promise.all([
    someone('Samira', PHONE),
    someone('Bram', PHONE),
    someone('Fatma', DESKTOP),
    someone('Bram 2', DESKTOP),
    someone('de wand', WALL),
  ]);
  for (const person of [samira, bram, fatma]) {
    await person.page.goto(handedOut.participant);
    await enterAs(person.page, person.name, person === fatma ? 'op afstand' : 'in de zaal');
  }
  await otherBram.page.goto(address);
  await otherBram.page.getByLabel('Heb je een code?').fill(handedOut.code.toLowerCase());
  await otherBram.page.getByRole('button', { name: 'Doe mee' }).click();
  await enterAs(otherBram.page, 'Bram');
  await wall.page.goto(handedOut.observer.replace('/s/', '/w/'));
  await wall.page.getByText('Er zijn 4 deelnemers binnen').waitFor();
  return { karin, samira, bram, fatma, otherBram, wall, handedOut };
}

export const everybody = (cast: Cast): Person[] => [
  cast.karin,
  cast.samira,
  cast.bram,
  cast.fatma,
  cast.otherBram,
  cast.wall,
];
