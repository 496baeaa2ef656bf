import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../journeys/browser.ts';
import type { BoardReader } from '../BoardReader.ts';
import { hasFocus, Keyboard } from '../Keyboard.ts';
import { type Cast, comeIn, gather, goToStep, isSaid, standing } from './cast.ts';

let cast: Cast;
let karin: Person;
let board: BoardReader;
let keys: Keyboard;

/** Every act of the map and its list, by somebody who has only keys. */
describe('by keyboard alone', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    cast = await gather();
    ({ karin, board } = cast);
    keys = new Keyboard(karin.page);
  });
  afterAll(() => cast.leave());

  test('a facilitator comes in', async () => {
    await comeIn(karin, cast.handedOut.facilitator);
  });

  test('somebody is put on the map, described and moved', async () => {
    await goToStep(karin, 'Domeinen en drivers');
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

  test('what was parked is put back on the map', async () => {
    await putBack();
  });

  test('nothing went wrong on any page', () => cast.expectNoErrors());
});

const stakeholder = (name: string) =>
  Object.values(board.things.stakeholders).find((one) => one.name === name);
const card = (name: string) => karin.page.getByRole('button', { name: new RegExp(`^${name},`) });
const dialog = (name: string | RegExp) => karin.page.getByRole('dialog', { name });
/** Any card: Tab comes to one in each group. */
const aCard = () => karin.page.locator('[data-card][tabindex="0"]');
const group = (name: string | RegExp) => karin.page.getByRole('radiogroup', { name });
const button = (name: string | RegExp) => karin.page.getByRole('button', { name, exact: true });

async function addTheFirst(): Promise<void> {
  await keys.use(button('Zet iemand op de kaart'));
  const form = dialog('Zet iemand op de kaart');
  await keys.write(form.getByLabel('Naam'), 'VNG');
  await keys.choose(form.getByRole('button', { name: /Domein/ }), 'Bestuur');
  await keys.check(group('Wat drijft deze partij het meest?'), 'resultaat');
  await keys.check(group('Plek'), 'aan tafel');
  await keys.choose(form.getByRole('button', { name: /Zit deze partij zelf aan tafel/ }), 'vertegenwoordigd');
  await keys.use(form.getByRole('button', { name: 'Zet op de kaart' }));
  await board.until(() => standing(board, 'VNG'), 'bestuur result table represented');
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
  await board.until(() => standing(board, name).split(' ')[0], 'bestuur');
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
  await board.until(() => standing(board, name).split(' ')[0], 'bestuur');
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
  await board.until(() => standing(board, 'VNG').split(' ')[2], 'involved');
  await keys.choose(panel.getByRole('button', { name: /Zit deze partij zelf aan tafel/ }), /^aan tafel$/);
  await board.until(() => stakeholder('VNG')?.seat, 'present');
  await keys.use(panel.getByRole('button', { name: 'Meer', exact: true }));
  await keys.write(panel.getByLabel('Organisatie'), 'Vereniging');
  await keys.press('Tab');
  await board.until(() => stakeholder('VNG')?.organisation, 'Vereniging');
  await keys.write(panel.getByLabel('Aantekeningen'), 'bellen');
  await board.until(() => stakeholder('VNG')?.notes, 'bellen');
  await keys.write(panel.getByLabel('Opmerking bij VNG'), 'wie kent hen?');
  await keys.press('Enter');
  await board.until(() => Object.values(board.things.comments)[0]?.text, 'wie kent hen?');
  await keys.holdsFocus('describing somebody');
}

async function moveByForm(): Promise<void> {
  await keys.to(card('VNG'));
  await keys.press('m');
  await keys.choose(dialog('Verplaats VNG').getByRole('button', { name: /Domein/ }), 'Politiek');
  await keys.check(group('Wat drijft deze partij het meest?').last(), 'zichtbaarheid');
  await keys.check(group('Plek').last(), 'op afstand');
  await keys.use(dialog('Verplaats VNG').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing(board, 'VNG'), 'politiek visibility distant present');
  await isSaid(karin.page, /^VNG staat nu bij Politiek/);
  await keys.holdsFocus('moving somebody');
  await keys.to(card('VNG'));
  await keys.press('Shift+F10');
  await keys.chooseOpened('Verplaats');
  await keys.choose(dialog('Verplaats VNG').getByRole('button', { name: /Domein/ }), 'Bestuur');
  await keys.use(dialog('Verplaats VNG').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing(board, 'VNG').split(' ')[0], 'bestuur');
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
  await keys.write(dialog('Verbinding').getByLabel('Wat ga je doen?'), 'bellen');
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
  await board.until(() => standing(board, 'Wethouders').split(' ')[0], 'burger');
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
  await board.until(() => standing(board, 'Wethouders'), 'not on the board');
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

/** Of two that are parked, the one that is gone to by arrow. */
async function putBack(): Promise<void> {
  const { page } = karin;
  const parked = () => Object.values(board.things.parkedIssues).map(({ text }) => text);
  await keys.to(card('VNG'));
  await keys.press('Shift+F10');
  await keys.chooseOpened('Parkeer');
  await keys.check(group('Waarom parkeer je dit?'), 'later');
  await keys.use(dialog('Op de parkeerplaats').getByRole('button', { name: 'Parkeer' }));
  await board.until(() => parked().toSorted(), ['Minister van VWS', 'VNG']);
  await keys.use(button('Bekijk: Parkeerplaats'));
  const issue = page.getByRole('button', { name: /^Minister van VWS,.* geparkeerd$/ });
  await keys.to(aCard().and(page.getByRole('button', { name: /, geparkeerd$/ })));
  await keys.press('Home');
  for (let step = 0; step < 5 && !(await hasFocus(issue)); step++) await keys.press('ArrowRight');
  await keys.press('Shift+F10');
  await keys.chooseOpened('Zet op de kaart');
  await keys.check(group('Plek').last(), 'op afstand');
  await keys.use(dialog('Verplaats Minister van VWS').getByRole('button', { name: 'Verplaats' }));
  await board.until(() => standing(board, 'Minister van VWS').split(' ')[2], 'distant');
  await board.until(parked, ['VNG']);
  await keys.holdsFocus('putting a parked issue on the map');
}
