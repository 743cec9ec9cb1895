/** The browsers in which a test from end to end can run. */
import {chromium, firefox, type Browser} from 'playwright-core';
import {CHROMIUM_FLAGS, FIREFOX_PREFS, findBrowser} from '../../scripts/browsers.mjs';

export const ENGINES = ['chromium', 'firefox'] as const;
export type Engine = (typeof ENGINES)[number];

/** Why a test cannot run in it here, or false. */
export const missingEngine = (engine: Engine) => (findBrowser(engine) ? false : `needs ${engine}`);

/** `flags` are for Chromium alone. */
export function launch(engine: Engine, flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser(engine) ?? '';
  return engine === 'chromium'
    ? chromium.launch({executablePath, args: [...CHROMIUM_FLAGS, ...flags]})
    : firefox.launch({executablePath, channel: 'moz-firefox', firefoxUserPrefs: FIREFOX_PREFS});
}
