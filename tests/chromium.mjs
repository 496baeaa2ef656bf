import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Debian's name for the Chromium that never draws a window: a journey takes two thirds of the time with it, since the
 * pages that a window is made of are not there to be loaded.
 */
const WITHOUT_WINDOWS = 'chromium-headless-shell';

/**
 * The Chromium or Chrome that the journeys drive: the one that CHROMIUM_PATH names, else one of the system, else
 * one that Playwright has downloaded. Installs one on Debian and Ubuntu for root.
 *
 * @param {(line: string) => void} say tells a person what takes time
 * @returns {string} path of the program; throws one line for a person when there is none
 */
export function findChromium(say) {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  return named || firstThere() || installed(say);
}

function firstThere() {
  return [...ofTheSystem(), ...ofPlaywright()].find((path) => existsSync(path));
}

function ofTheSystem() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': X86, LOCALAPPDATA } = process.env;
    return [PROGRAMFILES, X86, LOCALAPPDATA].flatMap((folder) =>
      folder
        ? ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((name) => {
            const program = name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe';
            return join(folder, name, 'Application', program);
          })
        : [],
    );
  }
  return [WITHOUT_WINDOWS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  );
}

function ofPlaywright() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || playwrightFolder();
  if (!existsSync(folder)) return [];
  const newestFirst = readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    ...['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((arch) => [
      `${arch}/Chromium.app/Contents/MacOS/Chromium`,
      `${arch}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    ]),
  ];
  return newestFirst.flatMap((name) => programs.map((program) => join(folder, name, program)));
}

function playwrightFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(homedir(), '.cache/ms-playwright');
}

/** @param {(line: string) => void} say */
function installed(say) {
  const advice = 'The journeys need Chromium or Chrome: install one, or name its program in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice);
  say('Installing Chromium…');
  const failed = apt('update') ?? installOneOf([WITHOUT_WINDOWS, 'chromium']);
  if (failed !== null) throw new Error(`${failed}\n${advice}`);
  const found = firstThere();
  if (!found) throw new Error(advice);
  return found;
}

/**
 * @param {string[]} packages the first that the system has is taken
 * @returns {string | null} what went wrong with the last
 */
function installOneOf([first = '', ...others]) {
  const failed = apt('install', '-y', '--no-install-recommends', first);
  return failed === null || others.length === 0 ? failed : installOneOf(others);
}

/**
 * @param {string[]} args
 * @returns {string | null} what went wrong
 */
function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 ? null : `${stdout}${stderr}\napt-get ${args[0]} failed.`;
}
