/**
 * Finds the three browsers that the tests run in, and installs the missing ones where that is possible without
 * asking (Debian, as root). CHROME_PATH, FIREFOX_PATH and WEBKIT_PATH name others. WebKit is WebKitGTK's MiniBrowser:
 * Linux only, driven by WebKitWebDriver, shown on a screen of its own (Xvfb) where there is none.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {canInstall, installPackages, isInstalled} from './lib/debian.mjs';
import {onPath} from './lib/processes.mjs';

const {env, platform} = process;

/** Arabic and Japanese are squares without these, and a screenshot of squares shows nothing. */
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk'];

/** @type {Record<BrowserName, {find: () => string | undefined, packages: string[], help: string}>} */
const BROWSERS = {
  chromium: {
    find: findChromium,
    packages: ['chromium'],
    help: 'Install Chrome, Chromium or Edge, or set CHROME_PATH.',
  },
  firefox: {find: findFirefox, packages: ['firefox-esr'], help: 'Install Firefox, or set FIREFOX_PATH.'},
  webkit: {
    find: findWebKit,
    packages: ['webkit2gtk-driver', 'xvfb'],
    help: 'Linux only: install WebKitGTK with its WebDriver, and Xvfb.',
  },
};

/** Chromium refuses its sandbox to root, and containers often lack what it needs. */
const NO_SANDBOX = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];

export const CHROMIUM_FLAGS = [
  ...NO_SANDBOX,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export const FIREFOX_PREFS = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
};

/** @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName */

/** @type {readonly BrowserName[]} */
export const BROWSER_NAMES = ['chromium', 'firefox', 'webkit'];

/** Where a browser's program is, if it is there. @param {BrowserName} name */
export const findBrowser = (name) => BROWSERS[name].find();

/**
 * Finds the browsers, installing what is missing if that is possible. One that stays missing is named in a line with
 * its remedy and left out, or an error with CI=true.
 *
 * @param {readonly BrowserName[]} [wanted]
 * @returns {Promise<BrowserName[]>} those that are there
 */
export async function ensureBrowsers(wanted = BROWSER_NAMES) {
  if (canInstall()) {
    const packages = wanted.filter((name) => !findBrowser(name)).flatMap((name) => BROWSERS[name].packages);
    for (const font of FONTS) if (!(await isInstalled(font))) packages.push(font);
    if (packages.length > 0) await installPackages(packages);
  }
  const missing = wanted.filter((name) => !findBrowser(name));
  if (missing.length > 0) {
    const text = missing.map(remedy).join('\n');
    if (env.CI) throw new Error(text);
    console.log(`${text}\nTests in ${missing.join(' and ')} are skipped.`);
  }
  return wanted.filter((name) => !missing.includes(name));
}

/** @param {BrowserName} name */
function remedy(name) {
  const {help, packages} = BROWSERS[name];
  return `No ${name} here. ${help} On Debian: apt-get install --no-install-recommends ${packages.join(' ')}`;
}

function findChromium() {
  return firstThere(env.CHROME_PATH, [
    ...macApps('Google Chrome', 'Chromium', 'Microsoft Edge'),
    ...windowsPrograms('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    onPath('google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'),
  ]);
}

function findFirefox() {
  return firstThere(env.FIREFOX_PATH, [
    ...macApps('Firefox'),
    ...windowsPrograms('Mozilla Firefox/firefox.exe'),
    onPath('firefox', 'firefox-esr'),
  ]);
}

function findWebKit() {
  if (platform !== 'linux' || !onPath('WebKitWebDriver') || !(env.DISPLAY || onPath('Xvfb')))
    return undefined;
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec'];
  const versions = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];
  const paths = folders.flatMap((folder) => versions.map((version) => join(folder, version, 'MiniBrowser')));
  return firstThere(env.WEBKIT_PATH, paths);
}

/** @param {string | undefined} chosen @param {readonly (string | undefined)[]} paths */
function firstThere(chosen, paths) {
  if (chosen) return chosen;
  return paths.find((path) => path !== undefined && existsSync(path));
}

/** @param {string[]} names */
function macApps(...names) {
  if (platform !== 'darwin') return [];
  return names.flatMap((name) =>
    ['/', env.HOME ?? '/'].map((home) =>
      join(home, 'Applications', `${name}.app`, 'Contents/MacOS', programIn(name)),
    ),
  );
}

/** Inside `Firefox.app` the program is called `firefox`. @param {string} app */
const programIn = (app) => (app === 'Firefox' ? 'firefox' : app);

/** @param {string[]} paths */
function windowsPrograms(...paths) {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return folders.flatMap((folder) => paths.map((path) => join(folder, path)));
}
