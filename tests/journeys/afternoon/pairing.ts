import { readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import { type Pair, participantOf } from '@verbindbord/shared/session/state.ts';
import { expect } from 'vitest';
import { fromMenu, goToStep, untilSaved, worksheetLines, writeLine } from '../acts.ts';
import {
  actAll,
  comeIn,
  expectNobodyReceived,
  fatmaOf,
  type Guest,
  guestsIn,
  type Hall,
  pairWith,
  screensOf,
  sessionIn,
  until,
} from './Hall.ts';

const WHOM = 'Wat en met wie wil je intern verbinden?';

/** 0:20. 23 people become ten pairs and a trio, each with a worksheet that nobody else receives. */
export async function pairing(hall: Hall): Promise<void> {
  await proposeAndSwap(hall);
  await Promise.all([write(hall), signs(hall)]);
  await expectApart(hall);
  await arrive(hall);
  await lineDips(hall);
  await shareOne(hall);
  await partnerLeaves(hall);
  await batteryDies(hall);
}

async function proposeAndSwap(hall: Hall): Promise<void> {
  const { karin, samira, fatma, wall } = hall.screens;
  await goToStep(karin.page, 'Wie wil je verbinden?');
  await karin.page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await karin.page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await hall.clockwork.visit.until(() => sessionIn(hall).round.stage === 'proposed');
  const { pairs } = sessionIn(hall).round;
  expect(pairs.map(({ members }) => members.length).sort()).toEqual([...Array(10).fill(2), 3]);
  for (const { members } of pairs) {
    const people = members.map((member) => participantOf(sessionIn(hall), member));
    expect(people.some((person) => person?.hasDevice)).toBe(true);
    const places = new Set(people.map((person) => person?.whereabouts));
    expect(places.size, 'somebody at a distance with somebody in the room').toBe(1);
  }

  const samiraId = sessionIn(hall).roster.find(({ name }) => name === 'Samira')?.id ?? missing();
  const [one, other] = twoToSwap(hall, pairs, samiraId);
  const person = (id: string) => karin.page.locator(`[data-person-drop="${id}"]`);
  await person(one).click();
  await person(other).click();
  await expect
    .poll(() => sessionIn(hall).round.pairs.find(({ members }) => members.includes(one))?.id)
    .toBe(pairs.find(({ members }) => members.includes(other))?.id);
  // To everybody else the proposal is not there.
  for (const { name, frames } of [samira, wall, ...(fatma ? [fatma] : [])]) {
    expect(await frames.hold('"stage":"proposed"'), `${name} received a proposal`).toBe(false);
  }
  await karin.page.getByRole('button', { name: 'Start', exact: true }).click();
  await karin.page.getByText('0 van 11 klaar').waitFor();
  await wall.page.getByText('0 van 11 tweetallen klaar').waitFor();
  await until(hall, ({ round }) => round.stage === 'working');
}

/** Two of two pairs, so that Samira works with one other who can type; with that as it is, two others in the room. */
function twoToSwap({ guests }: Hall, pairs: readonly Pair[], samira: string): readonly [string, string] {
  const isGuest = (id: string): boolean => guests.some(({ person }) => person.id === id);
  const isInRoom = (id: string): boolean =>
    guests.some(
      ({ person }) =>
        person.id === id && person.visit.session?.roster.find((one) => one.id === id)?.whereabouts === 'room',
    );
  const own = pairs.find(({ members }) => members.includes(samira));
  const isWell = own?.members.length === 2 && own.members.some(isGuest);
  const others = pairs.filter(
    ({ members }) => members.length === 2 && members.every(isInRoom) && !members.includes(samira),
  );
  const [one, other] = [isWell ? others.at(0)?.members[0] : samira, others.at(-1)?.members[0]];
  return one && other && one !== other ? [one, other] : missing();
}

function missing(): never {
  throw new Error('Somebody is missing.');
}

/** A word that nobody else writes: it goes over the line in one piece. */
const markOf = ({ person }: Guest): string => `onderons${person.id.slice(0, 8)}`;

/** All write; Samira and who works with her in one line at the same moment. */
async function write(hall: Hall): Promise<void> {
  const { karin, samira } = hall.screens;
  const [partner] = guestsIn(hall, pairWith(hall, 'Samira'));
  if (!partner) missing();
  await writeLine(samira.page, WHOM, 'de wijkteams aan ');
  await untilSaved(samira.page);
  const id = await lineWith(partner, 'de wijkteams aan ');
  await Promise.all([
    partner.person.do({ do: 'addTo', line: id, text: 'het hitteplan' }),
    samira.page
      .locator('.pairs-line textarea')
      .first()
      .evaluate((area: HTMLTextAreaElement) => {
        area.setRangeText('Verbind ', 0, 0, 'end');
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }),
  ]);
  await expect.poll(() => worksheetLines(samira.page)).toContain('Verbind de wijkteams aan het hitteplan');
  await lineWith(partner, 'Verbind de wijkteams aan het hitteplan');

  await actAll(hall);
  // Who waited for the partner can go on now.
  await actAll(hall);
  const lines = (await partner.person.look())?.worksheet?.lines ?? [];
  hall.line = { id, text: lines.find((line) => line.id === id)?.text ?? missing() };
  for (const guest of hall.guests) {
    const { person } = guest;
    const text = markOf(guest);
    await person.do({ do: 'line', question: 'question-1', caseOf: person.id, text });
  }
  await karin.page.getByText(/^(?:9|10|11) van 11 klaar$/).waitFor();
}

/** The id of a line, once somebody's worksheet has it. */
async function lineWith({ person }: Guest, text: string): Promise<string> {
  const find = async () => (await person.look())?.worksheet?.lines.find((line) => line.text === text)?.id;
  await expect.poll(find).toBeDefined();
  return (await find()) ?? missing();
}

/** At five minutes and at one minute every screen says so. */
async function signs(hall: Hall): Promise<void> {
  const { karin, samira } = hall.screens;
  const people = [karin, samira, fatmaOf(hall)];
  for (const [seconds, sign] of [
    [302, 'Nog vijf minuten.'],
    [62, 'Nog één minuut.'],
  ] as const) {
    await hall.clockwork.visit.command({ type: 'startTimer', seconds });
    await Promise.all(people.map(({ page }) => page.getByText(sign).first().waitFor()));
  }
  await hall.clockwork.visit.command({ type: 'startTimer', seconds: 1200 });
}

/** What a pair wrote, nobody outside it has received: no facilitator, no other pair, not the wall. */
async function expectApart(hall: Hall): Promise<void> {
  const { roster, round } = sessionIn(hall);
  for (const guest of hall.guests) {
    const own = round.pairs.find(({ members }) => members.includes(guest.person.id));
    const names = roster.filter(({ id }) => own?.members.includes(id)).map(({ name }) => name);
    await expectNobodyReceived(
      markOf(guest),
      screensOf(hall).filter(({ name }) => !names.includes(name)),
      hall.guests.filter(({ person }) => !own?.members.includes(person.id)),
    );
  }
}

/** Goes wrong: somebody arrives, and is in a pair by the rule. */
async function arrive(hall: Hall): Promise<void> {
  const { karin } = hall.screens;
  const wim = await comeIn(hall, { name: 'Wim', whereabouts: 'room', department: 'Vastgoed' }, 99);
  await karin.page
    .getByText(/^Wim is binnen en werkt in tweetal \d+\.$/)
    .first()
    .waitFor();
  hall.guests.push(wim);
  await until(hall, ({ round }) => round.pairs.some(({ members }) => members.includes(wim.person.id)));
  await wim.person.actAll();
  const lines = (await wim.person.look())?.worksheet?.lines ?? [];
  expect(lines.some(({ caseOf }) => caseOf === wim.person.id)).toBe(true);
}

/** Goes wrong: the wifi dips. The field keeps working, and on return everything is there once. */
async function lineDips(hall: Hall): Promise<void> {
  const { page, context } = hall.screens.samira;
  const [partner] = guestsIn(hall, pairWith(hall, 'Samira'));
  if (!partner) missing();
  await context.setOffline(true);
  await page.getByText('Geen verbinding.').waitFor();
  await writeLine(page, WHOM, 'in de tunnel geschreven');
  await partner.person.do({
    do: 'line',
    question: 'question-1',
    caseOf: partner.person.id,
    text: 'terwijl zij weg was',
  });
  await page.getByText('Nog alleen op dit apparaat.').waitFor();
  await context.setOffline(false);
  await page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
  await untilSaved(page);
  await lineWith(partner, 'in de tunnel geschreven');
  const lines = (await partner.person.look())?.worksheet?.lines ?? [];
  for (const text of ['in de tunnel geschreven', 'terwijl zij weg was']) {
    expect(
      lines.filter((line) => line.text === text),
      text,
    ).toHaveLength(1);
  }
  expect(lines.filter(({ id }) => id === hall.line.id)).toHaveLength(1);
}

/** A line of the pair goes to the group, at one press. */
async function shareOne(hall: Hall): Promise<void> {
  const { page } = hall.screens.samira;
  const field = page.locator('.pairs-line textarea').first();
  await field.click();
  // The partner may have put words behind it since.
  hall.line = { ...hall.line, text: await field.inputValue() };
  await page.getByRole('button', { name: 'Deel regel' }).click();
  await page.getByText('gedeeld', { exact: true }).first().waitFor();
}

/** Goes wrong: a partner leaves. The worksheet stays, and the way to others is one tap. */
async function partnerLeaves(hall: Hall): Promise<void> {
  const { page } = hall.screens.samira;
  const pair = pairWith(hall, 'Samira');
  const partners = guestsIn(hall, pair);
  for (const { person } of partners) person.visit.dropOff();
  await page.getByText('Je partner is even weg.').waitFor();
  await expect.poll(() => worksheetLines(page)).toContain('in de tunnel geschreven');
  await page.getByRole('button', { name: 'Zet me bij een ander tweetal' }).click();
  await page
    .getByText(/^Je werkt nu met /)
    .first()
    .waitFor();
  expect(pairWith(hall, 'Samira').id).not.toBe(pair.id);
  for (const { person } of partners) {
    person.visit.comeBack();
    expect(await person.visit.until(() => person.visit.isConnected)).toBe(true);
    // Whoever returns finds the worksheet as it was.
    const link = await person.visit.read(`pair/${pair.id}`);
    const texts = link ? readWorksheet(link.doc).map(({ text }) => text) : [];
    expect(texts).toContain('in de tunnel geschreven');
  }
}

/** Goes wrong: a battery dies. The deputy writes for the pair by the code that they say. */
async function batteryDies(hall: Hall): Promise<void> {
  const { ineke } = hall.screens;
  const pair = sessionIn(hall).round.pairs.find(({ members }) => {
    const all = members.map((member) => participantOf(sessionIn(hall), member));
    return (
      members.length === 2 && guestsIn(hall, { members }).length === 2 && all.every((one) => one?.connected)
    );
  });
  const [dead, said] = pair ? guestsIn(hall, pair) : [];
  if (!pair || !dead || !said) return missing();
  dead.person.visit.dropOff();
  const answer = await said.person.visit.socket.timeout(5000).emitWithAck('code', pair.id);
  const code = answer.ok ? answer.code : missing();
  await fromMenu(
    ineke.page.getByRole('button', { name: `Meer over tweetal ${pair.number}`, exact: true }),
    new RegExp(`^Schrijf voor tweetal ${pair.number}`),
  );
  await ineke.page.getByLabel('Code van het werkblad').fill(code.toLowerCase());
  await ineke.page.getByRole('button', { name: 'Open het werkblad' }).click();
  const sheet = ineke.page.getByRole('dialog');
  await sheet.getByRole('button', { name: /regel bij ‘Wat maakt dit lastig\?’/ }).click();
  await sheet.locator('.pairs-line[data-active] textarea').fill('gehoord aan tafel');
  const noted = async () =>
    (await said.person.look())?.worksheet?.lines.find(({ text }) => text === 'gehoord aan tafel')?.notedBy;
  const id = sessionIn(hall).roster.find(({ name }) => name === 'Ineke')?.id;
  await expect.poll(noted).toBe(id);
  await sheet.getByRole('button', { name: 'Ik ben klaar met meeschrijven' }).click();
  await sheet.waitFor({ state: 'detached' });
  dead.person.visit.comeBack();
  expect(await dead.person.visit.until(() => dead.person.visit.isConnected)).toBe(true);
}
