import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatedPerson } from '@verbindbord/client/src/rehearsal/engine/SimulatedPerson.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import type { Browser, Page } from 'playwright-core';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { findChromium } from '../chromium.mjs';
import { enterAs, fromMenu, goToStep, start, writeLine } from '../journeys/acts.ts';
import { DESKTOP, launchBrowser, PHONE, somebody, WALL } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { fillBoard } from './exampleBoard.ts';
import { takeLens } from './takeLens.ts';
import { takeRoles } from './takeRoles.ts';

/** `pnpm screenshots`: every page at its sizes, in light, dark and high contrast, in the folder `screenshots`. */
const FOLDER = join(import.meta.dirname, '../../screenshots');
const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;

/** Takes one page as it stands, in the three themes. */
async function take(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize() ?? DESKTOP;
  // Pictures of a page that is still gliding to its place differ from run to run.
  await page.waitForTimeout(700);
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.waitForTimeout(120);
    await page.screenshot({ path: join(FOLDER, `${name}-${width}-${theme}.png`) });
  }
  await page.emulateMedia({ ...THEMES.light, reducedMotion: 'reduce' });
}

async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} gave ${response.status}`);
  return (await response.json()) as T;
}

const fragment = (link: string): string => new URL(link).hash.slice(1);

/** Fills the board as somebody with the facilitator's link, before the others come in. */
async function fill(address: string, { code, links }: CreatedSession): Promise<void> {
  const joined = await post<Joined>(`${address}/api/sessions/${code}/join`, {
    secret: fragment(links.facilitator),
    name: 'Ineke',
  });
  const provider = new WebsocketProvider(
    `${address.replace('http', 'ws')}/yjs/${code}`,
    'board',
    new Y.Doc(),
    {
      params: { token: joined.token },
      disableBc: true,
    },
  );
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  fillBoard(provider.doc);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  provider.destroy();
  provider.doc.destroy();
}

async function takeDoor(browser: Browser, address: string, session: CreatedSession): Promise<void> {
  for (const viewport of [DESKTOP, PHONE]) {
    const { page, context } = await somebody(browser, 'iemand', { viewport });
    await page.goto(address);
    await page.getByRole('button', { name: 'Nieuwe sessie' }).waitFor();
    await take(page, 'home');
    await page.goto(session.links.participant);
    await page.getByLabel('Hoe heet je?').fill('Samira');
    await take(page, 'join');
    await page.goto(`${address}/hulp`);
    await page.getByRole('heading').first().waitFor();
    await take(page, 'guide');
    await context.close();
  }
}

async function takeMaking(browser: Browser, address: string): Promise<void> {
  const { page, context } = await somebody(browser, 'Karin', { viewport: DESKTOP });
  await page.goto(address);
  await page.getByRole('button', { name: 'Nieuwe sessie' }).click();
  await page.getByLabel('Waar gaat de sessie over?').fill('Geweld hoort nergens thuis');
  await take(page, 'new-session');
  await page.getByRole('button', { name: 'Maak de sessie' }).click();
  await page.getByText('De sessie staat klaar').waitFor();
  await take(page, 'session-ready');
  await page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(page, 'Karin');
  await goToStep(page, 'Domeinen en drivers');
  await page.getByRole('button', { name: 'Haal een lijst binnen' }).waitFor();
  await take(page, 'map-empty');
  await takePreparing(page);
  await context.close();
}

/** The look beforehand, and the sheet to hang up with the recovery code that this tab still knows. */
async function takePreparing(page: Page): Promise<void> {
  const more = page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true });
  await fromMenu(more, 'Controle vooraf');
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    await page.getByText('Beginnen kan.').first().waitFor();
    await take(page, 'preflight');
  }
  await page.setViewportSize(DESKTOP);
  await page.getByRole('link', { name: 'Naar de sessie' }).click();
  await fromMenu(more, 'Print A4');
  await page.locator('.printed').waitFor();
  await take(page, 'print');
}

/** Choosing whom to practise with, and the room while they are at work. */
async function takeRehearsal(browser: Browser, address: string): Promise<void> {
  const { page, context } = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const { links } = await post<CreatedSession>(`${address}/api/sessions`, {
    title: 'Proef: Geweld hoort nergens thuis',
    rehearsal: true,
  });
  await page.goto(links.facilitator);
  await enterAs(page, 'Karin');
  await page.getByRole('button', { name: 'Proefdeelnemers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Proefdeelnemers' });
  await take(page, 'rehearsal');
  await dialog.getByText('vlot', { exact: true }).click();
  await dialog.getByRole('button', { name: /^Laat 12 mensen komen/ }).click();
  await dialog.getByText('11 proefdeelnemers doen mee.').waitFor();
  await dialog.getByRole('button', { name: 'Laat iemand wegvallen' }).click();
  await dialog.getByRole('button', { name: /terugkomen$/ }).waitFor();
  await take(page, 'rehearsal-at-work');
  await page.keyboard.press('Escape');
  await take(page, 'rehearsal-room');
  await page.setViewportSize(PHONE);
  await take(page, 'rehearsal-room');
  await page.getByRole('button', { name: 'Proefdeelnemers' }).click();
  await take(page, 'rehearsal-at-work');
  await context.close();
}

async function takeSession(browser: Browser, address: string, session: CreatedSession): Promise<void> {
  const join = async (name: string, viewport: typeof DESKTOP, link: string): Promise<Page> => {
    const { page } = await somebody(browser, name, { viewport });
    await page.goto(link);
    await enterAs(page, name);
    return page;
  };
  const { facilitator, participant, observer } = session.links;
  const wall = (await somebody(browser, 'de wand', { viewport: WALL })).page;
  await wall.goto(observer.replace('/s/', '/w/'));
  const karin = await join('Karin', DESKTOP, facilitator);
  const samira = await join('Samira', PHONE, participant);
  const bram = await join('Bram', DESKTOP, participant);
  await wall.getByText('Er zijn 2 deelnemers binnen').waitFor();
  await take(wall, 'wall-welcome');
  await take(samira, 'waiting');
  await take(bram, 'waiting');
  await start(karin);

  const answer = samira.getByLabel(/^Je antwoord op/);
  await answer.fill('Dat de spiegelgroep en de stuurgroep elkaar niet kennen');
  await samira.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await wall.getByText('1 van 2 klaar').first().waitFor();
  await take(samira, 'hidden-answers');
  await take(karin, 'hidden-answers-facilitator');
  await take(wall, 'wall-hidden-answers');

  await goToStep(karin, 'Leidende vragen');
  await take(karin, 'questions');
  await take(samira, 'questions');
  await take(wall, 'wall-questions');

  await takeConducting({ karin, samira, bram, wall }, browser, participant);

  await karin.getByRole('button', { name: 'Toon alle mensen' }).click();
  await takePeople(karin);
  const door = await somebody(browser, 'Nienke', { viewport: PHONE });
  await door.page.goto(participant);
  await door.page.getByLabel('Bij welke afdeling werk je?').fill('Zorg');
  await take(door.page, 'join-department');
  await door.context.close();

  await goToStep(karin, 'Wie wil je verbinden?');
  await take(samira, 'pairs-waiting');
  await karin.getByRole('button', { name: 'Maak tweetallen' }).click();
  await karin.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  await take(karin, 'pairs-proposal');
  await karin.getByRole('button', { name: 'Hoe tweetallen worden gemaakt' }).click();
  await karin.getByRole('button', { name: 'Zet tweetal 1 vast' }).click();
  await take(karin, 'pairs-rules');
  await karin.getByRole('button', { name: 'Start', exact: true }).click();
  const question = 'Wat en met wie wil je intern verbinden?';
  await writeLine(samira, question, 'Gescheiden geldstromen');
  await writeLine(samira, question, 'Politieke druk en de waan van de dag');
  await writeLine(samira, question, 'Systeemwereld en leefwereld raken elkaar, ook in de stuurgroep');
  await samira.getByRole('button', { name: 'Blijft bij ons', exact: true }).click();
  await bram.locator('.pairs-line textarea').last().click();
  for (const page of [samira, bram]) await take(page, 'worksheet');
  await takeProxy(karin, bram);
  await take(karin, 'pairs-working');
  await take(wall, 'wall-pairs');

  await samira.getByRole('button', { name: /^Deel alles nu/ }).click();
  await goToStep(karin, 'Plenair');
  await karin.getByRole('button', { name: 'Eerste tweetal op de wand' }).click();
  await samira.getByText('Jullie zijn aan de beurt.').first().waitFor();
  await take(samira, 'turn');
  await take(wall, 'wall-turn');
  await karin.getByRole('button', { name: 'Klaar, dit was de laatste' }).click();
  await karin.getByText('vel 2', { exact: true }).click();
  await samira.getByText('vel 2', { exact: true }).click();
  await take(karin, 'plenary');
  await take(samira, 'plenary');
  await take(wall, 'wall-plenary');

  await takeNoteTaker(karin, await join('Joke', DESKTOP, participant));

  await goToStep(karin, 'Domeinen en drivers');
  await karin.getByRole('button', { name: /^VNG, Bestuur/ }).click();
  await take(karin, 'map');
  await take(bram, 'map-participant');
  await bram.getByRole('button', { name: /^Wat valt op/ }).click();
  await take(bram, 'findings');
  await take(samira, 'map-list');
  await samira.getByText('Bekijk de kaart').click();
  await take(samira, 'map-phone');
  await take(wall, 'wall-map');
  await karin.setViewportSize(WALL);
  await take(karin, 'map');
  await karin.setViewportSize(DESKTOP);
  await karin.getByRole('button', { name: 'Lijst', exact: true }).click();
  await take(karin, 'map-list');

  await takeRatings({ karin, samira, bram, wall }, address, session);
  await takeDeepening({ karin, samira, bram, wall });
  await takeEditor(karin);
  await karin.goto(`${address}/s/${session.code}/verslag`);
  await karin.getByRole('button', { name: 'Druk af' }).waitFor();
  await take(karin, 'report');
}

/** Somebody who comes late, a step that is closed, and a facilitator who leads from a phone. */
async function takeConducting(
  { karin, samira, bram, wall }: Screens,
  browser: Browser,
  link: string,
): Promise<void> {
  await karin.getByRole('button', { name: /^Start \d+ min/ }).click();
  for (const viewport of [PHONE, DESKTOP]) {
    const late = await somebody(browser, 'Nienke', { viewport });
    await late.page.goto(link);
    await late.page.getByLabel('Hoe heet je?').fill('Nienke');
    await late.page.getByRole('button', { name: 'Doe mee', exact: true }).click();
    await late.page.getByRole('button', { name: 'Aan de slag' }).waitFor();
    await take(late.page, 'arrival');
    await late.context.close();
  }
  await goToStep(karin, 'Lessen uit sessie 1');
  await bram.getByRole('button', { name: 'Bekijk: Kaart' }).click();
  await take(bram, 'come-along');
  await bram.getByRole('button', { name: 'Ga mee' }).click();
  await karin.getByRole('button', { name: 'Sluit deze stap af' }).click();
  await samira.getByText('Deze stap is afgesloten.').waitFor();
  await take(samira, 'locked');
  await take(bram, 'locked');
  await take(karin, 'locked-facilitator');
  await take(wall, 'wall-locked');
  await karin.setViewportSize(PHONE);
  await take(karin, 'conducting');
  await karin.setViewportSize(DESKTOP);
  await karin.getByRole('button', { name: 'Open weer' }).click();
  await goToStep(karin, 'Leidende vragen');
}

/** The lines of the report beside the board: one worded differently, one left out. */
async function takeNoteTaker(karin: Page, joke: Page): Promise<void> {
  await karin.getByRole('button', { name: 'Toon alle mensen' }).click();
  await karin.getByRole('button', { name: 'Meer over Joke' }).click();
  await karin.getByRole('menuitem', { name: 'Maak notulist' }).click();
  await karin.keyboard.press('Escape');
  await joke
    .getByRole('button', { name: /^Andere woorden voor het verslag: ‘Gescheiden geldstromen’/ })
    .first()
    .click();
  await joke.getByLabel('Woorden in het verslag').fill('Geldstromen staan los van elkaar');
  await take(joke, 'note-taker-wording');
  await joke.keyboard.press('Enter');
  await joke
    .getByRole('button', { name: /^Niet in het verslag: ‘Eigen onderdeel eerst’/ })
    .first()
    .click();
  await take(joke, 'note-taker-leaving-out');
  await joke.getByRole('button', { name: 'Dubbel' }).click();
  await joke.getByText('Niet in het verslag: Dubbel').first().waitFor();
  await take(joke, 'note-taker');
  await joke.setViewportSize(PHONE);
  await take(joke, 'note-taker');
  await joke.close();
}

/** Somebody without a device, and the departments that the door suggests. */
async function takePeople(karin: Page): Promise<void> {
  const people = karin.getByRole('dialog', { name: 'Mensen' });
  await people.getByRole('button', { name: 'Voeg iemand zonder apparaat toe' }).click();
  await karin.getByLabel('Naam').fill('Piet');
  await karin.getByLabel('Afdeling').fill('Zorg');
  await take(karin, 'people-add');
  await karin.getByRole('button', { name: 'Voeg toe' }).click();
  await people.getByText('Piet').waitFor();
  await take(karin, 'people');
  await people.getByRole('button', { name: 'Afdelingen' }).click();
  await karin.getByText('Vraag bij het binnenkomen').click();
  await karin.getByLabel('Afdelingen om uit te kiezen').fill('Zorg\nRuimte\nVeiligheid');
  await take(karin, 'departments');
  await karin.getByRole('button', { name: 'Bewaar' }).click();
  await karin.getByRole('dialog', { name: 'Afdelingen' }).waitFor({ state: 'detached' });
  await karin.keyboard.press('Escape');
}

/** A facilitator who writes for a pair: by its code, and after it asked. */
async function takeProxy(karin: Page, member: Page): Promise<void> {
  await karin.getByRole('button', { name: 'Meer over tweetal 1' }).click();
  await karin.getByRole('menuitem', { name: /^Schrijf voor tweetal 1/ }).click();
  await karin.getByLabel('Code van het werkblad').waitFor();
  await take(karin, 'pairs-code');
  await karin.keyboard.press('Escape');
  await member.getByRole('button', { name: 'Laat de begeleider meeschrijven' }).click();
  await karin.getByRole('button', { name: 'Schrijf voor hen' }).click();
  const sheet = karin.getByRole('dialog');
  await sheet
    .getByRole('button', { name: /^Nieuwe regel bij/ })
    .first()
    .click();
  await sheet.locator('.pairs-line[data-active] textarea').fill('Iedereen wacht op de ander');
  await take(karin, 'pairs-proxy');
  await karin.keyboard.press('Escape');
  await take(member, 'worksheet-noted');
  await take(karin, 'pairs-asked');
}

/** How a hall of 22 rates four conditions: agreed, mostly, divided and in doubt. */
const RATINGS: Readonly<Record<string, readonly number[]>> = {
  urgency: [0, 1, 3, 8, 8],
  addedValue: [0, 2, 5, 9, 4],
  dependency: [6, 4, 1, 2, 7],
  window: [2, 8, 7, 3, 0],
};

interface Screens {
  readonly karin: Page;
  readonly samira: Page;
  readonly bram: Page;
  readonly wall: Page;
}

async function takeRatings(
  { karin, samira, bram, wall }: Screens,
  address: string,
  { code, links }: CreatedSession,
): Promise<void> {
  await goToStep(karin, 'Voorwaarden voor verbinding');
  for (const page of [samira, bram]) {
    await page
      .getByRole('radiogroup', { name: /^Urgentie/ })
      .getByText('4', { exact: true })
      .click();
    await page
      .getByRole('radiogroup', { name: /^Meerwaarde/ })
      .getByText('5', { exact: true })
      .click();
  }
  const values = Object.entries(RATINGS).map(([question, counts]) => ({
    question,
    values: counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1)),
  }));
  const door = { address, code, secret: fragment(links.participant) };
  const usual = { whereabouts: 'room', department: '' } as const;
  for (let person = 0; person < 20; person++) {
    const newcomer = { ...usual, name: `Deelnemer ${person + 1}` };
    const reply = await SimulatedPerson.join(door, newcomer, { seed: person, language: 'nl' });
    if (!reply.ok) throw new Error(`Nobody could come in: ${reply.reason}`);
    const marks = values.map(({ question, values: given }) => ({
      subject: 'case',
      question,
      value: given[person] ?? 3,
      reason: person === 0 ? 'De raad wacht op een voorstel dat iedereen draagt.' : '',
    }));
    await reply.person.do({
      do: 'cast',
      ballot: 'step/conditions',
      content: { kind: 'rating', marks, done: true },
    });
    reply.person.visit.end();
  }
  await wall.getByText(/^20 van \d+ klaar/).waitFor();
  for (const page of [samira, bram]) await take(page, 'ratings');
  await take(karin, 'ratings-facilitator');
  await take(wall, 'wall-ratings');
  await karin.getByRole('button', { name: 'Onthul', exact: true }).click();
  await karin.getByRole('img', { name: /^Urgentie/ }).waitFor();
  await take(karin, 'ratings-revealed');
  await take(samira, 'ratings-revealed');
  await take(wall, 'wall-ratings-revealed');
}

/** What comes after the conditions: perspectives in pairs, strategies, and the résumé of what is on the board. */
async function takeDeepening({ karin, samira, bram, wall }: Screens): Promise<void> {
  await goToStep(karin, 'Zes perspectieven');
  for (const page of [samira, bram]) await take(page, 'perspectives');
  await take(wall, 'wall-perspectives');
  await goToStep(karin, 'Strategieën');
  await take(samira, 'strategies');
  await goToStep(karin, 'Résumé');
  await bram.getByRole('heading', { name: 'Résumé' }).waitFor();
  for (const page of [karin, samira]) await take(page, 'summary');
  await take(wall, 'wall-summary');
}

/** The editor of the programme with a step of each kind, wide and as narrow as a phone. */
async function takeEditor(karin: Page): Promise<void> {
  await karin.getByRole('button', { name: 'Pas het programma aan' }).click();
  const editor = karin.getByRole('dialog', { name: 'Programma aanpassen' });
  for (const [title, name] of [
    ['Lessen uit sessie 1', 'programme'],
    ['Wie wil je verbinden?', 'programme-pairs'],
    ['Voorwaarden voor verbinding', 'programme-ballot'],
    ['Résumé', 'programme-summary'],
  ] as const) {
    await editor.getByRole('list', { name: 'Stappen' }).getByRole('button', { name: title }).click();
    await take(karin, name);
  }
  await karin.setViewportSize(PHONE);
  await take(karin, 'programme-summary');
  await editor.getByRole('button', { name: 'Terug naar de stappen' }).click();
  await take(karin, 'programme');
  await karin.setViewportSize(DESKTOP);
  await karin.keyboard.press('Escape');
}

mkdirSync(FOLDER, { recursive: true });
process.env.CHROMIUM_PATH = findChromium((line) => process.stderr.write(`${line}\n`));
const [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
try {
  const session = await post<CreatedSession>(`${server.address}/api/sessions`, {
    title: 'Geweld hoort nergens thuis',
  });
  await fill(server.address, session);
  await takeDoor(browser, server.address, session);
  await takeMaking(browser, server.address);
  await takeRehearsal(browser, server.address);
  await takeSession(browser, server.address, session);
  await takeRoles(browser, server.address, take);
  await takeLens(browser, server.address, take);
  process.stdout.write(`The pictures are in ${FOLDER}\n`);
} finally {
  await browser.close();
  await server.stop();
}
