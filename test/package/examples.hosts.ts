/**
 * The docs' examples, opened in a browser as they are written; only the script's address is that of this build. What is for
 * npm is bundled against it first.
 */
import assert from 'node:assert/strict';
import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import {missingEngine} from '../e2e/engines.js';
import {ELEMENT, openStand, SET_EXPERIENCE, walk, type Stand, type Visit} from '../hosts/stand.js';
import {exampleWith} from './examples.js';

const CHROMIUM = 'chromium';

describe('the docs’ examples run', {skip: missingEngine(CHROMIUM)}, () => {
  let stand: Stand;
  before(async () => {
    stand = await openStand();
  });
  after(() => stand.close());

  /** Opens a page that has the script, and this in its body. */
  async function open(html: string): Promise<Visit> {
    const script = `<script type="module" src="${stand.cdn}/experience-session.js"></script>`;
    const page = `<!doctype html><meta charset="utf-8" /><title>An example</title>${script}${html}`;
    return stand.visit(CHROMIUM, await stand.publish({'/': {html: page}}));
  }

  /** A module that imports from npm, with what it imports. */
  async function bundled(module: string): Promise<string> {
    const entry = resolve('example.js'); // in the package, which then finds itself by its name
    const build = await rollup({
      input: entry,
      plugins: [
        {
          name: 'example',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? module : null),
        },
        nodeResolve({exportConditions: ['production', 'browser', 'default']}),
      ],
      onLog: () => undefined,
    });
    const {output} = await build.generate({inlineDynamicImports: true});
    return output[0].code;
  }

  it('the README’s whole page', async () => {
    const html = exampleWith('README.md', '<!doctype html>').replace('http://localhost:9000', stand.cdn);
    const {page, said, problems} = await stand.visit(CHROMIUM, await stand.publish({'/': {html}}));
    const logged = page.waitForEvent('console', (message) => message.type() === 'log');
    const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
    await press('Next');
    await page.getByRole('radio', {name: '4'}).check();
    await press('Finish');
    assert.deepEqual(await (await logged).args()[0]!.jsonValue(), {rating: 4});
    assert.deepEqual([...said, ...(await problems())], []);
  });

  it('the page of docs/start.md, with its config beside it and the files of dist/', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'experience-session-'));
    await cp('dist', folder, {recursive: true});
    await writeFile(join(folder, 'try.html'), exampleWith('docs/start.md', '<!doctype html>'));
    await writeFile(join(folder, 'experience.json'), exampleWith('docs/start.md', '"welcome"'));
    const site = await stand.publishFolder(folder);
    const {page, said, problems} = await stand.visit(CHROMIUM, `${site}/try.html`);
    const logged = page.waitForEvent('console', (message) => message.type() === 'log');
    const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
    await press('Next');
    await page.getByRole('radio', {name: '4'}).check();
    await page.waitForFunction(() => {
      const types = window.heard.map(([type]) => type);
      return types.lastIndexOf('experience-saved') > types.lastIndexOf('experience-input');
    });
    await page.reload();
    assert.equal(await page.getByRole('radio', {name: '4'}).isChecked(), true);
    await press('Next');
    await page.getByRole('textbox', {name: 'Anything else?'}).fill('Thanks');
    await press('Finish');
    assert.deepEqual(await (await logged).args()[0]!.jsonValue(), {rating: 4, note: 'Thanks'});
    assert.deepEqual([...said, ...(await problems())], []);
    await rm(folder, {recursive: true});
  });

  it('the recipe for dataLayer', async () => {
    const recipe = exampleWith('docs/events.md', 'dataLayer');
    const {page, problems} = await open(`${ELEMENT}<script>${recipe}; ${SET_EXPERIENCE}</script>`);
    await walk(page);
    const pushed = await page.evaluate(
      () => (window as unknown as {dataLayer: Record<string, unknown>[]}).dataLayer,
    );
    const {sessionId} = pushed[0]!;
    assert.deepEqual(
      pushed.map((entry) => ({...entry, ...('durationMs' in entry && {durationMs: 'some'})})),
      [
        {event: 'experience-ready', sessionId, resumed: false},
        {
          event: 'experience-progress',
          sessionId,
          stepId: 'rating',
          currentStepIndex: 1,
          direction: 'forward',
        },
        {event: 'experience-progress', sessionId, stepId: 'note', currentStepIndex: 2, direction: 'forward'},
        {event: 'experience-complete', sessionId, durationMs: 'some'},
      ],
    );
    assert.deepEqual(await problems(), []);
  });

  it('the recipe for Plausible', async () => {
    const recipe = exampleWith('docs/events.md', 'plausible');
    const plausible = 'window.sent = []; window.plausible = (...event) => sent.push(event)';
    const {page, problems} = await open(
      `${ELEMENT}<script>${plausible}; ${recipe}; ${SET_EXPERIENCE}</script>`,
    );
    await walk(page);
    const sent = await page.evaluate(
      () => (window as unknown as {sent: [string, {props: Record<string, unknown>}][]}).sent,
    );
    assert.deepEqual(sent.slice(0, -1), [
      ['experience-ready', {props: {resumed: false}}],
      ['experience-progress', {props: {stepId: 'rating', step: 2}}],
      ['experience-progress', {props: {stepId: 'note', step: 3}}],
    ]);
    const [name, {props}] = sent.at(-1)!;
    assert.deepEqual([name, Object.keys(props)], ['experience-complete', ['seconds']]);
    assert.deepEqual(await problems(), []);
  });

  it('a kind of the page’s own, of ten lines', async () => {
    const example = exampleWith('docs/own-kinds.md', 'acme.day');
    const kind = /^const day = [^]*?^\}\);$/m.exec(example)![0];
    assert.ok(kind.split('\n').length <= 10);
    const visit = {id: 'visit', type: 'acme.day', config: {title: 'When were you here?'}};
    const html = await bundled(`import 'experience-session/define';
      const element = Object.assign(document.createElement('experience-session'),
        {projectId: 'p1', eventId: 'e1', experienceId: 'x1', store: 'local'});
      ${example}
      element.experience = {version: 1, steps: [${JSON.stringify(visit)}]};
      document.body.append(element);`);
    const {page, problems} = await stand.visit(
      CHROMIUM,
      await stand.publish({
        '/': {html: '<!doctype html><title>Own</title><body><script type="module" src="/own.js"></script>'},
        '/own.js': {html, headers: {'content-type': 'text/javascript'}},
      }),
    );
    await page.getByLabel('When were you here?').fill('2026-11-25');
    await page.getByRole('button', {name: 'Finish'}).click();
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    const inputs = await page.evaluate(() => document.querySelector('experience-session')!.state!.inputs);
    assert.deepEqual(inputs, {visit: '2026-11-25'});
    assert.deepEqual(await problems(), []);
  });

  it('theming: colours, a part, a slot', async () => {
    const css = exampleWith('docs/theming.md', '#b4232a');
    const slots = exampleWith('docs/theming.md', 'slot="complete"');
    const {page} = await open(`<style>${css}</style>${slots}<script>${SET_EXPERIENCE}</script>`);
    const coffee = page.getByText('Your coffee is waiting');
    await page.getByRole('heading', {name: 'Welcome'}).waitFor();
    assert.equal(await coffee.isVisible(), false);
    const font = await page.getByRole('heading').evaluate((title) => getComputedStyle(title).fontFamily);
    assert.equal(font, 'Georgia, serif');
    const next = page.getByRole('button', {name: 'Next'});
    assert.equal(
      await next.evaluate((button) => getComputedStyle(button).backgroundColor),
      'rgb(180, 35, 42)',
    );
    await page.evaluate(() => {
      const element = document.querySelector('experience-session')!;
      element.setInput('rating', 4);
      [0, 1, 2].forEach(() => element.next());
    });
    await coffee.waitFor();
  });
});
