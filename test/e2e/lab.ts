/**
 * What an end-to-end test needs: a real Chromium, the bundle on an origin of its own, partners' pages, the emulators with
 * our rules, and the owner's view of Firestore. Every page has heard and said what a test may ask for.
 */
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {launch, missingEngine} from './engines.js';
import {IDS, openAsOwner, seedProject, type Owner} from './fixtures.js';
import {serveFolder, servePages, type Site} from './pages.js';
import {partnerPage} from './partner-page.js';

declare global {
  interface HTMLElementTagNameMap {
    'experience-session': ExperienceSessionElement;
  }
}

export type Log = [type: string, detail: Record<string, unknown>][];

const firestore = process.env['FIRESTORE_EMULATOR_HOST'];
const auth = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
const FIREBASE_PROJECT = process.env['GCLOUD_PROJECT'] ?? 'demo-experience';
/** An address where nobody listens. */
export const NOBODY = '127.0.0.1:1';

/** Why the end-to-end tests cannot run here, or false. */
export const missing =
  firestore && auth ? missingEngine('chromium') : 'needs the Firestore and the Auth emulator';

/** Where the emulators answer. */
export const SERVERS = [`http://${firestore ?? ''}`, `http://${auth ?? ''}`];

export interface Visit {
  readonly attributes?: Record<string, string>;
  readonly properties?: Record<string, unknown>;
  /** Further origins that the page's policy lets the element talk to. */
  readonly connect?: readonly string[];
}

export interface Lab {
  readonly browser: Browser;
  readonly owner: Owner;
  /** The origin that the script comes from. */
  readonly scripts: string;
  /** Serves a partner's page with these attributes and properties, and resolves with where it is. */
  publish(attributes?: Record<string, string>, properties?: Record<string, unknown>): Promise<string>;
  /** Serves several such pages from one origin, by their paths, and resolves with the origin. */
  publishSite(pages: Record<string, Visit>): Promise<string>;
  /** Opens a published page, in a browser profile of its own unless one is given. */
  visit(url: string, context?: BrowserContext): Promise<Page>;
  close(): Promise<void>;
}

export function firebaseConfig(address = firestore, project = FIREBASE_PROJECT, signIn = auth): string {
  return JSON.stringify({apiKey: 'demo', projectId: project, emulators: {firestore: address, auth: signIn}});
}

export async function startLab(): Promise<Lab> {
  const cdn = await serveFolder('dist');
  const owner = openAsOwner(FIREBASE_PROJECT, firestore ?? '');
  await seedProject(owner);
  const browser = await launch('chromium');
  const sites: Site[] = [];
  const pageOf = ({attributes = {}, properties = {}, connect = []}: Visit) =>
    partnerPage({
      scripts: cdn.origin,
      connect: [...SERVERS, `http://${NOBODY}`, ...connect],
      attributes: {
        'project-id': IDS.projectId,
        'event-id': IDS.eventId,
        'experience-id': IDS.experienceId,
        'firebase-config': firebaseConfig(),
        ...attributes,
      },
      properties,
    });
  async function publishSite(pages: Record<string, Visit>): Promise<string> {
    const served = Object.entries(pages).map(([path, visit]) => [path, pageOf(visit)] as const);
    const site = await servePages(Object.fromEntries(served));
    sites.push(site);
    return site.origin;
  }
  return {
    browser,
    owner,
    scripts: cdn.origin,
    publishSite,
    publish: (attributes = {}, properties = {}) => publishSite({'/': {attributes, properties}}),
    async visit(url, context) {
      const page = await (
        context ?? (await browser.newContext({viewport: {width: 390, height: 800}}))
      ).newPage();
      page.setDefaultTimeout(30_000);
      const said: string[] = [];
      messages.set(page, said);
      page.on('console', (message) => {
        if (message.text().startsWith('<experience-session>')) said.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([cdn, ...sites].map((site) => site.close()));
    },
  };
}

const messages = new WeakMap<Page, string[]>();

/** What the element has written to the page's console. */
export const saidBy = (page: Page): readonly string[] => messages.get(page) ?? [];

interface PageGlobals {
  readonly heard: Log;
  readonly refused: string[];
}

/** The element's events, as the page heard them. */
export const heardBy = (page: Page) => page.evaluate(() => (globalThis as unknown as PageGlobals).heard);

/** What the page's policy refused. */
export const refusedBy = (page: Page) => page.evaluate(() => (globalThis as unknown as PageGlobals).refused);

/** Waits until the page has heard so many events. */
export const untilHeard = (page: Page, count: number) =>
  page.waitForFunction((n) => (globalThis as unknown as PageGlobals).heard.length >= n, count);
