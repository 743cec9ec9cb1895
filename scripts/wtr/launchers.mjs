/**
 * The browsers as Web Test Runner wants them. Chromium and Firefox both go through puppeteer-core, which is inside
 * @web/test-runner-chrome; Firefox is a stock one, over WebDriver BiDi. Each has a camera that is not there.
 */
import {chromeLauncher} from '@web/test-runner-chrome';
import {CHROMIUM_FLAGS, FIREFOX_PREFS, findBrowser} from '../browsers.mjs';
import {webkitLauncher} from './webkit-launcher.mjs';

/** A launcher for each of these browsers; they must be there. @param {readonly import('../browsers.mjs').BrowserName[]} names */
export const launchers = (names) => names.map((name) => LAUNCHERS[name]());

const LAUNCHERS = {
  chromium: () => named('Chromium', {executablePath: path('chromium'), args: CHROMIUM_FLAGS, pipe: true}),
  firefox: () =>
    named(
      'Firefox',
      {executablePath: path('firefox'), browser: 'firefox', extraPrefsFirefox: FIREFOX_PREFS},
      1,
    ),
  webkit: webkitLauncher,
};

/**
 * @param {string} name
 * @param {import('puppeteer-core').LaunchOptions} launchOptions
 * @param {number} [concurrency] how many test files at a time, the runner's default without it
 */
function named(name, launchOptions, concurrency) {
  const launcher = chromeLauncher({launchOptions, ...(concurrency && {concurrency})});
  launcher.name = name;
  return launcher;
}

/** @param {import('../browsers.mjs').BrowserName} name */
function path(name) {
  const found = findBrowser(name);
  if (!found) throw new Error(`No ${name} here.`);
  return found;
}
