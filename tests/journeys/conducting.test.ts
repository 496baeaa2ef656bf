import type { SessionState, Timer } from '@verbindbord/shared/session/state.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { Inspection } from '../accessibility/inspection.ts';
import { type Gathering, gather, type MemberSocket, sessionWhere } from '../relay/people.ts';
import { enterAs, start } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody, WALL } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const DAY = 24 * 3600_000;
const QUESTION = 'Wat is je bijgebleven van sessie 1?';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A device of which the clock is off, and can be set while the page is open. */
async function withClock(person: Person, off: number): Promise<Person> {
  await person.context.addInitScript((given) => {
    const Real = Date;
    const clock = { off: given };
    const now = (): number => Real.now() + clock.off;
    const Shown = new Proxy(Real, {
      construct: (_, args) => Reflect.construct(Real, args.length === 0 ? [now()] : args),
      get: (_, key) => (key === 'now' ? now : Reflect.get(Real, key)),
    });
    Object.assign(window, {
      Date: Shown,
      setClock: (next: number) => {
        clock.off = next;
      },
    });
  }, off);
  return person;
}

function setClock({ page }: Person, off: number): Promise<void> {
  return page.evaluate(
    (next) => (window as unknown as { setClock: (off: number) => void }).setClock(next),
    off,
  );
}

/**
 * How many milliseconds the timer of a page is from what the server says: at the moment at which it turns, it has
 * exactly the seconds left that it shows. The page's own clock plays no part in when that is.
 */
function timerError({ page }: Person, endsAt: number): Promise<number> {
  return page.evaluate(
    (end) =>
      new Promise<number>((resolve) => {
        const timer = document.querySelector('[role="timer"]');
        if (!timer) throw new Error('There is no timer on this page.');
        const watcher = new MutationObserver(() => {
          const at = performance.timeOrigin + performance.now();
          const [minutes = Number.NaN, seconds = Number.NaN] = (
            /\d+:\d+/.exec(timer.textContent ?? '')?.[0] ?? ''
          )
            .split(':')
            .map(Number);
          watcher.disconnect();
          resolve(Math.abs(end - at - (minutes * 60 + seconds) * 1000));
        });
        watcher.observe(timer, { characterData: true, childList: true, subtree: true });
      }),
    endsAt,
  );
}

/** A page that is busy for a moment turns its timer late; one that is wrong is so at every turn. */
async function leastError(person: Person, endsAt: number): Promise<number> {
  let least = await timerError(person, endsAt);
  for (let again = 0; again < 2 && least >= 250; again++) {
    least = Math.min(least, await timerError(person, endsAt));
  }
  return least;
}

/** The timer runs as the server says on all of these pages, whatever their clocks say. */
async function timersAgree(people: readonly Person[], endsAt: number): Promise<void> {
  const errors = await Promise.all(people.map((person) => leastError(person, endsAt)));
  people.forEach(({ name }, index) => {
    expect(errors[index], `the timer of ${name}`).toBeLessThan(250);
  });
}

interface Hall {
  readonly room: Gathering;
  readonly karin: Person;
  readonly samira: Person;
  readonly wall: Person;
  /** What the server says of the session, and the way to tell it something as a facilitator. */
  readonly lead: MemberSocket;
}

async function openHall(): Promise<Hall> {
  const room = await gather(server.address);
  const lead = (await room.person('Ineke', 'facilitator')).socket();
  const { facilitator, participant, observer } = room.session.links;
  const [karin, samira, wall] = await Promise.all([
    somebody(browser, 'Karin', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }).then((person) => withClock(person, DAY)),
    somebody(browser, 'de wand', { viewport: WALL }).then((person) => withClock(person, -3600_000)),
  ]);
  onTestFailed(() => keepScreens([karin, samira, wall]));
  await karin.page.goto(facilitator);
  await enterAs(karin.page, 'Karin');
  await samira.page.goto(participant);
  await enterAs(samira.page, 'Samira');
  await wall.page.goto(observer.replace('/s/', '/w/'));
  await wall.page.getByText('Er is 1 deelnemer binnen').waitFor();
  return { room, karin, samira, wall, lead };
}

async function timerWhere(
  lead: MemberSocket,
  holds: (timer: Timer) => boolean,
  act: () => Promise<unknown>,
): Promise<number> {
  const there = sessionWhere(lead, ({ timer }: SessionState) => timer !== null && holds(timer));
  await act();
  const { timer } = await there;
  if (timer?.state !== 'running') throw new Error('The timer does not run.');
  return timer.endsAt;
}

/** From the waiting room to the first question, with one clock for everybody. */
async function begin({ karin, samira, wall, lead }: Hall): Promise<number> {
  await samira.page.getByRole('heading', { name: 'Welkom, Samira' }).waitFor();
  expect(await samira.page.getByText('Terugblik').count()).toBe(0);
  await start(karin.page);
  await samira.page.getByLabel(`Je antwoord op ‘${QUESTION}’`).waitFor();
  await wall.page.getByText(QUESTION).waitFor();
  await karin.page.getByText('op schema').waitFor();
  await karin.page.getByRole('button', { name: 'Start 8 min' }).click();
  const endsAt = await timerWhere(
    lead,
    ({ total }) => total === 9 * 60,
    () => karin.page.getByRole('button', { name: '1 min erbij' }).click(),
  );
  // A minute more is a minute later than planned.
  await karin.page.getByText('1 min achter').waitFor();
  await timersAgree([karin, samira, wall], endsAt);
  await setClock(samira, -DAY);
  await setClock(wall, 5 * 60_000);
  await timersAgree([samira, wall], endsAt);
  // Meanwhile the server was asked again.
  await timersAgree([samira, wall], endsAt);
  return endsAt;
}

/** Somebody who is late is told on one card where the group is, and goes on with one press. */
async function comeLate({ room }: Hall, endsAt: number): Promise<Person> {
  const late = await withClock(await somebody(browser, 'Laat', { viewport: DESKTOP }), -DAY);
  onTestFailed(() => keepScreens([late]));
  const { page } = late;
  await page.goto(room.session.links.participant);
  await page.getByLabel('Hoe heet je?').fill('Laat');
  await page.getByRole('button', { name: 'Doe mee', exact: true }).click();
  const card = page.locator('.arrival-card');
  await card.getByText('We zijn hier').waitFor();
  await card.getByText('Stap 1 van 11, nog 9 minuten').waitFor();
  await card.getByRole('heading', { level: 1, name: 'Terugblik' }).waitFor();
  await card.getByText(QUESTION).waitFor();
  await inspection.look(page, 'coming late');
  await card.getByRole('button', { name: 'Aan de slag' }).click();
  await page.getByLabel(`Je antwoord op ‘${QUESTION}’`).waitFor();
  await timersAgree([late], endsAt);
  // Who comes back knows.
  await page.reload();
  await page.getByLabel(`Je antwoord op ‘${QUESTION}’`).waitFor();
  return late;
}

/** Who looks elsewhere is told where the group is, also when it goes on, and comes along with one press. */
async function comeAlong({ karin }: Hall, { page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Bekijk: Kaart' }).click();
  await page.getByText('De groep is bij stap 1: Terugblik').waitFor();
  await karin.page.getByRole('button', { name: 'Volgende: Lessen uit sessie 1' }).click();
  await page.getByText('De groep is bij stap 2: Lessen uit sessie 1').waitFor();
  await page.getByRole('button', { name: 'Ga mee' }).click();
  await page.getByLabel(/^Schrijf een briefje bij ‘Maak urgentie zichtbaar/).waitFor();
}

/** A step that is closed says so, takes nothing, and opens with one press. */
async function lockAndOpen({ karin, samira, wall }: Hall): Promise<void> {
  const field = samira.page.getByPlaceholder('Schrijf iets voor de groep');
  await field.fill('nog niet af');
  await karin.page.getByRole('button', { name: 'Sluit deze stap af' }).click();
  for (const { page } of [samira, wall, karin]) await page.getByText('Deze stap is afgesloten.').waitFor();
  // What somebody was typing stays there to be copied, or to be put on the sheet later.
  expect(await field.inputValue()).toBe('nog niet af');
  expect(await field.isEditable()).toBe(false);
  await inspection.look(samira.page, 'a locked step on a phone');
  await inspection.look(karin.page, 'a locked step, facilitator');
  await karin.page.getByRole('button', { name: 'Open weer' }).click();
  await expect.poll(() => field.isEditable()).toBe(true);
  await field.press('Enter');
  await karin.page.getByText('nog niet af').waitFor();
}

/** A phone that was away is where the group is within three seconds, with all that was written. */
async function wakeUp({ karin, samira }: Hall): Promise<void> {
  const { page, context } = samira;
  await context.setOffline(true);
  await page.getByText('Geen verbinding.').waitFor();
  const field = page.getByPlaceholder('Schrijf iets voor de groep');
  await field.fill('in de pauze');
  await field.press('Enter');
  const others = karin.page.getByLabel(/^Schrijf een briefje bij/);
  await others.fill('ondertussen in de zaal');
  await others.press('Enter');
  await karin.page.getByRole('button', { name: 'Volgende: Leidende vragen' }).click();
  await context.setOffline(false);
  const woken = performance.now();
  await page.locator('.phone-bar-title', { hasText: 'Leidende vragen' }).waitFor();
  expect(performance.now() - woken).toBeLessThan(3000);
  await karin.page.getByRole('button', { name: 'Ga met de groep naar stap 2: Lessen uit sessie 1' }).click();
  for (const person of [karin, samira]) {
    for (const words of ['nog niet af', 'in de pauze', 'ondertussen in de zaal']) {
      await expect.poll(() => person.page.getByText(words, { exact: true }).count()).toBe(1);
    }
  }
}

/** A minute before the end everybody is told; after it the clock goes on quietly, and nothing closes. */
async function runOut({ karin, samira, wall, lead }: Hall): Promise<void> {
  const command = (seconds: number) => lead.emitWithAck('command', { type: 'startTimer', seconds });
  await command(61);
  for (const { page } of [karin, samira, wall]) await page.getByText('Nog één minuut.').waitFor();
  await command(1);
  for (const { page } of [karin, samira]) await page.getByText('De tijd is om.').waitFor();
  await wall.page.getByText('de tijd is om').waitFor();
  for (const { page } of [karin, samira, wall]) {
    await expect.poll(() => page.getByRole('timer').first().textContent()).toMatch(/^\+00:0\d$/);
  }
  expect(await samira.page.getByPlaceholder('Schrijf iets voor de groep').isEditable()).toBe(true);
}

const inspection = new Inspection();

test('a session is led: one clock, one step, for who is late, looks elsewhere or was away', {
  timeout: 120_000,
}, async () => {
  const hall = await openHall();
  const endsAt = await begin(hall);
  const late = await comeLate(hall, endsAt);
  await comeAlong(hall, late);
  await lockAndOpen(hall);
  await wakeUp(hall);
  await runOut(hall);
  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [hall.karin, hall.samira, hall.wall, late]) {
    expect(errors, `errors of ${name}`).toEqual([]);
  }
  hall.room.leave();
});
