import { meaningOf } from '@verbindbord/shared/map/place.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HandedOut, makeSession } from '../journeys/acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { BoardReader } from './BoardReader.ts';
import { hasFocus, Keyboard } from './Keyboard.ts';

const REVIEW = 'Wat is je bijgebleven van sessie 1?';

let server: ServerProcess;
let browser: Browser;
let karin: Person;
let samira: Person;
let others: Person[];
let handedOut: HandedOut;
let keys: Keyboard;
let phoneKeys: Keyboard;
let board: BoardReader;

/** Every act of the map, the pairs and the flip chart, by somebody who has only keys. */
describe('by keyboard alone', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
    [karin, samira, ...others] = await Promise.all([
      somebody(browser, 'Karin', { viewport: DESKTOP }),
      somebody(browser, 'Samira', { viewport: PHONE }),
      ...['Bram', 'Fatma', 'Ties'].map((name) => somebody(browser, name, { viewport: DESKTOP })),
    ]);
    handedOut = await makeSession(karin.page, server.address, 'Geweld hoort nergens thuis');
    board = await BoardReader.join(handedOut.observer, 'Olga');
    keys = new Keyboard(karin.page);
    phoneKeys = new Keyboard(samira.page);
  });
  afterAll(async () => {
    await keepScreens([karin, samira]);
    board.leave();
    await browser.close();
    await server.stop();
  });

  test('people come in', async () => {
    await comeIn(karin, handedOut.facilitator);
    for (const person of [samira, ...others]) await comeIn(person, handedOut.participant);
  });

  test('somebody is put on the map, described and moved', async () => {
    await goToStep('Domeinen en drivers');
    await addTheFirst();
    await addFromList('Minister van VWS', 'Bestuur');
    await addByTool('Wethouders', 'Bestuur');
    await describeVng();
    await moveByForm();
    await walkTheCards();
  });

  test('two are connected', async () => {
    await connectTwo();
    await changeConnection();
    await removeConnection();
    await removeSomebody();
    await lookNearer();
  });

  test('the list does what the map does', async () => {
    await actInList();
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
    await goToStep('Plenair');
    await writeNotes();
    await groupNotes();
    await parkAndTakeBack();
    await carryBetweenAreas();
  });

  test('a hidden question is answered, changed and revealed', async () => {
    await keys.use(button('Ga mee'));
    await goToStep('Terugblik');
    await answerHidden();
    await revealHidden();
  });

  test('conditions are rated on a phone, and how they lie is revealed', async () => {
    await goToStep('Voorwaarden voor verbinding');
    await rateByKeys();
  });

  test('nothing went wrong on any page', () => {
    for (const { errors } of [karin, samira, ...others]) expect(errors).toEqual([]);
  });
});

/** What screen readers were told in the last seconds. */
async function isSaid(page: Page, words: string | RegExp): Promise<void> {
  const said = page.locator('[data-live-announcer] [aria-live]').getByText(words).first();
  await said.waitFor({ state: 'attached', timeout: 5_000 });
}

async function comeIn({ page, name }: Person, link: string): Promise<void> {
  const hands = new Keyboard(page);
  await page.goto(link);
  await hands.write(page.getByLabel('Hoe heet je?'), name);
  await hands.press('Enter');
  await page.getByLabel('Hoe heet je?').waitFor({ state: 'detached' });
  await hands.holdsFocus('coming in');
}

async function goToStep(title: string): Promise<void> {
  const { page } = karin;
  await keys.use(
    page.getByRole('button', {
      name: new RegExp(`^Ga met de groep naar stap \\d+: ${title.replace('?', '\\?')}`),
    }),
  );
  await page.locator('.bar-now, .steps-now').filter({ hasText: title }).waitFor();
  await page.locator('.room-loading').waitFor({ state: 'detached' });
  await keys.holdsFocus(`going to ${title}`);
}

const stakeholder = (name: string) =>
  Object.values(board.things.stakeholders).find((one) => one.name === name);
const card = (name: string) => karin.page.getByRole('button', { name: new RegExp(`^${name},`) });
const dialog = (name: string | RegExp) => karin.page.getByRole('dialog', { name });
/** Any card: Tab comes to one in each group. */
const aCard = () => karin.page.locator('[data-card][tabindex="0"]');
const group = (name: string | RegExp) => karin.page.getByRole('radiogroup', { name });
const button = (name: string | RegExp) => karin.page.getByRole('button', { name, exact: true });

/** Where somebody stands, as the board says it. */
function standing(name: string): string {
  const found = stakeholder(name);
  if (!found) return 'not on the board';
  const { domain, driver, ring } = meaningOf(found.place);
  return [domain, driver, ring, found.seat].join(' ');
}

async function addTheFirst(): Promise<void> {
  await keys.use(button('Zet iemand op de kaart'));
  const form = dialog('Zet iemand op de kaart');
  await keys.write(form.getByLabel('Naam'), 'VNG');
  await keys.choose(form.getByRole('button', { name: /Domein/ }), 'Bestuur');
  await keys.check(group('Wat drijft deze partij het meest?'), 'resultaat');
  await keys.check(group('Plek'), 'aan tafel');
  await keys.choose(form.getByRole('button', { name: /Zit deze partij zelf aan tafel/ }), 'vertegenwoordigd');
  await keys.use(form.getByRole('button', { name: 'Zet op de kaart' }));
  await board.until(() => standing('VNG'), 'bestuur result table represented');
  await isSaid(karin.page, /^VNG staat op de kaart: /);
  await keys.holdsFocus('adding somebody');
}

async function addFromList(name: string, domain: string): Promise<void> {
  await keys.use(button('Lijst'));
  await keys.use(button('Zet iemand op de kaart'));
  const form = dialog('Zet iemand op de kaart');
  await keys.choose(form.getByRole('button', { name: /Domein/ }), domain);
  await keys.write(form.getByLabel('Naam'), name);
  await keys.press('Enter');
  await board.until(() => standing(name).split(' ')[0], 'bestuur');
  await keys.holdsFocus('adding somebody from the list');
  await keys.use(button('Lijst'));
  await card(name).waitFor();
}

/** The tool of a pointer asks for the place when it is taken up by key. */
async function addByTool(name: string, domain: string): Promise<void> {
  await keys.use(button('Plaats'));
  const form = dialog('Zet iemand op de kaart');
  await keys.choose(form.getByRole('button', { name: /Domein/ }), domain);
  await keys.write(form.getByLabel('Naam'), name);
  await keys.press('Enter');
  await board.until(() => standing(name).split(' ')[0], 'bestuur');
  await keys.holdsFocus('adding somebody by the tool');
}

async function describeVng(): Promise<void> {
  const panel = karin.page.getByRole('complementary', { name: /VNG/ });
  await keys.use(card('VNG'));
  await keys.write(panel.getByLabel('Belang'), 'gemeenten ontzien');
  await board.until(() => stakeholder('VNG')?.interest, 'gemeenten ontzien');
  await keys.write(panel.getByLabel('Standpunt'), 'eerst geld');
  await board.until(() => stakeholder('VNG')?.standpoint, 'eerst geld');
  await keys.check(panel.getByRole('radiogroup', { name: 'Plek' }), 'betrokken');
  await board.until(() => standing('VNG').split(' ')[2], 'involved');
  await keys.choose(panel.getByRole('button', { name: /Zit deze partij zelf aan tafel/ }), /^aan tafel$/);
  await board.until(() => stakeholder('VNG')?.seat, 'present');
  await keys.use(panel.getByRole('button', { name: 'Meer', exact: true }));
  await keys.write(panel.getByLabel('Organisatie'), 'Vereniging');
  await keys.press('Tab');
  await board.until(() => stakeholder('VNG')?.organisation, 'Vereniging');
  await keys.write(panel.getByLabel('Aantekeningen'), 'bellen');
  await board.until(() => stakeholder('VNG')?.notes, 'bellen');
  await keys.holdsFocus('describing somebody');
}

async function moveByForm(): Promise<void> {
  await keys.to(card('VNG'));
  await keys.press('m');
  await keys.choose(dialog('Verplaats VNG').getByRole('button', { name: /Domein/ }), 'Politiek');
  await keys.check(group('Wat drijft deze partij het meest?').last(), 'zichtbaarheid');
  await keys.check(group('Plek').last(), 'op afstand');
  await keys.use(dialog('Verplaats VNG').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing('VNG'), 'politiek visibility distant present');
  await isSaid(karin.page, /^VNG staat nu bij Politiek/);
  await keys.holdsFocus('moving somebody');
  await keys.to(card('VNG'));
  await keys.press('Shift+F10');
  await keys.chooseOpened('Verplaats');
  await keys.choose(dialog('Verplaats VNG').getByRole('button', { name: /Domein/ }), 'Bestuur');
  await keys.use(dialog('Verplaats VNG').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing('VNG').split(' ')[0], 'bestuur');
  await expect.poll(() => hasFocus(card('VNG'))).toBe(true);
}

/** One stop for the three of a domain; arrows go from one to the next, and End to the last. */
async function walkTheCards(): Promise<void> {
  const names = ['VNG', 'Minister van VWS', 'Wethouders'];
  const withFocus = async (): Promise<string | undefined> => {
    for (const name of names) if (await hasFocus(card(name))) return name;
    return undefined;
  };
  await keys.press('Home');
  const met = [await withFocus()];
  for (let step = 1; step < names.length; step++) {
    await keys.press('ArrowRight');
    met.push(await withFocus());
  }
  expect(met.toSorted()).toEqual(names.toSorted());
  await keys.press('ArrowLeft');
  expect(await withFocus()).toBe(met.at(-2));
  await keys.press('End');
  expect(await withFocus()).toBe(met.at(-1));
}

const connections = () =>
  Object.values(board.things.connections).map(({ from, to, driver, wished, nextStep }) => {
    const { stakeholders } = board.things;
    const ends = `${stakeholders[from]?.name} → ${stakeholders[to]?.name}`;
    return [ends, driver, wished ? 'wished' : 'there', nextStep].join(', ').replace(/, $/, '');
  });

async function connectTwo(): Promise<void> {
  await keys.to(aCard());
  await reachCard('VNG');
  await keys.press('Shift+F10');
  await keys.chooseOpened('Verbind met…');
  const connect = dialog('Verbind VNG');
  await keys.write(connect.getByRole('combobox', { name: 'Verbind met' }), 'Minister');
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.check(group('Bij welke driver van de ander sluit je aan?'), 'resultaat');
  await keys.use(connect.getByRole('button', { name: 'Verbind', exact: true }));
  await board.until(connections, ['VNG → Minister van VWS, result, there']);
  await isSaid(karin.page, 'VNG is verbonden met Minister van VWS, op resultaat.');
  await keys.holdsFocus('connecting two');
}

/** Goes by arrow to a card of the group that has the focus. */
async function reachCard(name: string): Promise<void> {
  await keys.press('Home');
  for (let step = 0; step < 10 && !(await hasFocus(card(name))); step++) await keys.press('ArrowRight');
  expect(await hasFocus(card(name)), `focus on ${name}`).toBe(true);
}

async function changeConnection(): Promise<void> {
  await keys.use(button(/Minister van VWS.*sluit aan op resultaat/));
  await keys.check(group('Bij welke driver van de ander sluit je aan?'), 'consensus');
  await keys.check(group('Is deze verbinding er al?'), 'gewenst');
  await keys.write(dialog('Verbinding').getByLabel('Volgende stap'), 'bellen');
  await keys.use(dialog('Verbinding').getByRole('button', { name: 'Klaar' }));
  await board.until(connections, ['VNG → Minister van VWS, consensus, wished, bellen']);
  await keys.holdsFocus('changing a connection');
}

async function removeConnection(): Promise<void> {
  await keys.use(button(/Minister van VWS.*sluit aan op consensus/));
  await keys.use(dialog('Verbinding').getByRole('button', { name: 'Verwijder' }));
  await board.until(connections, []);
  await keys.holdsFocus('removing a connection');
  await keys.press('ControlOrMeta+z');
  await board.until(connections, ['VNG → Minister van VWS, consensus, wished, bellen']);
  await isSaid(karin.page, 'Ongedaan gemaakt.');
  await keys.press('ControlOrMeta+Shift+z');
  await board.until(connections, []);
  await isSaid(karin.page, 'Opnieuw gedaan.');
  await keys.use(button('Terug: maak ongedaan'));
  await board.until(connections, ['VNG → Minister van VWS, consensus, wished, bellen']);
  await keys.holdsFocus('undo and redo');
}

async function removeSomebody(): Promise<void> {
  const names = () =>
    Object.values(board.things.stakeholders)
      .map(({ name }) => name)
      .sort();
  await keys.to(aCard());
  await reachCard('Wethouders');
  await keys.press('Delete');
  await board.until(names, ['Minister van VWS', 'VNG']);
  await isSaid(karin.page, '‘Wethouders’ is verwijderd.');
  await keys.holdsFocus('removing somebody');
  await keys.press('ControlOrMeta+z');
  await board.until(names, ['Minister van VWS', 'VNG', 'Wethouders']);
  await keys.holdsFocus('taking a removal back');
}

async function lookNearer(): Promise<void> {
  const percent = async (): Promise<number> =>
    Number.parseInt((await button(/procent, toon het hele vel/).textContent()) ?? '', 10);
  const whole = await percent();
  await keys.use(button('Groter'));
  await expect.poll(percent).toBeGreaterThan(whole);
  const near = await percent();
  await keys.use(button('Kleiner'));
  await expect.poll(percent).toBeLessThan(near);
  await keys.use(button('Groter'));
  await keys.use(button(/procent, toon het hele vel/));
  await expect.poll(percent).toBe(whole);
  await keys.holdsFocus('zooming');
}

async function actInList(): Promise<void> {
  const acts = (name: string) => button(`Wat wil je doen met ${name}?`);
  await keys.to(aCard());
  await keys.press('l');
  await acts('VNG').waitFor();
  await keys.holdsFocus('going to the list');
  await keys.choose(acts('Wethouders'), 'Verplaats');
  await keys.choose(dialog('Verplaats Wethouders').getByRole('button', { name: /Domein/ }), 'Burger');
  await keys.use(dialog('Verplaats Wethouders').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing('Wethouders').split(' ')[0], 'burger');
  await keys.holdsFocus('moving somebody in the list');
  await keys.choose(acts('Wethouders'), 'Verbind met…');
  await keys.write(dialog('Verbind Wethouders').getByRole('combobox'), 'VNG');
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.use(dialog('Verbind Wethouders').getByRole('button', { name: 'Verbind', exact: true }));
  await board.until(() => connections().length, 2);
  await keys.holdsFocus('connecting in the list');
  await keys.choose(acts('Minister van VWS'), 'Wijzig');
  const panel = karin.page.getByRole('complementary', { name: /Minister van VWS/ });
  await keys.write(panel.getByLabel('Belang'), 'rust');
  await board.until(() => stakeholder('Minister van VWS')?.interest, 'rust');
  await keys.choose(acts('Wethouders'), 'Verwijder');
  await board.until(() => standing('Wethouders'), 'not on the board');
  await board.until(() => connections().length, 1);
  await keys.holdsFocus('removing somebody in the list');
  await keys.choose(acts('Minister van VWS'), 'Parkeer');
  await keys.check(group('Waarom parkeer je dit?'), 'later');
  await keys.use(dialog('Op de parkeerplaats').getByRole('button', { name: 'Parkeer' }));
  await board.until(
    (things) => Object.values(things.parkedIssues).map(({ text }) => text),
    ['Minister van VWS'],
  );
  await keys.holdsFocus('parking somebody in the list');
  await keys.use(button('Lijst'));
  await card('VNG').waitFor();
  await keys.holdsFocus('going back to the map');
}

async function makePairs(): Promise<void> {
  const { page } = karin;
  await goToStep('Wie wil je verbinden?');
  await keys.use(button('Maak tweetallen'));
  await page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await keys.holdsFocus('making pairs');
  const pairOfSamira = page.locator('.pairs-card', { hasText: 'Samira' });
  const members = async (): Promise<string> => (await pairOfSamira.textContent()) ?? '';
  const before = await members();
  const partner = ['Bram', 'Fatma', 'Ties'].find((name) => before.includes(name)) ?? '';
  const other = ['Bram', 'Fatma', 'Ties'].find((name) => name !== partner) ?? '';
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

/** The pair's own word: this line is not for the group. */
async function keepWithUs(): Promise<void> {
  const { page } = samira;
  const stays = page.getByRole('button', { name: 'Blijft bij ons', exact: true });
  const share = page.getByRole('button', { name: 'Deel regel' });
  await phoneKeys.to(page.getByRole('textbox', { name: /^Regel 1/ }));
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
  await keys.choose(noteMenu('de buurt'), 'Zet bij…');
  await keys.choose(where.getByRole('button', { name: /Vel/ }), HARD);
  await keys.use(where.getByRole('button', { name: /^Los op het vel/ }));
  await board.until(() => places()['de buurt'], HARD);
  await keys.holdsFocus('putting a note on another sheet');
  await keys.choose(button('Meer over groep ‘Bondgenoten’'), 'Haal uit elkaar');
  await board.until(() => places()['de raad'], WHOM);
  await keys.holdsFocus('taking a group apart');
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
  await board.until(() => standing('de keten').split(' ')[0], 'media');
  await keys.holdsFocus('putting a note on the map');
  await keys.use(button('Bekijk: Parkeerplaats'));
  const issue = (text: string) => page.getByRole('button', { name: new RegExp(`^${text},.* geparkeerd$`) });
  const parkedStop = aCard().and(page.getByRole('button', { name: /, geparkeerd$/ }));
  await keys.to(parkedStop);
  await keys.press('Home');
  for (let step = 0; step < 5 && !(await hasFocus(issue('de stuurgroep'))); step++)
    await keys.press('ArrowRight');
  await keys.press('Shift+F10');
  await keys.chooseOpened('Zet op flap-over');
  await keys.choose(dialog(/flap-over$/).getByRole('button', { name: /Vel/ }), WHOM);
  await keys.use(dialog(/flap-over$/).getByRole('button', { name: 'Zet neer' }));
  await board.until(() => places()['de stuurgroep'], WHOM);
  await keys.holdsFocus('putting a parked issue on a sheet');
  await keys.to(parkedStop);
  await keys.press('Shift+F10');
  await keys.chooseOpened('Zet op de kaart');
  await keys.check(group('Plek').last(), 'op afstand');
  await keys.use(dialog('Verplaats Minister van VWS').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing('Minister van VWS').split(' ')[2], 'distant');
  await board.until((things) => Object.keys(things.parkedIssues), []);
  await keys.holdsFocus('putting a parked issue on the map');
}
