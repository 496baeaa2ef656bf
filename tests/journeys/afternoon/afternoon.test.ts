import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { keepScreens, launchBrowser } from '../browser.ts';
import { ServerProcess } from '../serverProcess.ts';
import { closing } from './closing.ts';
import { comingIn } from './comingIn.ts';
import { screensOf } from './Hall.ts';
import { guidingQuestions, lookingBack } from './lookingBack.ts';
import { mapping } from './mapping.ts';
import { pairing } from './pairing.ts';
import { reporting } from './reporting.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('one afternoon with 23 people, and what goes wrong in it', { timeout: 240_000 }, async () => {
  const hall = await comingIn(browser, server);
  onTestFailed(() => keepScreens(screensOf(hall)));
  try {
    await lookingBack(hall); // 0:00
    await guidingQuestions(hall); // 0:12
    await pairing(hall); // 0:20
    await reporting(hall); // 0:40
    await mapping(hall); // 1:05
    await closing(hall); // 1:48 to 2:30
  } finally {
    for (const { visit } of [hall.clockwork, ...hall.guests.map(({ person }) => person)]) visit.end();
  }
  for (const { name, errors } of screensOf(hall)) expect(errors, `errors on the page of ${name}`).toEqual([]);
});
