/**
 * What a test of host pages needs: real browsers, the bundle on an origin of its own, host pages on others, and for each
 * page what the element said, what the policy refused and what went wrong.
 */
import assert from 'node:assert/strict';
import type {Browser, Page} from 'playwright-core';
import {CHROMIUM_FLAGS, FIREFOX_PREFS} from '../../scripts/browsers.mjs';
import {launch, type Engine} from '../e2e/engines.js';
import {serveFolder, servePages, type Site} from '../e2e/pages.js';
import {EVENTS} from '../e2e/partner-page.js';

export type Pages = Parameters<typeof servePages>[0];
export type Heard = [type: string, detail: Record<string, unknown>][];

/** A name for this machine that no browser takes for this machine. */
export const ELSEWHERE = 'elsewhere.test';

/** With it, `ELSEWHERE` leads to this machine. */
export const TO_ELSEWHERE = {
  flags: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`],
  prefs: {...FIREFOX_PREFS, 'network.dns.localDomains': ELSEWHERE},
};

/** Three steps, of which one waits for an answer. */
export const EXPERIENCE = {
  version: 1,
  steps: [
    {id: 'welcome', type: 'info', config: {title: 'Welcome', description: 'Two short steps.'}},
    {id: 'rating', type: 'input.scale', config: {title: 'How was it?', required: true}},
    {id: 'note', type: 'input.shortText', config: {title: 'Anything else?'}},
  ],
};

/** The element as a partner writes it; with this, no server is needed. */
export const ELEMENT =
  '<experience-session project-id="p1" event-id="e1" experience-id="x1" store="local"></experience-session>';

/** A page's own script that gives the element its experience. */
export const SET_EXPERIENCE = `document.querySelector('experience-session').experience = ${JSON.stringify(EXPERIENCE)};`;

export interface Visit {
  readonly page: Page;
  /** Errors in the console, uncaught ones, and what the page's policy refused. */
  problems(): Promise<readonly string[]>;
  /** What the element has written to the console. */
  readonly said: readonly string[];
  /** The element's events, as the document heard them. */
  heard(): Promise<Heard>;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
  readonly viewport?: {width: number; height: number};
}

export interface Stand {
  /** Where the bundle is. */
  readonly cdn: string;
  publish(pages: Pages): Promise<string>;
  /** Serves a folder from an origin of its own. */
  publishFolder(folder: string): Promise<string>;
  /** Opens a page in a browser profile of its own. */
  visit(engine: Engine, url: string, options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

export async function openStand(): Promise<Stand> {
  const cdn = await serveFolder('dist');
  const sites: Site[] = [cdn];
  const browsers = new Map<Engine, Promise<Browser>>();
  const browser = (engine: Engine) => {
    const running = browsers.get(engine) ?? launch(engine, TO_ELSEWHERE);
    browsers.set(engine, running);
    return running;
  };
  return {
    cdn: cdn.origin,
    async publish(pages) {
      const site = await servePages(pages);
      sites.push(site);
      return site.origin;
    },
    async publishFolder(folder) {
      const site = await serveFolder(folder);
      sites.push(site);
      return site.origin;
    },
    async visit(engine, url, {before, viewport = {width: 1000, height: 800}} = {}) {
      const context = await (await browser(engine)).newContext({viewport});
      await context.addInitScript('globalThis.__name = (value) => value'); // esbuild's mark on functions, which tsx runs
      await context.addInitScript(listen, EVENTS);
      if (before) await context.addInitScript(before);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const said: string[] = [];
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (message.text().startsWith('<experience-session>')) said.push(message.text());
        else if (message.type() === 'error') wrong.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => wrong.push(String(error)));
      await page.goto(url);
      return {
        page,
        said,
        problems: async () =>
          [...wrong, ...(await page.evaluate(() => window.refused))].filter((text) => !/favicon/.test(text)),
        heard: () => page.evaluate(() => window.heard),
        close: () => context.close(),
      };
    },
    async close() {
      const running = await Promise.all(browsers.values());
      await Promise.all([...running, ...sites].map((open) => open.close()));
    },
  };
}

declare global {
  interface Window {
    heard: Heard;
    refused: string[];
  }
}

/** Runs in the page, before anything of its own. */
function listen(events: readonly string[]): void {
  window.heard = [];
  window.refused = [];
  for (const name of events) {
    document.addEventListener(name, (event) => {
      window.heard.push([event.type, (event as CustomEvent<Record<string, unknown>>).detail]);
    });
  }
  document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
    window.refused.push([violatedDirective, blockedURI, sample].join(' '));
  });
}

/** Does what a guest does in the three steps, and resolves when the end is seen; `meanwhile` with an answer given. */
export async function walk<Where extends Pick<Page, 'getByRole'>>(
  page: Where,
  meanwhile?: (page: Where) => Promise<void>,
): Promise<void> {
  const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
  await page.getByRole('heading', {name: 'Welcome'}).waitFor();
  await press('Next');
  const answer = page.getByRole('radio', {name: '4'});
  await answer.check();
  await meanwhile?.(page);
  assert.equal(await answer.isChecked(), true, 'the answer is still there');
  await press('Next');
  await page.getByRole('textbox', {name: 'Anything else?'}).fill('Thanks');
  await press('Finish');
  await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
}
