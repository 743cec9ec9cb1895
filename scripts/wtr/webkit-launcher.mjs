/**
 * Lets Web Test Runner run tests in WebKitGTK: one window, so one test file at a time. It says `playwright` of itself
 * because that is the kind of browser whose page has everything that the runner's commands can do: see webkit-page.mjs.
 */
import {startWebKit} from '../webkit.mjs';
import {webkitPage} from './webkit-page.mjs';

/** The size of the other two browsers' pages, whatever the file before has set. */
const PAGE_SIZE = {width: 800, height: 600};

export function webkitLauncher() {
  /** @type {Promise<import('../webkit.mjs').WebKit> | undefined} */
  let starting;
  /** @type {ReturnType<typeof webkitPage> | undefined} */
  let page;
  /** @type {Set<string>} */
  const active = new Set();

  return {
    name: 'WebKit',
    type: 'playwright',
    concurrency: 1,
    /** @param {string} id @param {string} url */
    async startSession(id, url) {
      const webkit = await (starting ??= startWebKit());
      page ??= webkitPage(webkit);
      await page.setViewportSize(PAGE_SIZE);
      await webkit.goto(url);
      active.add(id);
    },
    /** @param {string} id */
    isActive: (id) => active.has(id),
    getPage: () => page,
    getBrowserUrl: async () => (await starting)?.call('GET', '/url'),
    /** @param {string} id */
    async stopSession(id) {
      active.delete(id);
      await page?.release();
      await (await starting)?.goto('about:blank'); // ends what the page still runs
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKit cannot be debugged from here.');
    },
    async stop() {
      await (await starting)?.stop();
    },
  };
}
