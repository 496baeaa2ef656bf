import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { enterAs, fromMenu, type HandedOut, makeSession } from './acts.ts';
import { DESKTOP, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

const DAY = 24 * 3600 * 1000;
const TITLES = [
  'Gebiedsgerichte samenwerkingsafspraken over meervoudigeproblematiekhuishoudens tussen gemeenten, zorg en veiligheidshuis',
  'W'.repeat(120),
];

let server: ServerProcess;
let browser: Browser;
let karin: Person;
let handedOut: HandedOut;

/** The day before, and the last quarter of an hour. */
describe('preparing', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
    karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => expect(karin.errors.splice(0)).toEqual([]));

  test.each(TITLES)('the sheet is one A4 on which nothing is cut off: %s', async (title) => {
    const { page } = karin;
    handedOut = await makeSession(page, server.address, title);
    await expectWhole(page);
    expect(await qrOn(page)).toBe(handedOut.participant);
    const text = (await page.locator('.printed').textContent()) ?? '';
    for (const part of [title, handedOut.recovery, new URL(server.address).host])
      expect(text).toContain(part);
    expect(text.replaceAll(/\s/g, '')).toContain(handedOut.code);
  });

  test('the look beforehand opens beside the page with the recovery code, and says what is to be done', async () => {
    const opened = karin.context.waitForEvent('page');
    await karin.page.getByRole('link', { name: 'Controle vooraf' }).click();
    const page = await opened;
    await enterAs(page, 'Karin');
    await page.getByText('2 punten vragen aandacht. Beginnen kan.').first().waitFor();
    expect(await verdicts(page)).toEqual({
      Server: 'goed',
      Verbinding: 'goed',
      Bewaren: 'goed',
      Klok: 'goed',
      Export: 'goed',
      'Plaats voor mensen': 'goed',
      'Adres voor anderen': 'let op',
      Wand: 'let op',
    });
    const wall = karin.context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open de wand' }).click();
    const wallPage = await wall;
    await page.getByText('Er is een wand open.').waitFor();
    await page.getByText('1 punt vraagt aandacht. Beginnen kan.').first().waitFor();
    await wallPage.close();

    await server.kill();
    await checkAgain(page);
    expect(await verdicts(page)).toMatchObject({ Server: 'werkt niet', Bewaren: 'werkt niet' });
    await server.startAgain();
    const ofLine = async (): Promise<string | undefined> => {
      await checkAgain(page);
      return (await verdicts(page)).Verbinding;
    };
    await expect.poll(ofLine).toBe('goed');
    await page.close();
    expect(await karin.page.getByLabel('Herstelcode', { exact: true }).inputValue()).toBe(handedOut.recovery);
  });

  test('a clock that is a day off and a network without WebSockets are seen', async () => {
    const joost = await somebody(browser, 'Joost', { viewport: PHONE, webSockets: false });
    await joost.context.addInitScript((ahead) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ahead;
    }, DAY);
    const { page } = joost;
    await page.goto(beforehand(handedOut.facilitator));
    await enterAs(page, 'Joost');
    await page.locator('.preflight-outcome').waitFor();
    await page.getByText('De klok van dit apparaat loopt 24 uur voor.').waitFor();
    await page.getByText('Dit netwerk laat WebSocket niet door.').waitFor();
    expect(await verdicts(page)).toMatchObject({ Verbinding: 'let op', Klok: 'let op', Export: 'goed' });
    expect(joost.errors).toEqual([]);
    await joost.context.close();
  });

  test('it is for facilitators; the sheet without a recovery code is still whole', async () => {
    const samira = await somebody(browser, 'Samira', { viewport: PHONE });
    await samira.page.goto(beforehand(handedOut.participant));
    await samira.page.getByLabel('Hoe heet je?').fill('Samira');
    await samira.page.getByRole('button', { name: 'Doe mee', exact: true }).click();
    await samira.page.getByRole('heading', { name: 'De controle is voor begeleiders' }).waitFor();
    await samira.context.close();

    const { page } = karin;
    await page.getByRole('button', { name: 'Naar de sessie' }).click();
    await page.getByRole('button', { name: 'Ga verder als Karin' }).click();
    await fromMenu(page.getByRole('button', { name: 'Meer', exact: true }).first(), 'Print A4');
    await page.getByText('Knip het onderste deel met de herstelcode af').waitFor();
    await expectWhole(page);
    await page.reload();
    await page.getByText('De herstelcode staat er niet op').waitFor();
    expect(await page.locator('.printed').textContent()).not.toContain(handedOut.recovery);
    await expectWhole(page);
    expect(await qrOn(page)).toBe(handedOut.participant);
  });
});

/** The look beforehand, by the secret of a link. */
const beforehand = (link: string): string => link.replace('#', '/controle#');

async function checkAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Controleer opnieuw' }).click();
  await page.locator('.preflight-outcome').waitFor();
}

/** What is said of each point that was looked at. */
async function verdicts(page: Page): Promise<Record<string, string>> {
  const names = await page
    .getByRole('heading', { level: 2 })
    .evaluateAll((headings) =>
      headings.map((heading) => [
        heading.firstChild?.textContent ?? '',
        heading.lastElementChild?.textContent ?? '',
      ]),
    );
  return Object.fromEntries(names);
}

/** What comes out of the printer is one page, and nothing on it is larger than its place. */
async function expectWhole(page: Page): Promise<void> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), 'pages').toHaveLength(1);
  // An A4 in points.
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([595, 842]);
  await page.emulateMedia({ media: 'print' });
  const cut = await page.locator('.printed-page').evaluate((sheet) => {
    const paper = sheet.getBoundingClientRect();
    return [...sheet.querySelectorAll('*')].flatMap((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const isIn = left >= paper.left && right <= paper.right && top >= paper.top && bottom <= paper.bottom;
      const fits = part.scrollWidth <= part.clientWidth + 1 || getComputedStyle(part).display === 'inline';
      return isIn && fits ? [] : [part.className || part.tagName];
    });
  });
  await page.emulateMedia({ media: null });
  expect(cut, 'parts that do not fit').toEqual([]);
}

/** What a phone reads from the sheet as it is printed without colours. */
async function qrOn(page: Page): Promise<string | undefined> {
  await page.emulateMedia({ media: 'print' });
  const picture = await page.locator('.printed-qr').screenshot();
  await page.emulateMedia({ media: null });
  const blank = await page.context().newPage();
  const { data, width, height } = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(bitmap, 0, 0);
    const image = drawing?.getImageData(0, 0, bitmap.width, bitmap.height);
    const grey = Array.from(image?.data ?? [])
      .filter((_, index) => index % 4 === 1)
      .map((value) => String.fromCharCode(value));
    return { data: btoa(grey.join('')), width: bitmap.width, height: bitmap.height };
  }, picture.toString('base64'));
  await blank.close();
  const grey = Buffer.from(data, 'base64');
  const pixels = new Uint8ClampedArray(grey.length * 4);
  for (const [index, value] of grey.entries()) pixels.set([value, value, value, 255], index * 4);
  return jsqr.default(pixels, width, height)?.data;
}
