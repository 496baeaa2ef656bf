import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { DOTS } from '@verbindbord/shared/session/testBallots.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { gather, type MemberSocket, post } from '../relay/people.ts';
import { enterAs, goToStep, start } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody, WALL } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const QUESTION = 'Wat is je bijgebleven van sessie 1?';
const OTHERS = ['Bram', 'Fatma', 'Ties', 'Noor'];

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function comeIn(name: string, link: string, viewport: typeof DESKTOP): Promise<Person> {
  const person = await somebody(browser, name, { viewport });
  await person.page.goto(link);
  await enterAs(person.page, name);
  return person;
}

function give(socket: MemberSocket, ballot: string, content: BallotContent): Promise<unknown> {
  return socket.emitWithAck('command', { type: 'castBallot', ballot, content });
}

/** Puts a rating of somebody who works by the protocol: urgency, and window of opportunity. */
function rating(urgency: number, moment: number): BallotContent {
  const mark = (question: string, value: number, reason: string) => ({
    subject: 'case',
    question,
    value,
    reason,
  });
  return {
    kind: 'rating',
    marks: [mark('urgency', urgency, ''), mark('window', moment, moment === 1 ? 'de raad wil nog niet' : '')],
    done: true,
  };
}

async function reveal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Onthul', exact: true }).click();
  const sure = page.getByRole('alertdialog');
  await sure.getByRole('button', { name: 'Onthul nu' }).click();
  await sure.waitFor({ state: 'detached' });
}

function field(page: Page) {
  return page.getByLabel(`Je antwoord op ‘${QUESTION}’`);
}

async function answer(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await page.getByText('Bewaard. Je kunt ze nog veranderen.').waitFor();
}

/** Answers that nobody sees yet: written, changed, reloaded, by somebody late too, and then revealed to everybody. */
async function writeHidden({ karin, samira, wall }: Cast, sockets: readonly MemberSocket[]): Promise<Person> {
  await answer(samira.page, 'spiegelgroep en struurgroep');
  await samira.page.reload();
  await samira.page.getByRole('button', { name: /^Verander ‘spiegelgroep/ }).click();
  await samira.page.getByLabel(/^Verander ‘spiegelgroep/).fill('spiegelgroep en stuurgroep');
  await samira.page.keyboard.press('Enter');
  await samira.page.getByText('spiegelgroep en stuurgroep').waitFor();
  for (const [index, socket] of sockets.slice(0, 2).entries()) {
    await give(socket, 'sheet/review-1', { kind: 'answers', texts: [`geldstromen ${index}`] });
  }
  await karin.page.getByText('3 van 5 klaar').waitFor();
  await wall.page.getByText('3 van 5 klaar').waitFor();
  const late = await comeIn('Laat', cast.participantLink, DESKTOP);
  await answer(late.page, 'later gekomen');
  await karin.page.getByText('4 van 6 klaar').waitFor();
  for (const { name, frames } of [karin, wall, late]) {
    expect(await frames.hold('spiegelgroep'), `${name} received a hidden answer`).toBe(false);
    expect(await frames.hold('geldstromen'), `${name} received a hidden answer`).toBe(false);
  }
  await reveal(karin.page);
  for (const { page } of [karin, samira, wall, late]) {
    await page.getByText('spiegelgroep en stuurgroep').first().waitFor();
  }
  // From now on it is a sheet as any other.
  await samira.page.getByLabel(`Schrijf een briefje bij ‘${QUESTION}’`).waitFor();
  return late;
}

/** Ratings on a phone, in one's own time; then how they lie on every screen, and once more. */
async function rate(
  { karin, samira, wall }: Cast,
  sockets: readonly MemberSocket[],
  late: Person,
): Promise<void> {
  await goToStep(karin.page, 'Voorwaarden voor verbinding');
  const urgency = samira.page.getByRole('radiogroup', { name: /^Urgentie/ });
  await urgency.getByText('4', { exact: true }).click();
  await samira.page.getByRole('button', { name: 'Waarom?' }).click();
  await samira.page.getByLabel('Waarom, bij Urgentie').fill('de wethouder wacht');
  await samira.page
    .getByRole('radiogroup', { name: /^Meerwaarde/ })
    .getByText('5', { exact: true })
    .click();
  await samira.page.getByText(/Afhankelijkheid en Kansenvenster staan nog open/).waitFor();
  await samira.page.getByRole('button', { name: 'Klaar', exact: true }).click();
  await samira.page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
  for (const [index, socket] of sockets.entries()) {
    await give(socket, 'step/conditions', rating(4, index % 2 === 0 ? 1 : 5));
  }
  await karin.page.getByText('5 van 6 klaar').waitFor();
  await wall.page.getByText('5 van 6 klaar').waitFor();
  expect(await karin.frames.hold('wethouder wacht')).toBe(false);
  await karin.page.getByRole('button', { name: 'Onthul', exact: true }).click();
  for (const { page } of [karin, samira, wall, late]) {
    await page.getByRole('img', { name: /^Kansenvenster: 2 keer 1 en 2 keer 5/ }).waitFor();
    await page.getByText('Bespreek dit eerst').waitFor();
  }
  await karin.page.getByRole('button', { name: '1 reden' }).first().click();
  await karin.page.getByText('de wethouder wacht').waitFor();
  await karin.page.getByRole('button', { name: 'Nog een ronde' }).click();
  await expect.poll(() => urgency.getByRole('radio', { checked: true }).count()).toBe(0);
  await karin.page.getByRole('button', { name: /^Ronde 1, 5 oordelen/ }).waitFor();
}

interface Cast {
  readonly karin: Person;
  readonly samira: Person;
  readonly wall: Person;
  readonly participantLink: string;
}
let cast: Cast;

test('hidden answers and ratings, from the phone to the wall', { timeout: 120_000 }, async () => {
  const room = await gather(server.address);
  const { facilitator, participant, observer } = room.session.links;
  const wall = await somebody(browser, 'de wand', { viewport: WALL });
  const karin = await comeIn('Karin', facilitator, DESKTOP);
  const samira = await comeIn('Samira', participant, PHONE);
  cast = { karin, samira, wall, participantLink: participant };
  onTestFailed(() => keepScreens([karin, samira, wall]));
  const sockets = await Promise.all(
    OTHERS.map(async (name) => (await room.person(name, 'participant')).socket()),
  );
  await wall.page.goto(observer.replace('/s/', '/w/'));
  await wall.page.getByText('Er zijn 5 deelnemers binnen').waitFor();
  await start(karin.page);
  const late = await writeHidden(cast, sockets);
  await rate(cast, sockets, late);
  for (const { name, errors } of [karin, samira, wall, late]) expect(errors, `errors of ${name}`).toEqual([]);
  room.leave();
});

/** A session whose only step is dots, made from the file of another. */
async function dotSession(): Promise<CreatedSession> {
  const room = await gather(server.address);
  const { token } = await room.person('Ineke', 'facilitator');
  const response = await fetch(`${server.address}/api/sessions/${room.session.code}/export.json`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const file = (await response.json()) as { session: object };
  return post(`${server.address}/api/sessions`, {
    from: { ...file, session: { ...file.session, programme: [DOTS] } },
  });
}

test('dots are put with a stepper, within the budget, and counted when they are revealed', async () => {
  const { links } = await dotSession();
  const karin = await comeIn('Karin', links.facilitator, DESKTOP);
  const samira = await comeIn('Samira', links.participant, PHONE);
  await start(karin.page);
  const inspection = new Inspection();
  onTestFailed(() => keepScreens([karin, samira]));
  const { page } = samira;
  const more = (subject: string) => page.getByRole('button', { name: `Stip erbij op ‘${subject}’` });
  await more('VWS met JenV').click();
  await page.getByText('Nog 2 stippen over.').waitFor();
  expect(await more('VWS met JenV').isDisabled()).toBe(true);
  await more('Raad met bestuur').click();
  await page.getByRole('button', { name: 'Stip weg van ‘VWS met JenV’' }).click();
  await page.getByRole('button', { name: 'Klaar', exact: true }).click();
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
  await inspection.look(page, 'dots on a phone', ALL_THEMES);
  await karin.page.getByText('1 van 1 klaar').waitFor();
  await inspection.look(karin.page, 'dots, facilitator');
  await karin.page.getByRole('button', { name: 'Onthul', exact: true }).click();
  for (const person of [karin, samira]) {
    await person.page.getByText('1 stip van 1 mens').waitFor();
    await inspection.look(person.page, `dots revealed, ${person.name}`);
    expect(person.errors).toEqual([]);
  }
  expect(inspection.takeFound()).toEqual([]);
});
