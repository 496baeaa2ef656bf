import { mkdirSync } from 'node:fs';
import { findChromium } from '../chromium.mjs';
import { launchBrowser } from '../journeys/browser.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { takeRoles } from './takeRoles.ts';
const FOLDER = '/tmp/shots/roles';
mkdirSync(FOLDER, { recursive: true });
process.env.CHROMIUM_PATH = findChromium(() => {});
const [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
try {
  await takeRoles(browser, server.address, async (page, name) => {
    const width = page.viewportSize()?.width;
    await page.waitForTimeout(500);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(100);
      await page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png` });
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    if (width === 1440) {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${FOLDER}/${name}-360-light.png` }).catch(() => {});
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.waitForTimeout(300);
    }
  });
} finally {
  await browser.close();
  await server.stop();
}
