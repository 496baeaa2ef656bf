import type { SimulatedPerson } from '@verbindbord/client/src/rehearsal/engine/SimulatedPerson.ts';
import { ballotOf } from '@verbindbord/shared/session/ballots.ts';
import { expect } from 'vitest';
import { goToStep, start } from '../acts.ts';
import { DESKTOP, somebody } from '../browser.ts';
import {
  actAll,
  boardOf,
  expectNobodyReceived,
  expectSameTime,
  type Hall,
  reveal,
  screensOf,
  shownOn,
  until,
} from './Hall.ts';

const QUESTION = 'Wat is je bijgebleven van sessie 1?';
const OWN = 'De stresstest lag in een la';

/** 0:00. Every screen turns to the same question; what is answered stays hidden until it is revealed. */
export async function lookingBack(hall: Hall): Promise<void> {
  const { karin, samira, wall } = hall.screens;
  await start(karin.page);
  await until(hall, ({ startedAt }) => startedAt !== null);
  await karin.page.getByRole('button', { name: 'Start 8 min' }).click();
  for (const { page } of screensOf(hall)) await page.getByText(QUESTION).first().waitFor();
  const before = await expectSameTime([karin, samira, wall]);
  expect(before).toBeGreaterThan(7 * 60);
  await karin.page.getByRole('button', { name: '1 min erbij' }).click();
  await expect.poll(() => expectSameTime([karin, samira, wall])).toBeGreaterThan(before + 30);

  const field = samira.page.getByLabel(`Je antwoord op ‘${QUESTION}’`);
  await field.fill(OWN);
  await samira.page.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await samira.page.getByText('Bewaard. Je kunt ze nog veranderen.').waitFor();
  await actAll(hall);
  await Promise.all([
    comeLate(hall),
    wall.page
      .getByText(/^21 van 2\d klaar/)
      .first()
      .waitFor(),
  ]);

  await expectHidden(hall);
  await reveal(karin, OWN);
  await until(hall, (session) => ballotOf(session, 'sheet/review-1').stage === 'revealed');
  await shownOn(screensOf(hall), OWN);
  // With the name of each under it, and nobody's answer twice.
  const answers = async () =>
    Object.values((await boardOf(hall.clockwork)).notes).filter(({ sheet }) => sheet === 'review-1');
  const count = 1 + sum(hall.guests.map(({ person }) => answersOf(person).length));
  await expect.poll(async () => (await answers()).length).toBe(count);
  const own = (await answers()).find(({ text }) => text === OWN);
  expect(own?.origin).toMatchObject({ kind: 'person', label: 'Samira' });
}

/**
 * Goes wrong: somebody is late, at a distance, and behind a proxy that lets no WebSocket through. She lands on one card:
 * where the group is, the time that is left and the question; of the proxy she notices nothing.
 */
async function comeLate(hall: Hall): Promise<void> {
  const { browser, handedOut, screens } = hall;
  const fatma = await somebody(browser, 'Fatma', { viewport: DESKTOP, webSockets: false });
  screens.fatma = fatma;
  await fatma.page.goto(handedOut.participant);
  await fatma.page.getByLabel('Bij welke afdeling werk je?').fill('Mobiliteit');
  await fatma.page.getByLabel('Hoe heet je?').fill('Fatma');
  await fatma.page.getByText('op afstand', { exact: true }).click();
  await fatma.page.getByRole('button', { name: 'Doe mee', exact: true }).click();
  const card = fatma.page.locator('.arrival-card');
  await card.getByText('We zijn hier').waitFor();
  await card.getByText(/^Stap 1 van \d+, nog [89] minuten$/).waitFor();
  await card.getByText(QUESTION).waitFor();
  await card.getByRole('button', { name: 'Aan de slag' }).click();
  await fatma.page.getByLabel(`Je antwoord op ‘${QUESTION}’`).waitFor();
  await expectSameTime([screens.karin, fatma]);
  expect(await fatma.page.getByText('Geen verbinding.').count()).toBe(0);
}

const given = new WeakMap<SimulatedPerson, readonly string[]>();

/** What somebody answered, remembered since the server forgets it at the reveal. */
function answersOf(person: SimulatedPerson): readonly string[] {
  const known = given.get(person);
  if (known) return known;
  const content = person.visit.ownBallots['sheet/review-1'];
  const texts = content?.kind === 'answers' ? content.texts : [];
  given.set(person, texts);
  return texts;
}

async function expectHidden(hall: Hall): Promise<void> {
  const { samira } = hall.screens;
  const others = screensOf(hall).filter((person) => person !== samira);
  await expectNobodyReceived(OWN, others, hall.guests);
  for (const { person } of hall.guests) {
    expect(answersOf(person).length).toBeGreaterThan(0);
    // What two have answered in the same words is no other's to see for that.
    for (const text of answersOf(person)) await expectNobodyReceived(text, screensOf(hall), []);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** 0:12. Everybody follows the step; who looks back sees where the group is, and comes along at a press. */
export async function guidingQuestions(hall: Hall): Promise<void> {
  const { karin, samira, wall, fatma } = hall.screens;
  await goToStep(karin.page, 'Leidende vragen');
  for (const { page } of screensOf(hall)) {
    await page.getByText('Welke strategie past het best bij mijn casus?').first().waitFor();
  }
  if (!fatma) return;
  await fatma.page.getByRole('button', { name: 'Bekijk: Flap-over' }).click();
  await fatma.page.getByText('De groep is bij stap 3: Leidende vragen').waitFor();
  for (const { page } of [samira, wall]) {
    expect(await page.getByText('De groep is bij stap 3').count()).toBe(0);
  }
  await fatma.page.getByRole('button', { name: 'Ga mee' }).click();
  await fatma.page.getByText('Welke strategie past het best bij mijn casus?').first().waitFor();
}
