/**
 * What a guest waits for and what a session costs, counted on the bundle in a real browser: the first step needs the script and one
 * request, whatever becomes of the rest; a session has its number of requests, and a long text its own.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {closureOf, readBundle} from '../../scripts/lib/bundle.mjs';
import {heardBy, missing, startLab, type Lab} from './lab.js';

const ENTRY = 'experience-session.js';
const ONE_TEXT = {
  version: 1,
  steps: [{id: 'note', type: 'input.longText', config: {title: 'Anything else?'}}],
};

describe('the way to the first step', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  it('needs what the script imports and nothing that is loaded later: the rest never arrives here', async () => {
    const first = closureOf(readBundle('dist'), ENTRY).map(({file}) => file);
    const context = await lab.browser.newContext();
    const held: string[] = [];
    await context.route(
      (url) => url.origin === lab.scripts && !first.includes(url.pathname.slice(1)),
      (route) => void held.push(route.request().url()),
    );
    const page = await lab.visit(await lab.publish(), context);
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('radio', {name: '8'}).check();
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('heading', {name: 'Will you come again?'}).waitFor();
    const types = (await heardBy(page)).map(([type]) => type);
    assert.ok(!types.includes('experience-error'), types.join());
    const names = held.map((url) => /experience-session\.(\w+)/.exec(url)?.[1]);
    assert.deepEqual(
      names.sort(),
      ['behind', 'index'],
      'the code for Firestore and for what comes behind the first step was asked for',
    );
    const saved = (await heardBy(page)).filter(([type]) => type === 'experience-saved');
    assert.ok(saved.every(([, {durability}]) => durability === 'device') && saved.length > 0);
    await context.close();
  });

  for (const [what, config, heading] of [
    ['the end', ONE_TEXT, 'Thank you!'],
    ['an error', {version: 'none'}, 'There is no connection. Please check your network and try again.'],
  ] as const) {
    it(`shows ${what} also where the code for it does not come, and tries again`, async () => {
      const context = await lab.browser.newContext();
      const isBehind = (url: URL) => /\.behind\./.test(url.pathname);
      await context.route(isBehind, (route) => route.abort());
      const page = await lab.visit(await lab.publish({}, {experience: config}), context);
      if (config === ONE_TEXT) {
        await page.getByRole('textbox').fill('Nothing');
        await page.getByRole('button', {name: 'Finish'}).click();
      }
      await page.getByRole('heading', {name: heading}).waitFor();
      const codes = (await heardBy(page)).flatMap(([type, {code}]) =>
        type === 'experience-error' ? [code] : [],
      );
      assert.ok(codes.includes('element/load-failed'), codes.join());
      await context.unroute(isBehind);
      if (config !== ONE_TEXT) {
        await page.getByRole('button', {name: 'Try again'}).click();
        await page.getByRole('heading', {name: 'This is not available right now'}).waitFor();
      }
      await context.close();
    });
  }

  it('shows no preview without its badge: where the code for it does not come, it tries again', async () => {
    const context = await lab.browser.newContext();
    const isBehind = (url: URL) => /\.behind\./.test(url.pathname);
    await context.route(isBehind, (route) => route.abort());
    const preview = await lab.publish({mode: 'preview', store: 'local'}, {experience: ONE_TEXT});
    const page = await lab.visit(preview, context);
    await page.getByRole('heading', {name: 'There is no connection.'}).waitFor();
    assert.equal(await page.getByRole('textbox').count(), 0);
    await context.unroute(isBehind);
    await page.getByRole('button', {name: 'Try again'}).click();
    await page.getByRole('textbox').waitFor();
    assert.equal(await page.getByText('Preview', {exact: true}).count(), 1);
    await context.close();
  });

  it('needs nothing more to send photos where a step takes some: without the code it says so, and tries again', async () => {
    const context = await lab.browser.newContext();
    const isUploader = (url: URL) => /\.open-uploader\./.test(url.pathname);
    await context.route(isUploader, (route) => route.abort());
    const experience = {version: 1, steps: [{id: 'me', type: 'capture.photo', config: {title: 'You'}}]};
    const page = await lab.visit(await lab.publish({}, {experience}), context);
    await page.getByRole('heading', {name: 'This is not available right now'}).waitFor();
    await context.unroute(isUploader);
    await page.getByRole('button', {name: 'Try again'}).click();
    await page.getByRole('heading', {name: 'You'}).waitFor();
    await context.close();
  });

  /** What goes to Firestore, by its method. */
  function counted(page: Page): {writes: number; documents: number} {
    const counts = {writes: 0, documents: 0};
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      if (request.url().includes('documents:commit')) counts.writes++;
      if (request.url().includes('documents:batchGet')) {
        counts.documents += (JSON.parse(request.postData() ?? '') as {documents: unknown[]}).documents.length;
      }
    });
    return counts;
  }

  it('costs at most 9 writes and 2 reads for seven steps, each saved before the next', async () => {
    const context = await lab.browser.newContext();
    const page = await context.newPage();
    const counts = counted(page);
    await page.goto(await lab.publish());
    const untilSaved = () =>
      page.waitForFunction(() => {
        const {saved} = document.querySelector('experience-session')!;
        return saved?.server === 'saved' && saved.pending === 0;
      });
    const next = async (name = 'Next') => {
      await page.getByRole('button', {name, exact: true}).click();
      await untilSaved();
    };
    await page.getByRole('button', {name: 'Next'}).waitFor();
    await untilSaved();
    await next();
    await page.getByRole('radio', {name: '8'}).check();
    await next();
    await page.getByRole('radio', {name: 'Yes'}).check();
    await next();
    await page.getByRole('checkbox', {name: 'Food'}).check();
    await page.getByRole('checkbox', {name: 'Music'}).check();
    await next();
    await page.getByRole('textbox').fill('Ada');
    await next();
    await page.getByRole('textbox').fill('Nothing');
    await next();
    await next('Finish');
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    assert.ok(counts.writes <= 9, `${counts.writes} writes`);
    assert.ok(counts.documents <= 2, `${counts.documents} documents`);
    await context.close();
  });

  it('costs at most 2 writes for 200 keystrokes', async () => {
    const context = await lab.browser.newContext();
    const page = await context.newPage();
    const counts = counted(page);
    await page.goto(await lab.publish({}, {experience: ONE_TEXT}));
    await page.getByRole('textbox').waitFor();
    const flush = () => page.evaluate(() => document.querySelector('experience-session')!.flush());
    await flush();
    counts.writes = 0;
    await page.getByRole('textbox').pressSequentially('Ten keys, '.repeat(20));
    await flush();
    assert.ok(counts.writes >= 1 && counts.writes <= 2, `${counts.writes} writes`);
    await context.close();
  });
});
