/**
 * The script tag: pinned by hashes, loaded twice, in two versions, and beside a page that has Lit or Firebase of its own.
 * Nothing of the page's changes, and it has no more globals than before.
 */
import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {serveFolder, type Site} from '../e2e/pages.js';
import {ENGINES, missingEngine} from '../e2e/engines.js';
import {ELEMENT, EXPERIENCE, openStand, SET_EXPERIENCE, walk, type Stand, type Visit} from './stand.js';

const VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as {version: string}).version;
const INTEGRITY = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
const ENTRY = 'experience-session.js';

/** The bundle as if it were of another version. */
function copyAsVersion(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'other-version-'));
  cpSync('dist', folder, {recursive: true});
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(VERSION, version));
  }
  return folder;
}

const tag = (origin: string, more = '') =>
  `<script type="module" src="${origin}/experience-session.js" ${more}></script>`;
const importMap = (map: object) => `<script type="importmap">${JSON.stringify(map)}</script>`;

for (const engine of ENGINES) {
  describe(`the script tag in ${engine}`, {skip: missingEngine(engine)}, () => {
    let stand: Stand;
    let again: Site;
    let other: Site;
    let libraries: Site;
    let copy: string;
    before(async () => {
      copy = copyAsVersion('9.9.9');
      stand = await openStand();
      [again, other, libraries] = await Promise.all([
        serveFolder('dist'),
        serveFolder(copy),
        serveFolder('node_modules'),
      ]);
    });
    after(async () => {
      await Promise.all([stand, again, other, libraries].map((open) => open.close()));
      rmSync(copy, {recursive: true, force: true});
    });

    async function open(head: string, element = ELEMENT): Promise<Visit> {
      const html = `<!doctype html><html lang="en"><title>Host</title>${head}
${element}<script>window.namesBefore = [];window.namesBefore = Object.getOwnPropertyNames(window);${SET_EXPERIENCE}</script></html>`;
      return stand.visit(engine, await stand.publish({'/': {html}}));
    }

    async function finish(visit: Visit): Promise<void> {
      assert.deepEqual(await visit.problems(), []);
      await visit.close();
    }

    it('adds no global and tells its version', async () => {
      const visit = await open(tag(stand.cdn));
      await walk(visit.page);
      const found = await visit.page.evaluate(() => {
        const {namesBefore} = window as unknown as {namesBefore: string[]};
        const added = Object.getOwnPropertyNames(window).filter(
          (name) => !namesBefore.includes(name) && !name.startsWith('__pw'), // Playwright's own
        );
        const {version} = customElements.get('experience-session') as unknown as {version: string};
        return {added, version, metadata: 'metadata' in Symbol};
      });
      assert.deepEqual(found, {added: [], version: VERSION, metadata: false});
      await finish(visit);
    });

    const pinned = (hashes: Record<string, string>) => {
      const chunks = Object.entries(hashes).map(([file, hash]) => [`${stand.cdn}/${file}`, hash] as const);
      const entry = hashes[ENTRY] ?? '';
      return `${importMap({integrity: Object.fromEntries(chunks)})}
${tag(stand.cdn, `crossorigin integrity="${entry}"`)}`;
    };

    it('runs when it is what the hashes say', async () => {
      const visit = await open(pinned(INTEGRITY));
      await walk(visit.page);
      await finish(visit);
    });

    it('does not run when a chunk is not what the hashes say', async () => {
      const wrong: Record<string, string> = {};
      for (const file of Object.keys(INTEGRITY)) wrong[file] = `sha384-${'A'.repeat(64)}`;
      const visit = await open(pinned({...wrong, [ENTRY]: INTEGRITY[ENTRY] ?? ''}));
      await visit.page.waitForLoadState('networkidle');
      assert.equal(await visit.page.evaluate(() => customElements.get('experience-session')), undefined);
      assert.match((await visit.problems()).join(), /integrity/i);
      await visit.close();
    });

    it('may stand there twice', async () => {
      const visit = await open(tag(stand.cdn) + tag(again.origin));
      await walk(visit.page);
      assert.deepEqual(visit.said, []);
      await finish(visit);
    });

    it('says once that a second version is there; the first stays', async () => {
      const visit = await open(tag(stand.cdn) + tag(other.origin) + tag(other.origin));
      await walk(visit.page);
      assert.deepEqual(visit.said, [
        `<experience-session> 9.9.9 was loaded beside ${VERSION}, which stays in use. Load one of them.`,
      ]);
      await finish(visit);
    });

    it('asks for its config once where the page has asked before', async () => {
      const from = ELEMENT.replace('store=', 'src="/experience.json" store=');
      const html = `<!doctype html><html lang="en"><title>Host</title>
<link rel="preload" href="/experience.json" as="fetch" crossorigin>${tag(stand.cdn)}${from}</html>`;
      const config = {html: JSON.stringify(EXPERIENCE), headers: {'content-type': 'application/json'}};
      const visit = await stand.visit(engine, await stand.publish({'/': {html}, '/experience.json': config}));
      let asked = 0;
      visit.page.on('request', (request) => {
        if (request.url().endsWith('.json')) asked += 1;
      });
      await visit.page.reload();
      await visit.page.getByRole('heading', {name: 'Welcome'}).waitFor();
      assert.equal(asked, 1);
      await finish(visit);
    });

    it('leaves a page that uses Lit as it is', async () => {
      const imports = {
        lit: `${libraries.origin}/lit/index.js`,
        'lit-html': `${libraries.origin}/lit-html/lit-html.js`,
        'lit-html/': `${libraries.origin}/lit-html/`,
        'lit-element/': `${libraries.origin}/lit-element/`,
        '@lit/reactive-element': `${libraries.origin}/@lit/reactive-element/reactive-element.js`,
      };
      const visit = await open(`${importMap({imports})}${tag(stand.cdn)}
<script type="module">
  import {LitElement, html} from 'lit';
  class HostCounter extends LitElement {
    static properties = {count: {}};
    constructor() { super(); this.count = 0; }
    render() { return html\`<button @click=\${() => this.count++}>Pressed \${this.count}</button>\`; }
  }
  customElements.define('host-counter', HostCounter);
</script><host-counter></host-counter>`);
      await walk(visit.page);
      await visit.page.getByRole('button', {name: 'Pressed 0'}).click();
      await visit.page.getByRole('button', {name: 'Pressed 1'}).waitFor();
      const versions = await visit.page.evaluate(() =>
        ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions'].map(
          (name) => (window as unknown as Record<string, unknown[]>)[name]?.length,
        ),
      );
      assert.deepEqual(versions, [1, 1, 1], 'the page’s own alone');
      await finish(visit);
    });

    it('leaves a page that uses Firebase as it is', async () => {
      const sdk = readFileSync('node_modules/firebase/package.json', 'utf8');
      const {version} = JSON.parse(sdk) as {version: string};
      const app = `https://www.gstatic.com/firebasejs/${version}/firebase-app.js`;
      const imports = {[app]: `${libraries.origin}/firebase/firebase-app.js`};
      const config = {
        apiKey: 'demo',
        projectId: 'guests',
        emulators: {firestore: '127.0.0.1:1', auth: '127.0.0.1:1'},
      };
      const visit = await open(
        `${importMap({imports})}${tag(stand.cdn)}
<script type="module">
  import {getApps, initializeApp} from '${app}';
  import {initializeAuth, inMemoryPersistence} from '${libraries.origin}/firebase/firebase-auth.js';
  const app = initializeApp({apiKey: 'demo', projectId: 'host'});
  const auth = initializeAuth(app, {persistence: inMemoryPersistence});
  window.theirs = () => ({apps: getApps().map(({name, options}) => name + ' ' + options.projectId), user: auth.currentUser});
</script>`,
        `<experience-session project-id="p1" event-id="e1" experience-id="x1" firebase-config='${JSON.stringify(config)}'></experience-session>`,
      );
      const {page} = visit;
      await page.getByRole('heading', {name: 'Welcome'}).waitFor();
      await page.waitForFunction(() => window.heard.some(([type]) => type === 'experience-error'));
      const theirs = await page.evaluate(() => (window as unknown as {theirs: () => unknown}).theirs());
      assert.deepEqual(theirs, {apps: ['[DEFAULT] host'], user: null});
      await visit.close();
    });
  });
}
