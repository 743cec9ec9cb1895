/**
 * Why there is no camera, brought about for real in Chromium and Firefox, and what a guest is then told. Each ends with a
 * picture from a file. What no browser here can be brought to is stood in for in test/steps/photo/camera.test.ts.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Frame} from 'playwright-core';
import {CHROMIUM_FLAGS} from '../../scripts/browsers.mjs';
import {PHOTO_ENGLISH} from '../../src/steps/photo/sentences.js';
import {serveFolder, servePages, type Site} from '../e2e/pages.js';
import {ENGINES, launch, missingEngine, type Engine, type LaunchOptions} from '../e2e/engines.js';
import {ELEMENT, ELSEWHERE, TO_ELSEWHERE} from './stand.js';

const EXPERIENCE = {
  version: 1,
  steps: [{id: 'photo', type: 'capture.photo', config: {title: 'A photo of you', required: true}}],
};
const DEVICE = '--use-fake-device-for-media-stream';
const CONSENT = '--use-fake-ui-for-media-stream';
const BARE_FLAGS = CHROMIUM_FLAGS.filter((flag) => flag !== DEVICE && flag !== CONSENT);
/** The smallest that there is. As bytes and not by its path: Firefox takes no path in a frame. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Row extends LaunchOptions {
  readonly shows: string;
  /** The key of what the guest is told. */
  readonly says: string;
  readonly path?: string;
  readonly host?: string;
  /** Runs in the page before anything else. */
  readonly init?: () => void;
  readonly engines?: readonly Engine[];
}

const DENIED = {
  flags: [...BARE_FLAGS, DEVICE],
  prefs: {'media.navigator.streams.fake': true, 'permissions.default.camera': 2},
};

const ROWS: readonly Row[] = [
  {shows: 'the guest, or the browser for them, says no', says: 'cameraDenied', ...DENIED},
  {
    shows: 'there is none',
    says: 'cameraNone',
    flags: [...BARE_FLAGS, CONSENT],
    prefs: {'media.navigator.permission.disabled': true},
  },
  {shows: 'the page is not secure', says: 'cameraInsecure', host: ELSEWHERE, ...TO_ELSEWHERE},
  {
    shows: 'the page forbids it to itself',
    says: 'cameraForbidden',
    path: '/policy',
    engines: ['chromium'], // Firefox knows no such header
  },
  {shows: 'the frame around the page does not allow it', says: 'cameraForbidden', path: '/frame'},
  {shows: 'the frame does, and the guest says no', says: 'cameraDenied', path: '/allowed', ...DENIED},
  {
    shows: 'the app around the page has none to give',
    says: 'cameraInApp',
    init: () => Object.defineProperty(Navigator.prototype, 'mediaDevices', {value: undefined}),
  },
];

describe('without a camera', () => {
  let cdn: Site;
  let partner: Site;
  let outer: Site;
  before(async () => {
    cdn = await serveFolder('dist');
    const html = `<!doctype html><meta charset="utf-8"><title>A partner’s page</title>
      <script type="module" src="${cdn.origin}/experience-session.js"></script>${ELEMENT}
      <script>document.querySelector('experience-session').experience = ${JSON.stringify(EXPERIENCE)}</script>`;
    partner = await servePages({
      '/': {html},
      '/policy': {html, headers: {'permissions-policy': 'camera=()'}},
    });
    const framed = (allow: string) => ({
      html: `<!doctype html><title>Another page</title><iframe ${allow} src="${partner.origin}/" width="400" height="600"></iframe>`,
    });
    outer = await servePages({'/frame': framed(''), '/allowed': framed('allow="camera"')});
  });
  after(async () => {
    await Promise.all([cdn, partner, outer].map((site) => site.close()));
  });

  /** The page that the element is in. */
  async function open(browser: Browser, {path = '/', host, init}: Row): Promise<Frame> {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    if (init) await page.addInitScript(init);
    const {origin} = ['/frame', '/allowed'].includes(path) ? outer : partner;
    await page.goto(origin.replace('127.0.0.1', host ?? '127.0.0.1') + path);
    return page.frames().at(-1)!;
  }

  for (const engine of ENGINES) {
    describe(`in ${engine}`, {skip: missingEngine(engine)}, () => {
      for (const row of ROWS.filter(({engines = ENGINES}) => engines.includes(engine))) {
        it(`because ${row.shows}, a guest is told so and takes a file`, async () => {
          const browser = await launch(engine, row);
          try {
            const frame = await open(browser, row);
            const button = (key: string) =>
              frame.getByRole('button', {name: PHOTO_ENGLISH[key]!, exact: true});
            await button('photoTake').click();
            const told = frame.locator('[part~="trouble"]');
            await told.waitFor();
            assert.equal(await told.innerText(), PHOTO_ENGLISH[row.says]);
            const [chooser] = await Promise.all([
              frame.page().waitForEvent('filechooser'),
              button('photoChoose').click(),
            ]);
            await chooser.setFiles({name: 'me.png', mimeType: 'image/png', buffer: PICTURE});
            await button('photoUse').click();
            await button('photoChange').waitFor();
          } finally {
            await browser.close();
          }
        });
      }
    });
  }
});
