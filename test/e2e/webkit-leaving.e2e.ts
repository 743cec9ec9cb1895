/**
 * A guest in WebKit who leaves while the element writes. WebKit never ends a transaction that a page leaves unfinished, and
 * all later ones of that table wait for it (https://bugs.webkit.org/show_bug.cgi?id=324094).
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {findBrowser} from '../../scripts/browsers.mjs';
import {startWebKit, type WebKit} from '../../scripts/webkit.mjs';
import {serveFolder, servePages, type Site} from './pages.js';
import {partnerPage} from './partner-page.js';

const STEPS = [{id: 'name', type: 'input.shortText', config: {title: 'Your name?', required: false}}];
const attributes = {'project-id': 'p', 'event-id': 'e', 'experience-id': 'x', store: 'local'};

describe('a guest in WebKit', {skip: findBrowser('webkit') ? false : 'needs WebKitGTK'}, () => {
  let webkit: WebKit;
  let cdn: Site;
  let site: Site;
  before(async () => {
    cdn = await serveFolder('dist');
    const properties = {experience: {version: 1, steps: STEPS}};
    site = await servePages({'/': partnerPage({scripts: cdn.origin, connect: [], attributes, properties})});
    webkit = await startWebKit();
  });
  after(async () => {
    await webkit.stop();
    await Promise.all([cdn.close(), site.close()]);
  });

  it('finds what they said, however often they left while it was written', async () => {
    const found: unknown[] = [];
    const written = Array.from({length: 5}, (_, visit) => `Ada ${visit}`);
    for (const value of written) {
      await webkit.goto(site.origin);
      found.push(
        await webkit.evaluate(
          `const element = document.querySelector('experience-session');
           const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 5)); };
           await until(() => element.status === 'active');
           const before = element.state.inputs.name;
           const type = (value) => {
             const input = element.shadowRoot.querySelector('input');
             input.value = value;
             input.dispatchEvent(new Event('input', {bubbles: true}));
           };
           const saved = new Promise((done) => element.addEventListener('experience-saved', done, {once: true}));
           type(arguments[0]);
           await saved;
           addEventListener('pagehide', () => type(arguments[0] + ', and'));
           return before;`.replaceAll('arguments[0]', JSON.stringify(value)),
        ),
      );
      await webkit.goto('about:blank');
    }
    assert.deepEqual(found, [null, ...written.slice(0, -1)]);
  });
});
