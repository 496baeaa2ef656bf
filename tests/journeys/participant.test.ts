import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Keyboard } from '../accessibility/Keyboard.ts';
import { type Gathering, gather, sessionWhere } from '../relay/people.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const REVIEW = 'Wat is je bijgebleven van sessie 1?';
const WHOM = 'Wat en met wie wil je intern verbinden?';
const SAVED = /^Bewaard\b|^bewaard$/;
const EVALUATION = 'Wat hebben we gedaan?';

/** All that somebody's hands do in a session, however they do it. */
interface Hands {
  readonly press: (target: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  readonly choose: (opener: Locator, entry: string) => Promise<void>;
  readonly check: (group: Locator, choice: string) => Promise<void>;
}

/** A finger in the middle of a thing: what moves under it is missed, and there is no pointer to hover with. */
function finger(page: Page): Hands {
  const press = async (target: Locator): Promise<void> => {
    const first = target.first();
    await first.scrollIntoViewIfNeeded();
    const box = await first.boundingBox();
    if (!box) throw new Error(`There is nothing to tap: ${target}`);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  };
  return {
    press,
    write: async (field, text) => {
      await press(field);
      await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.type(text);
    },
    choose: async (opener, entry) => {
      await press(opener);
      await press(page.getByRole('option', { name: entry }));
    },
    check: (group, choice) => press(group.getByText(choice, { exact: true })),
  };
}

function keys(page: Page): Hands {
  const keyboard = new Keyboard(page);
  return {
    press: (target) => keyboard.use(target),
    write: (field, text) => keyboard.write(field, text),
    choose: (opener, entry) => keyboard.choose(opener, entry),
    check: (group, choice) => keyboard.check(group, choice),
  };
}

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Karin leads, without a screen here. */
async function leading({ person }: Gathering) {
  const socket = (await person('Karin', 'facilitator')).socket();
  const first = await sessionWhere(socket, () => true);
  return {
    step: first.programme,
    until: (holds: Parameters<typeof sessionWhere>[1]) => sessionWhere(socket, holds),
    do: async (command: Command) => {
      expect(await socket.timeout(5000).emitWithAck('command', command)).toMatchObject({ ok: true });
    },
  };
}

test.each([
  ['by touch on a phone', PHONE, finger],
  ['by keys on a laptop', DESKTOP, keys],
] as const)(
  'a participant does all of a session %s',
  async (_how, viewport, handsOf) => {
    const room = await gather(server.address);
    const samira = await somebody(browser, 'Samira', { viewport });
    const { page } = samira;
    try {
      await wholeSession(room, page, handsOf(page));
    } catch (error) {
      await keepScreens([samira]);
      throw error;
    } finally {
      room.leave();
      await samira.context.close();
    }
    expect(samira.errors).toEqual([]);
  },
  90_000,
);

async function wholeSession(room: Gathering, page: Page, hands: Hands): Promise<void> {
  const karin = await leading(room);
  (await room.person('Bram', 'participant')).socket();
  await comeIn(room, page, hands);
  await karin.do({ type: 'goToStep', step: 'review' });
  await answer(page, hands, REVIEW, 'de spiegelgroep', 'Bewaard. Je kunt ze nog veranderen.');
  await karin.do({ type: 'revealBallot', ballot: 'sheet/review-1' });
  await page.getByText('de spiegelgroep').first().waitFor();

  await karin.do({ type: 'goToStep', step: 'lessons' });
  await page.getByText('Maak urgentie zichtbaar').filter({ visible: true }).first().waitFor();
  await hands.write(page.getByPlaceholder('Schrijf iets voor de groep'), 'begin bij de wijkagent');
  await hands.press(page.getByRole('button', { name: 'Zet op de flap' }));
  await page
    .getByRole('button', { name: /begin bij de wijkagent/ })
    .first()
    .waitFor();

  await karin.do({ type: 'goToStep', step: 'questions' });
  await page.getByText('Welke strategie past het best bij mijn casus?').waitFor();

  await karin.do({ type: 'goToStep', step: 'pairs' });
  await karin.do({ type: 'proposePairs' });
  await karin.do({ type: 'startPairs', seconds: 600 });
  await workInPair(page, hands);
  await karin.do({ type: 'finishPairs' });
  await karin.do({ type: 'goToStep', step: 'plenary' });
  await page.getByText('de wijkteams aan het hitteplan').first().waitFor();

  await karin.do({ type: 'goToStep', step: 'map' });
  await putOnMap(page, hands);
  await karin.do({ type: 'goToStep', step: 'conditions' });
  await rate(page, hands);
  await karin.do({ type: 'goToStep', step: 'perspectives' });
  await karin.do({ type: 'repeatPairs' });
  await karin.do({ type: 'startPairs', seconds: 600 });
  await hands.press(page.getByRole('button', { name: /^Schrijf de eerste regel bij/ }));
  await page.keyboard.type('samen naar de raad');
  await page.getByText(SAVED).first().waitFor();
  await karin.do({ type: 'finishPairs' });
  await karin.do({ type: 'goToStep', step: 'strategies' });
  await putDots(page, hands);
  await karin.do({ type: 'goToStep', step: 'summary' });
  await page.getByText('de wijkteams aan het hitteplan').first().waitFor();
  await karin.do({ type: 'goToStep', step: 'evaluation' });
  await answer(page, hands, EVALUATION, 'namen genoemd', 'Bewaard. Je kunt ze nog veranderen.');
}

async function comeIn({ session }: Gathering, page: Page, hands: Hands): Promise<void> {
  await page.goto(session.links.participant);
  await hands.write(page.getByLabel('Hoe heet je?'), 'Samira');
  await hands.press(page.getByRole('button', { name: 'Doe mee', exact: true }));
  await page.getByRole('heading', { name: 'Welkom, Samira' }).waitFor();
}

async function answer(page: Page, hands: Hands, question: string, text: string, kept: string): Promise<void> {
  await hands.write(page.getByLabel(`Je antwoord op ‘${question}’`), text);
  await hands.press(page.getByRole('button', { name: 'Bewaar', exact: true }));
  await page.getByText(kept).first().waitFor();
}

async function workInPair(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: `Schrijf de eerste regel bij ‘${WHOM}’` }));
  await page.keyboard.type('de wijkteams aan het hitteplan');
  await hands.press(page.getByRole('button', { name: 'Deel regel' }));
  await page.getByText('gedeeld', { exact: true }).first().waitFor();
  await hands.press(page.getByRole('button', { name: 'Wij zijn klaar' }));
  await page.getByRole('button', { name: 'Wij zijn klaar' }).waitFor({ state: 'detached' });
}

async function putOnMap(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Zet iemand op de kaart' }));
  const form = page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  await hands.write(form.getByLabel('Naam'), 'Huisartsenkring');
  await hands.choose(form.getByRole('button', { name: /Domein/ }), 'Burger');
  await hands.press(form.getByRole('button', { name: 'Zet op de kaart' }));
  await form.waitFor({ state: 'detached' });
  await page.getByText('Huisartsenkring').filter({ visible: true }).first().waitFor();
}

async function rate(page: Page, hands: Hands): Promise<void> {
  for (const [condition, value] of [
    [/^Urgentie/, '4'],
    [/^Meerwaarde/, '2'],
  ] as const) {
    await hands.check(page.getByRole('radiogroup', { name: condition }), value);
  }
  await hands.press(page.getByRole('button', { name: 'Klaar', exact: true }));
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
}

async function putDots(page: Page, hands: Hands): Promise<void> {
  const more = page.getByRole('button', { name: /^Stip erbij op / });
  await hands.press(more);
  await hands.press(more.nth(1));
  await page.getByText('Nog 3 stippen over.').waitFor();
  await hands.press(page.getByRole('button', { name: 'Klaar', exact: true }));
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
}
