import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../journeys/browser.ts';
import { ALL_THEMES, Inspection } from './inspection.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('an inspection tells what is wrong, in which theme, and nothing of what is well', async () => {
  const page = await browser.newPage();
  await page.setContent(`
    <html lang="nl"><head><title>Proef</title><style>
      @media (prefers-color-scheme: dark) { b { color: #111; background: #000 } }
    </style></head>
    <body><main><h1>Proef</h1><img src="x"><b>Donker</b></main></body></html>`);
  const inspection = new Inspection();
  await inspection.look(page, 'proef', ALL_THEMES);
  expect(inspection.takeFound().map((found) => found.split('\n')[0])).toEqual([
    'proef (light): image-alt at img',
    'proef (dark): color-contrast at b',
  ]);
  expect(inspection.takeFound()).toEqual([]);
});
