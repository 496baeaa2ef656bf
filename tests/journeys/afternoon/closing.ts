import { ballotOf } from '@verbindbord/shared/session/ballots.ts';
import { expect } from 'vitest';
import { goToStep } from '../acts.ts';
import {
  actAll,
  boardOf,
  expectNobodyReceived,
  type Hall,
  reveal,
  screensOf,
  shownOn,
  until,
} from './Hall.ts';
import { GROUP, WORDING } from './reporting.ts';

const QUESTION = 'Wat hebben we gedaan?';
const OWN = 'Eindelijk namen genoemd in plaats van teams';

/** 1:48 and 2:25. Everybody rates; then three questions, anonymous in the data; and the report. */
export async function closing(hall: Hall): Promise<void> {
  await rate(hall);
  await evaluate(hall);
  await read(hall);
}

async function rate(hall: Hall): Promise<void> {
  const { karin, wall } = hall.screens;
  await goToStep(karin.page, 'Voorwaarden voor verbinding');
  await until(hall, ({ step }) => step === 'conditions');
  await actAll(hall);
  await wall.page
    .getByText(new RegExp(`^${hall.guests.length} van \\d+ klaar`))
    .first()
    .waitFor();
  await karin.page.getByRole('button', { name: 'Onthul', exact: true }).click();
  for (const { page } of [karin, wall])
    await page
      .getByRole('img', { name: /^Urgentie/ })
      .first()
      .waitFor();
}

async function evaluate(hall: Hall): Promise<void> {
  const { karin, samira } = hall.screens;
  await goToStep(karin.page, 'Terugblik en evaluatie');
  await until(hall, ({ step }) => step === 'evaluation');
  await samira.page.getByLabel(`Je antwoord op ‘${QUESTION}’`).fill(OWN);
  await samira.page.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await samira.page.getByText('Bewaard. Je kunt ze nog veranderen.').waitFor();
  await actAll(hall);
  const others = screensOf(hall).filter((person) => person !== samira);
  await expectNobodyReceived(OWN, others, hall.guests);
  await reveal(karin, OWN);
  await until(hall, (session) => ballotOf(session, 'sheet/evaluation-1').stage === 'revealed');
  await shownOn(screensOf(hall), OWN);
  const answers = async () =>
    Object.values((await boardOf(hall.clockwork)).notes).filter(({ sheet }) => sheet === 'evaluation-1');
  await expect.poll(async () => (await answers()).length).toBeGreaterThan(hall.guests.length);
  expect(new Set((await answers()).map(({ origin }) => origin))).toEqual(new Set([null]));
}

/** The report has the group and the words of the note-taker, what is on the map and what was said at the end. */
async function read({ screens, server, handedOut }: Hall): Promise<void> {
  const { page } = screens.karin;
  await page.goto(`${server.address}/s/${handedOut.code}/verslag`);
  await page.getByRole('button', { name: 'Druk af' }).waitFor();
  for (const words of [GROUP, WORDING, 'Huisartsenkring', OWN]) {
    await page.getByText(words).filter({ visible: true }).first().waitFor();
  }
}
