/** The browsers in which a test of pages can run. */
import {chromium, firefox, type Browser} from 'playwright-core';
import {CHROMIUM_FLAGS, FIREFOX_PREFS, findBrowser} from '../../scripts/browsers.mjs';

export const ENGINES = ['chromium', 'firefox'] as const;
export type Engine = (typeof ENGINES)[number];

export interface LaunchOptions {
  readonly flags?: readonly string[];
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}

/** Why a test cannot run in it here, or false. */
export const missingEngine = (engine: Engine) => (findBrowser(engine) ? false : `needs ${engine}`);

/** The flags are for Chromium, the preferences for Firefox. */
export function launch(
  engine: Engine,
  {flags = CHROMIUM_FLAGS, prefs = FIREFOX_PREFS}: LaunchOptions = {},
): Promise<Browser> {
  const executablePath = findBrowser(engine) ?? '';
  return engine === 'chromium'
    ? chromium.launch({executablePath, args: [...flags]})
    : firefox.launch({executablePath, channel: 'moz-firefox', firefoxUserPrefs: {...prefs}});
}
