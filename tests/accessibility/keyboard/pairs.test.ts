import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../journeys/browser.ts';
import type { BoardReader } from '../BoardReader.ts';
import { hasFocus, Keyboard } from '../Keyboard.ts';
import { type Cast, comeIn, gather, goToStep, isSaid, standing } from './cast.ts';

const OTHERS = ['Bram', 'Fatma', 'Ties'];
const REVIEW = 'Wat is je bijgebleven van sessie 1?';

let cast: Cast;
let karin: Person;
let samira: Person;
let others: readonly Person[];
let board: BoardReader;
let keys: Keyboard;
let phoneKeys: Keyboard;

/** The work of the pairs, the flip chart and the ballots, by people who have only keys. */
describe('by keyboard alone', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    cast = await gather(OTHERS);
    ({ karin, samira, others, board } = cast);
    keys = new Keyboard(karin.page);
    phoneKeys = new Keyboard(samira.page);
  });
  afterAll(() => cast.leave());

  test('people come in', async () => {
    await comeIn(karin, cast.handedOut.facilitator);
    for (const person of [samira, ...others]) await comeIn(person, cast.handedOut.participant);
  });

  test('pairs are made, changed and started', async () => {
    await makePairs();
  });

  test('a pair fills its worksheet', async () => {
    await writeLines();
    await shareParkAndRemove();
  });

  test('a line stays with the pair, a facilitator writes for it, and somebody without a device is added', async () => {
    await keepWithUs();
    await writeForPair();
    await addWithoutDevice();
  });

  test('the flip chart is written, grouped and parked', async () => {
    await goToStep(karin, 'Plenair');
    await writeNotes();
    await groupNotes();
    await parkAndTakeBack();
    await carryBetweenAreas();
  });

  test('a hidden question is answered, changed and revealed', async () => {
    await keys.use(button('Ga mee'));
    await goToStep(karin, 'Terugblik');
    await answerHidden();
    await revealHidden();
  });

  test('conditions are rated on a phone, and how they lie is revealed', async () => {
    await goToStep(karin, 'Voorwaarden voor verbinding');
    await rateByKeys();
  });

  test('nothing went wrong on any page', () => cast.expectNoErrors());
});

const dialog = (name: string | RegExp) => karin.page.getByRole('dialog', { name });
/** Any card: Tab comes to one in each group. */
const aCard = () => karin.page.locator('[data-card][tabindex="0"]');
const group = (name: string | RegExp) => karin.page.getByRole('radiogroup', { name });
const button = (name: string | RegExp) => karin.page.getByRole('button', { name, exact: true });

async function makePairs(): Promise<void> {
  const { page } = karin;
  await goToStep(karin, 'Wie wil je verbinden?');
  await keys.use(button('Maak tweetallen'));
  await page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await keys.holdsFocus('making pairs');
  const pairOfSamira = page.locator('.pairs-card', { hasText: 'Samira' });
  const members = async (): Promise<string> => (await pairOfSamira.textContent()) ?? '';
  const before = await members();
  const partner = OTHERS.find((name) => before.includes(name)) ?? '';
  const other = OTHERS.find((name) => name !== partner) ?? '';
  await keys.use(page.locator('.pairs-cards').getByRole('button', { name: new RegExp(`^${partner}`) }));
  await keys.use(page.getByRole('button', { name: new RegExp(`^Wissel met ${other}`) }));
  await expect.poll(members).toContain(other);
  expect(await members()).not.toContain(partner);
  await isSaid(page, /zijn gewisseld\.$/);
  await keys.holdsFocus('swapping two');
  await keys.use(pairOfSamira.getByRole('button', { name: /^Zet tweetal \d vast$/ }));
  await isSaid(page, /^Tweetal \d blijft zo\.$/);
  await keys.holdsFocus('locking a pair');
  await keys.use(button('Doe een ander voorstel'));
  await isSaid(page, 'Er is een voorstel.');
  expect(await members()).toContain(other);
  await keys.use(pairOfSamira.getByRole('button', { name: /^Zet tweetal \d vast$/ }));
  await isSaid(page, /^Tweetal \d kan weer veranderen\.$/);
  await keys.use(button('Hoe tweetallen worden gemaakt'));
  await keys.check(group('Met z’n hoevelen?'), 'alleen');
  await expect.poll(() => page.locator('.pairs-card').count()).toBe(4);
  await keys.holdsFocus('choosing another size');
  await keys.check(group('Met z’n hoevelen?'), 'twee');
  await expect.poll(() => page.locator('.pairs-card').count()).toBe(2);
  await keys.write(page.getByLabel('Minuten'), '15');
  await keys.use(button('Start'));
  await page.getByText('0 van 2 klaar').waitFor();
  await samira.page
    .getByText(/^1[45]:/)
    .first()
    .waitFor();
  await keys.holdsFocus('starting the pairs');
}

const WHOM = 'Wat en met wie wil je intern verbinden?';
const HARD = 'Wat maakt dit lastig?';

/** The lines of the worksheet as the other of the pair sees them. */
async function linesOfPartner(): Promise<string[]> {
  for (const { page } of others) {
    const pair = await page.getByRole('heading', { level: 1 }).first().textContent();
    if (!pair?.includes('Samira')) continue;
    return page
      .locator('.pairs-line')
      .evaluateAll((lines) =>
        lines.map(
          (line) => line.querySelector('textarea')?.value ?? line.firstElementChild?.textContent ?? '',
        ),
      );
  }
  return ['nobody works with Samira'];
}

/** Turns the worksheet of everybody to the case of Samira, so that both of the pair look at the same lines. */
async function writeLines(): Promise<void> {
  const { page } = samira;
  await phoneKeys.use(page.getByRole('button', { name: `Schrijf de eerste regel bij ‘${WHOM}’` }));
  for (const line of ['de spiegelgroep', 'de stuurgroep', 'de buren']) {
    await phoneKeys.type(line);
    await phoneKeys.press('Enter');
  }
  await expect.poll(linesOfPartner).toEqual(['de spiegelgroep', 'de stuurgroep', 'de buren']);
  await phoneKeys.choose(page.getByRole('button', { name: /Kies een vraag/ }), HARD);
  await page.getByRole('heading', { level: 1, name: HARD }).waitFor();
  await phoneKeys.holdsFocus('choosing the other question');
  await phoneKeys.use(page.getByRole('button', { name: `Schrijf de eerste regel bij ‘${HARD}’` }));
  await phoneKeys.type('te weinig tijd');
  await expect.poll(linesOfPartner).toContain('te weinig tijd');
  await phoneKeys.use(page.getByRole('button', { name: /^Vorige vraag/ }));
  await page.getByRole('heading', { level: 1, name: WHOM }).waitFor();
  await phoneKeys.holdsFocus('turning to the question before');
}

async function shareParkAndRemove(): Promise<void> {
  const { page } = samira;
  const notes = () => Object.values(board.things.notes).map(({ text }) => text);
  const parked = () =>
    Object.values(board.things.parkedIssues).map(({ text, reason }) => `${text}: ${reason}`);
  const more = (line: string) => page.getByRole('button', { name: `Meer over ‘${line}’` });
  await phoneKeys.to(page.getByRole('textbox', { name: /^Regel 1/ }));
  await phoneKeys.use(page.getByRole('button', { name: 'Deel regel' }));
  await board.until(notes, ['de spiegelgroep']);
  await isSaid(page, 'Regel gedeeld. Ze staat op de flap-over.');
  await phoneKeys.holdsFocus('sharing a line');
  await phoneKeys.to(page.getByRole('textbox', { name: /^Regel 2/ }));
  await phoneKeys.use(page.getByRole('button', { name: 'Parkeer', exact: true }));
  await phoneKeys.check(page.getByRole('radiogroup', { name: 'Waarom parkeer je dit?' }), 'buitenwereld');
  await phoneKeys.use(page.getByRole('dialog').getByRole('button', { name: 'Parkeer' }));
  await board.until(() => parked().at(-1), 'de stuurgroep: buitenwereld');
  await page.getByText('Geparkeerd', { exact: true }).first().waitFor();
  await phoneKeys.holdsFocus('parking a line');
  await phoneKeys.to(page.getByRole('textbox', { name: /^Regel 3/ }));
  await phoneKeys.use(page.getByRole('button', { name: 'Verwijder deze regel' }));
  await expect.poll(linesOfPartner).not.toContain('de buren');
  await isSaid(page, 'Regel verwijderd');
  await phoneKeys.holdsFocus('removing a line');
  await phoneKeys.choose(more('de spiegelgroep'), 'Haal terug van de groep');
  await board.until(notes, []);
  await phoneKeys.holdsFocus('taking a line back');
  await phoneKeys.use(page.getByRole('button', { name: 'Wij zijn klaar' }));
  await karin.page.getByText('1 van 2 klaar').waitFor();
  await phoneKeys.holdsFocus('being ready');
}

/** The pair's own word: what it took back is not for the group, until it says otherwise. */
async function keepWithUs(): Promise<void> {
  const { page } = samira;
  const stays = page.getByRole('button', { name: 'Blijft bij ons', exact: true });
  const share = page.getByRole('button', { name: 'Deel regel' });
  await phoneKeys.to(page.getByRole('textbox', { name: /^Regel 1/ }));
  await phoneKeys.use(stays);
  await isSaid(page, 'Deze regel kan weer gedeeld worden.');
  await phoneKeys.use(stays);
  await isSaid(page, 'Deze regel blijft bij jullie.');
  await phoneKeys.holdsFocus('keeping a line');
  await page.getByText('blijft bij jullie', { exact: true }).waitFor();
  expect(await share.getAttribute('aria-disabled')).toBe('true');
  await phoneKeys.use(stays);
  await page.getByText('blijft bij jullie', { exact: true }).waitFor({ state: 'detached' });
}

/** After the pair asked: what the facilitator writes says so on everybody's sheet, until the pair takes it back. */
async function writeForPair(): Promise<void> {
  const { page } = karin;
  await phoneKeys.use(samira.page.getByRole('button', { name: 'Laat de begeleider meeschrijven' }));
  await isSaid(samira.page, 'De begeleider kan nu meeschrijven.');
  await phoneKeys.holdsFocus('asking a facilitator to write');
  await keys.use(button('Schrijf voor hen'));
  const sheet = dialog(/^Schrijf voor tweetal \d$/);
  await keys.use(sheet.getByRole('button', { name: `Nieuwe regel bij ‘${HARD}’` }));
  await keys.type('gehoord aan tafel');
  await keys.use(sheet.getByRole('button', { name: 'Ik ben klaar met meeschrijven' }));
  await sheet.waitFor({ state: 'detached' });
  await keys.holdsFocus('writing for a pair');
  await phoneKeys.choose(samira.page.getByRole('button', { name: /Kies een vraag/ }), HARD);
  await samira.page.getByText('genoteerd door Karin').waitFor();
  expect(await page.getByRole('button', { name: 'Schrijf voor hen' }).count()).toBe(0);
}

async function addWithoutDevice(): Promise<void> {
  await keys.use(button('Toon alle mensen'));
  await keys.use(dialog('Mensen').getByRole('button', { name: 'Voeg iemand zonder apparaat toe' }));
  const form = dialog('Voeg iemand zonder apparaat toe');
  await keys.write(form.getByLabel('Naam'), 'Piet');
  await keys.write(form.getByLabel('Afdeling'), 'Zorg');
  await keys.press('Enter');
  await isSaid(karin.page, 'Piet doet mee, zonder apparaat.');
  await keys.holdsFocus('adding somebody without a device');
  const more = dialog('Mensen').getByRole('button', { name: 'Meer over Piet' });
  await keys.choose(more, 'Is weg');
  await dialog('Mensen').getByText('even weg, Zorg').waitFor();
  await keys.press('Escape');
  await keys.holdsFocus('closing the list of people');
}

/** The notes of the board, each with its group or else its sheet. */
function places(): Record<string, string> {
  const { notes, clusters, sheets } = board.things;
  return Object.fromEntries(
    Object.values(notes).map(({ text, cluster, sheet }) => [
      text,
      (cluster && clusters[cluster]?.name) || (sheets[sheet]?.title ?? ''),
    ]),
  );
}

const noteMenu = (text: string) =>
  karin.page.getByRole('region', { name: 'Flap-over' }).getByRole('button', { name: `Meer over ‘${text}’` });

async function writeNotes(): Promise<void> {
  const { page } = karin;
  await keys.to(page.getByLabel(`Schrijf een briefje bij ‘${WHOM}’`));
  for (const note of ['de ketting', 'de raad', 'de buurt']) {
    await keys.type(note);
    await keys.press('Enter');
  }
  await board.until(places, { 'de ketting': WHOM, 'de raad': WHOM, 'de buurt': WHOM });
  await isSaid(page, `Staat op de flap: ${WHOM}`);
  await keys.holdsFocus('writing notes');
  await keys.choose(noteMenu('de ketting'), 'Wijzig');
  await expect.poll(() => hasFocus(page.getByLabel('Tekst van het briefje'))).toBe(true);
  await keys.press('ControlOrMeta+a');
  await keys.type('de keten');
  await keys.press('Escape');
  await board.until(
    (things) =>
      Object.values(things.notes)
        .map(({ text }) => text)
        .sort(),
    ['de buurt', 'de keten', 'de raad'],
  );
  await keys.holdsFocus('editing a note');
}

async function answerHidden(): Promise<void> {
  const { page } = samira;
  // By the whole question: the field of the step before can still be there.
  await phoneKeys.write(page.getByLabel(`Je antwoord op ‘${REVIEW}’`), 'de spiegelgroep');
  await phoneKeys.press('Enter');
  await isSaid(page, 'Je antwoord is bewaard');
  await phoneKeys.type('te veel');
  await phoneKeys.press('Enter');
  await phoneKeys.use(page.getByRole('button', { name: 'Verander ‘de spiegelgroep’' }));
  await phoneKeys.press('ControlOrMeta+a');
  await phoneKeys.type('de stuurgroep');
  await phoneKeys.press('Enter');
  await phoneKeys.holdsFocus('changing an answer');
  await phoneKeys.use(page.getByRole('button', { name: 'Haal ‘te veel’ weg' }));
  await isSaid(page, 'Je antwoord is weg');
  await phoneKeys.holdsFocus('taking an answer away');
}

async function revealHidden(): Promise<void> {
  await karin.page.getByText('1 van 4 klaar').waitFor();
  await keys.use(button('Onthul'));
  await keys.use(karin.page.getByRole('alertdialog').getByRole('button', { name: 'Onthul nu' }));
  await board.until(
    (things) => Object.values(things.notes).some(({ text }) => text === 'de stuurgroep'),
    true,
  );
  await isSaid(karin.page, 'Onthuld. Iedereen ziet het nu.');
  await keys.holdsFocus('revealing');
  await phoneKeys.holdsFocus('a reveal while one is in the field');
}

async function rateByKeys(): Promise<void> {
  const { page } = samira;
  await phoneKeys.check(page.getByRole('radiogroup', { name: /^Urgentie/ }), '4');
  await phoneKeys.use(page.getByRole('button', { name: 'Waarom?' }));
  await phoneKeys.type('de wethouder wacht');
  await phoneKeys.use(page.getByRole('button', { name: 'Klaar', exact: true }));
  await page.getByText('Bewaard. Je kunt het nog veranderen.').waitFor();
  await phoneKeys.holdsFocus('being done');
  await keys.use(button('Onthul'));
  await keys.use(karin.page.getByRole('alertdialog').getByRole('button', { name: 'Onthul nu' }));
  await page.getByRole('img', { name: /^Urgentie: 1 keer 4/ }).waitFor();
  await keys.holdsFocus('revealing ratings');
  await phoneKeys.holdsFocus('a reveal while one is in the form');
  await keys.use(button('Nog een ronde'));
  await page.getByRole('radiogroup', { name: /^Urgentie/ }).waitFor();
  await keys.holdsFocus('opening another round');
}

async function groupNotes(): Promise<void> {
  const where = dialog('Waar hoort dit bij?');
  await keys.choose(noteMenu('de keten'), 'Zet bij…');
  await keys.write(where.getByLabel('Of in een nieuwe groep'), 'Partners');
  await keys.press('Enter');
  await board.until(() => places()['de keten'], 'Partners');
  await isSaid(karin.page, /^‘de keten’ ligt nu bij Partners/);
  await keys.holdsFocus('putting a note in a new group');
  await keys.choose(noteMenu('de raad'), 'Zet bij…');
  await keys.use(where.getByRole('button', { name: /^Partners/ }));
  await board.until(() => places()['de raad'], 'Partners');
  await keys.holdsFocus('putting a note in a group');
  await keys.choose(button('Meer over groep ‘Partners’'), 'Hernoem de groep');
  await keys.write(dialog('Hernoem de groep').getByLabel('Naam van de groep'), 'Bondgenoten');
  await keys.press('Enter');
  await board.until(() => places()['de raad'], 'Bondgenoten');
  await keys.holdsFocus('renaming a group');
  await keys.use(button('Nieuwe groep'));
  await keys.write(dialog('Nieuwe groep').getByLabel('Naam van de groep'), 'Later');
  await keys.press('Enter');
  await board.until((things) => Object.values(things.clusters).some(({ name }) => name === 'Later'), true);
  await keys.holdsFocus('making a group');
  await mergeNotes();
  await keys.choose(noteMenu('de buurt'), 'Zet bij…');
  await keys.choose(where.getByRole('button', { name: /Vel/ }), HARD);
  await keys.use(where.getByRole('button', { name: /^Los op het vel/ }));
  await board.until(() => places()['de buurt'], HARD);
  await keys.holdsFocus('putting a note on another sheet');
  await keys.choose(button('Meer over groep ‘Bondgenoten’'), 'Haal uit elkaar');
  await board.until(() => places()['de raad'], WHOM);
  await keys.holdsFocus('taking a group apart');
}

/** Two notes become one line, with the words of the other, and lie by themselves again. */
async function mergeNotes(): Promise<void> {
  const merged = () =>
    Object.values(board.things.notes).filter(({ mergedInto }) => mergedInto !== null).length;
  const which = dialog('Welke regels zeggen hetzelfde?');
  await keys.choose(noteMenu('de raad'), 'Voeg samen met…');
  await keys.to(which.getByRole('checkbox', { name: /^de buurt/ }));
  await keys.press('Space');
  await keys.check(which.getByRole('radiogroup', { name: 'Welke woorden houdt de regel?' }), 'de buurt');
  await keys.use(which.getByRole('button', { name: 'Voeg samen' }));
  await board.until(merged, 1);
  await isSaid(karin.page, '2 regels zijn nu één regel');
  await keys.holdsFocus('merging notes');
  await keys.choose(noteMenu('de buurt'), 'Bekijk de 2 regels…');
  await keys.use(dialog('Samengevoegd uit 2 regels').getByRole('button', { name: 'Haal los: ‘de raad’' }));
  await board.until(merged, 0);
  await keys.holdsFocus('taking a merged line apart');
}

async function parkAndTakeBack(): Promise<void> {
  const { page } = karin;
  const parkedTexts = () => Object.values(board.things.parkedIssues).map(({ text }) => text);
  await keys.choose(noteMenu('de raad'), 'Parkeer…');
  await keys.check(group('Waarom parkeer je dit?'), 'andere tafel');
  await keys.use(dialog('Op de parkeerplaats').getByRole('button', { name: 'Parkeer' }));
  await board.until(() => parkedTexts().includes('de raad'), true);
  await page.getByRole('alertdialog').getByText('Geparkeerd').waitFor();
  await keys.holdsFocus('parking a note');
  const parking = page.getByRole('region', { name: 'Parkeerplaats' });
  await keys.choose(parking.getByRole('button', { name: 'Meer over ‘de raad’' }), 'Haal terug');
  await board.until(() => parkedTexts().includes('de raad'), false);
  await isSaid(page, /^Teruggehaald/);
  await keys.holdsFocus('taking a note back');
}

async function carryBetweenAreas(): Promise<void> {
  const { page } = karin;
  await keys.choose(noteMenu('de raad'), 'Verwijder');
  await board.until(() => 'de raad' in places(), false);
  await isSaid(page, 'Briefje verwijderd');
  await keys.holdsFocus('removing a note');
  await keys.choose(noteMenu('de keten'), 'Zet op de kaart…');
  await keys.choose(dialog('Zet iemand op de kaart').getByRole('button', { name: /Domein/ }), 'Media');
  await keys.use(dialog('Zet iemand op de kaart').getByRole('button', { name: 'Zet op de kaart' }));
  await board.until(() => standing(board, 'de keten').split(' ')[0], 'media');
  await keys.holdsFocus('putting a note on the map');
  await keys.use(button('Bekijk: Parkeerplaats'));
  await keys.to(aCard().and(page.getByRole('button', { name: /^de stuurgroep,.* geparkeerd$/ })));
  await keys.press('Shift+F10');
  await keys.chooseOpened('Zet op flap-over');
  await keys.choose(dialog(/flap-over$/).getByRole('button', { name: /Vel/ }), WHOM);
  await keys.use(dialog(/flap-over$/).getByRole('button', { name: 'Zet neer' }));
  await board.until(() => places()['de stuurgroep'], WHOM);
  await board.until((things) => Object.keys(things.parkedIssues), []);
  await keys.holdsFocus('putting a parked issue on a sheet');
}
