import { join } from 'node:path';
import type { Step } from '@verbindbord/shared/activities/step.ts';
import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import { sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { type Gathering, gather, type MemberSocket, untilSynced } from '../relay/people.ts';
import { keepScreens, launchBrowser, type Person, somebody, WALL } from './browser.ts';
import { linesOverNames, unfitForHall } from './legible.ts';
import { ServerProcess } from './serverProcess.ts';

/** Every kind of step and every state of a wall, at the size of a beamer. With WALL_PICTURES set to a folder, it leaves a picture of each there. */

const HIDDEN = 'de raad weet van niets';
const PEOPLE = ['Samira', 'Bram', 'Fatma', 'Joost'];
const LONG =
  'Wat zou er in de samenwerking tussen de directies, de uitvoering en de regio anders moeten, en wat kun je daar zelf vanaf morgen aan doen?';

const MORE_STEPS: Step[] = [
  {
    id: 'long',
    kind: 'flipChart',
    title: 'Vooruitblik',
    minutes: 5,
    settings: { sheets: [{ id: 'long-1', title: LONG }] },
  },
  {
    id: 'dots',
    kind: 'ballot',
    title: 'Kiezen',
    minutes: 5,
    settings: {
      form: 'dots',
      question: 'Welke verbinding eerst?',
      subjects: Array.from({ length: 14 }, (_, index) => ({
        id: `subject-${index}`,
        title: `Directie ${index + 1} met de regionale projectleiders en hun opdrachtgevers`,
        hint: '',
      })),
      budget: 3,
      several: true,
    },
  },
];
const PROGRAMME = [...programmeOf('internal', 'nl'), ...MORE_STEPS];

let server: ServerProcess;
let browser: Browser;
let room: Gathering;
let wall: Person;
let karin: MemberSocket;
let board: WebsocketProvider;
let people: readonly MemberSocket[];

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  room?.leave();
  await browser.close();
  await server.stop();
});

/** A file of a session with all kinds of steps, of which nothing has happened yet. */
function fileOf(programme: Step[]): object {
  const sheets = sheetsOf(programme).map((sheet, index) => ({ ...sheet, order: index + 1 }));
  const nothing = { stakeholders: [], connections: [], notes: [], clusters: [], parkedIssues: [] };
  return {
    format: 'verbindbord',
    version: 1,
    session: { title: 'Geweld hoort nergens thuis', language: 'nl', createdAt: 0, programme },
    board: { settings: { caseTitle: 'Geweld hoort nergens thuis', sectors: null }, ...nothing, sheets },
    report: { facts: [], omitted: [] },
  };
}

const command = (given: Command, who = karin): Promise<unknown> => who.emitWithAck('command', given);
const cast = (who: MemberSocket, ballot: string, content: BallotContent): Promise<unknown> =>
  command({ type: 'castBallot', ballot, content }, who);

/** Looks at the wall once it shows something. */
async function look(state: string, shows: string | RegExp): Promise<void> {
  const { page } = wall;
  await page.getByText(shows).first().waitFor();
  // The canvas glides to its place, and lines are measured once more when the typeface is there.
  await page.waitForTimeout(200);
  expect(await unfitForHall(page), state).toEqual([]);
  const folder = process.env.WALL_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${state.replaceAll(' ', '-')}.png`) });
}

async function hiddenStaysHidden(): Promise<void> {
  expect(await wall.page.content()).not.toContain(HIDDEN);
  expect(await wall.frames.hold(HIDDEN)).toBe(false);
}

async function comeIn(): Promise<void> {
  room = await gather(server.address, { from: fileOf(PROGRAMME) });
  wall = await somebody(browser, 'de wand', { viewport: WALL });
  await wall.page.goto(room.session.links.observer.replace('/s/', '/w/'));
  await look('welcome of nobody', /^Welkom/);
  const facilitator = await room.person('Karin', 'facilitator');
  karin = facilitator.socket();
  board = await untilSynced(facilitator.provider('board'));
  people = await Promise.all(PEOPLE.map(async (name) => (await room.person(name, 'participant')).socket()));
  await look('welcome', 'Er zijn 4 deelnemers binnen');
}

async function questionsThatAreHidden(): Promise<void> {
  await command({ type: 'goToStep', step: 'review' });
  for (const who of people.slice(0, 3)) {
    await cast(who, 'sheet/review-1', { kind: 'answers', texts: [HIDDEN, 'geldstromen'] });
  }
  await look('hidden answers', '3 van 4 klaar');
  await hiddenStaysHidden();
  await command({ type: 'revealBallot', ballot: 'sheet/review-1' });
  await look('answers revealed', HIDDEN);
}

/** The sheets of a flip chart: empty, with lines of everybody, by group, and full. */
async function flipCharts(): Promise<void> {
  await command({ type: 'goToStep', step: 'lessons' });
  await look('flip chart empty', 'Hier komt wat jullie delen');
  await command({ type: 'goToStep', step: 'plenary' });
  const sheet = 'plenary-1';
  const origin = { kind: 'pair', pair: 'een', line: 'x', label: 'tweetal 4: Samira en Bram' } as const;
  for (const text of ['Systeemwereld en leefwereld raken elkaar', 'Nieuwe bewindspersoon, nieuwe accenten'])
    addNote(board.doc, { sheet, text, origin });
  await look('flip chart of a pair', 'Systeemwereld en leefwereld raken elkaar');
  const cluster = addCluster(board.doc, { sheet, name: 'Geld en regels', order: 1 });
  board.doc.transact(() => {
    for (let count = 0; count < 40; count++) {
      const text = `${count}. De regeling kwam niet zonder slag of stoot tot stand${', en dat merk je'.repeat(count % 7)}`;
      addNote(board.doc, { sheet, text, cluster: count < 20 ? cluster : null, origin });
    }
  });
  await look('flip chart full', /^Bladzijde \d+ van \d+/);
  await command({ type: 'goToStep', step: 'long' });
  addNote(board.doc, { sheet: 'long-1', text: 'Eerder bij elkaar komen' });
  await look('flip chart with a long question', 'Eerder bij elkaar komen');
}

async function pairs(): Promise<void> {
  await command({ type: 'goToStep', step: 'questions' });
  await look('text', 'Wie en wat wil ik verbinden in mijn casus?');
  await command({ type: 'goToStep', step: 'pairs' });
  await look('pair work before', 'Zo meteen werk je hieraan in tweetallen.');
  await command({ type: 'proposePairs' });
  await command({ type: 'startPairs', seconds: 1200 });
  await look('pair work', '0 van 2 tweetallen klaar');
  await command({ type: 'finishPairs' });
  await look('pair work finished', 'De tweetallen zijn klaar.');
}

async function maps(): Promise<void> {
  await command({ type: 'goToStep', step: 'map' });
  await look('map empty', '0 partijen');
  const ids: string[] = [];
  const place = (count: number) =>
    ({
      domain: DOMAIN_IDS[count % 6] ?? 'bestuur',
      lean: 0.15 + ((count * 0.37) % 0.7),
      reach: 0.35 + ((count * 0.23) % 0.5),
    }) as const;
  const grow = (until: number): void => {
    board.doc.transact(() => {
      for (let count = ids.length; count < until; count++)
        ids.push(
          addStakeholder(board.doc, { name: `Directie van partij ${count + 1}`, place: place(count) }),
        );
      for (let count = 0; count < until; count += 3) {
        const [from = '', to = ''] = [ids[count], ids[(count * 5 + 4) % until]];
        if (from !== to) addConnection(board.doc, { from, to, driver: 'consensus' });
      }
    });
  };
  grow(6);
  await look('map of 6', '6 partijen');
  expect(await linesOverNames(wall.page)).toEqual([]);
  grow(40);
  await look('map of 40', '40 partijen');
}

async function ballots(): Promise<void> {
  await command({ type: 'goToStep', step: 'conditions' });
  await look('ratings', 'Meerwaarde');
  for (const [index, who] of people.entries()) {
    const marks = ['urgency', 'addedValue', 'dependency', 'window'].map((question, at) => {
      return { subject: 'case', question, value: 1 + ((index + at) % 5), reason: HIDDEN };
    });
    await cast(who, 'step/conditions', { kind: 'rating', marks, done: true });
  }
  await look('ratings done', '4 van 4 klaar');
  await command({ type: 'revealBallot', ballot: 'step/conditions' });
  await look('ratings revealed', '4 oordelen');
  await command({ type: 'goToStep', step: 'dots' });
  await look('dots', 'Welke verbinding eerst?');
  for (const [index, who] of people.entries()) {
    const dots = [{ subject: `subject-${index}`, dots: 3 }];
    await cast(who, 'step/dots', { kind: 'dots', dots, done: true });
  }
  await command({ type: 'revealBallot', ballot: 'step/dots' });
  await look('dots revealed', /^3 stippen van 1 mens/);
}

/** What can be the matter with the time, the door, the board and the server, whatever is shown. */
async function conditions(): Promise<void> {
  await command({ type: 'goToStep', step: 'questions' });
  await command({ type: 'startTimer', seconds: 4000 });
  await look('timer of an hour', /^1:06/);
  await command({ type: 'startTimer', seconds: 50 });
  await look('timer in the last minute', /^00:4\d/);
  await command({ type: 'pauseTimer' });
  await look('timer paused', 'gepauzeerd');
  await command({ type: 'startTimer', seconds: 1 });
  await look('time over', 'de tijd is om');
  await command({ type: 'freeze' });
  await look('frozen', 'Bevroren door Karin.');
  await command({ type: 'setOpen', open: false });
  await wall.page.getByText('Doe mee op').waitFor({ state: 'detached' });
  await look('closed to newcomers', 'Bevroren door Karin.');
  await server.kill();
  await look('server lost', 'Geen verbinding. De wand komt vanzelf terug.');
}

test('the wall can be read by a hall at every step and in every state', { timeout: 120_000 }, async () => {
  await comeIn();
  onTestFailed(() => keepScreens([wall]));
  await questionsThatAreHidden();
  await flipCharts();
  await pairs();
  await maps();
  await ballots();
  await conditions();
  expect(wall.errors).toEqual([]);
});
