/**
 * A preview on real parts: who may have one, what it shows of a draft that is not right yet, and that nothing makes it count
 * as a guest: not the page, not the device, not somebody who sends its requests again by hand.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page, Request} from 'playwright-core';
import {text, withField, withWrite} from '../rules/attacks.js';
import {send, type WireBody, type WireRequest} from '../rules/wire.js';
import {customToken, SEVEN_STEPS} from './fixtures.js';
import {heardBy, missing, startLab, untilHeard, type Lab} from './lab.js';

const authToken = customToken('previewer', {previewProjectId: 'p1'});

describe('a preview', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  const sessionOf = async (page: Page) => {
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const id = await page.evaluate(() => document.querySelector('experience-session')!.session!.id);
    const path = `projects/p1/sessions/${id}`;
    return {path, read: async () => (await lab.owner.read(path))!};
  };
  const asPreview = {mode: 'preview', configSource: 'draft'};
  const asGuest = {mode: 'guest', configSource: 'published'};
  const pick = ({mode, configSource}: Record<string, unknown>) => ({mode, configSource});

  it('is not made a guest’s by its own requests, changed and sent again', async (t) => {
    const page = await lab.visit('about:blank');
    const caught: WireRequest[] = [];
    page.on('request', (request) => {
      if (request.url().includes('documents:commit')) caught.push(toWire(request));
    });
    await page.goto(await lab.publish({mode: 'preview'}, {authToken}));
    await page.getByText('Preview', {exact: true}).waitFor();
    const {path, read} = await sessionOf(page);
    await page.getByRole('button', {name: 'Next'}).click();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const before = await read();
    assert.deepEqual(pick(before), asPreview);
    const [start, step] = [caught[0]!, caught.at(-1)!];

    const elsewhere = `${path}-again`;
    const anew = withField(withPath(start, path, elsewhere), 'id', text(elsewhere.split('/').at(-1)!));
    const guestly = (request: WireRequest) => withField(request, 'mode', text('guest'));
    const published = (request: WireRequest) => withField(request, 'configSource', text('published'));
    const attacks: [shows: string, request: WireRequest][] = [
      ['a guest now', guestly(step)],
      ['published now', published(step)],
      ['both now', published(guestly(step))],
      ['the same start as a guest', published(guestly(start))],
      ['a guest’s start on the draft', guestly(anew)],
      ['a preview’s start on what is published', published(anew)],
      ['a start by nobody', {...anew, authorization: null}],
    ];
    for (const [shows, request] of attacks) {
      await t.test(shows, async () => {
        const {status, text: answer} = await send(request);
        assert.equal(status, 403, answer);
        assert.deepEqual(await read(), before);
        assert.equal(await lab.owner.read(elsewhere), undefined);
      });
    }
    const {status, text: answer} = await send(anew);
    assert.equal(status, 200, `the same start with nothing changed is let through: ${answer}`);
  });

  it('is one session, and a page that changes its mode starts another', async () => {
    const page = await lab.visit(await lab.publish({mode: 'preview'}, {authToken}));
    await untilHeard(page, 1);
    const preview = await sessionOf(page);
    await page.evaluate(() => {
      const element = document.querySelector('experience-session')!;
      element.mode = 'guest';
      element.authToken = null;
    });
    await page.waitForFunction((path) => {
      const {session} = document.querySelector('experience-session')!;
      return session && !path.endsWith(session.id);
    }, preview.path);
    const guest = await sessionOf(page);
    assert.deepEqual(pick(await preview.read()), asPreview);
    assert.deepEqual(pick(await guest.read()), asGuest);
    assert.equal(await page.getByText('Preview', {exact: true}).count(), 0);
  });

  it('is nothing that a guest in the same browser goes on with', async () => {
    const context = await lab.browser.newContext();
    const site = await lab.publishSite({
      '/preview': {attributes: {mode: 'preview'}, properties: {authToken}},
      '/guest': {},
    });
    const first = await lab.visit(`${site}/preview`, context);
    await untilHeard(first, 1);
    const preview = await sessionOf(first);
    await first.close();
    const second = await lab.visit(`${site}/guest`, context);
    await untilHeard(second, 1);
    assert.equal((await heardBy(second))[0]![1]['resumed'], false);
    const guest = await sessionOf(second);
    assert.notEqual(guest.path, preview.path);
    assert.deepEqual(pick(await guest.read()), asGuest);
  });

  it('shows where a draft is wrong; guests see nothing of it', async () => {
    const draft = 'projects/p1/experiences/x1/configs/draft';
    const right = (await lab.owner.read(draft))!;
    const [welcome, rating, ...rest] = SEVEN_STEPS.steps;
    const wrong = {...rating!, config: {title: 'How was it?', min: 5, max: 1}};
    await lab.owner.write(draft, {version: 5, steps: [welcome, wrong, ...rest]});
    const page = await lab.visit(await lab.publish({mode: 'preview'}, {authToken}));
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByText('steps.1.config.max').waitFor();
    await lab.owner.write(draft, right);
    const guest = await lab.visit(await lab.publish());
    await guest.getByRole('button', {name: 'Next'}).click();
    await guest.getByRole('radio', {name: '8'}).waitFor();
  });

  it('takes a draft over while it runs: the place and the answers stay as far as they fit', async () => {
    const page = await lab.visit(await lab.publish({mode: 'preview'}, {authToken}));
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('radio', {name: '8'}).check();
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('radio', {name: 'Yes'}).check();
    const {path, read} = await sessionOf(page);
    const [welcome, rating, again] = SEVEN_STEPS.steps;
    const smaller = {...rating!, config: {...rating!.config, max: 5}};
    const renamed = {...again!, config: {...again!.config, title: 'Shall we see you again?'}};
    await page.evaluate(
      (steps) => {
        document.querySelector('experience-session')!.experience = {version: 6, steps};
      },
      [welcome, {id: 'new', type: 'info', config: {title: 'New'}}, smaller, renamed],
    );
    await page.getByRole('heading', {name: 'Shall we see you again?'}).waitFor();
    assert.equal(await page.getByRole('radio', {name: 'Yes'}).isChecked(), true);
    const state = await page.evaluate(() => document.querySelector('experience-session')!.state);
    assert.deepEqual(
      state,
      {currentStepIndex: 3, inputs: {again: true}, outputs: {}},
      '8 is no answer up to 5',
    );
    assert.equal((await sessionOf(page)).path, path);
    assert.deepEqual(pick(await read()), asPreview);
  });
});

function toWire(request: Request): WireRequest {
  const {pathname, search} = new URL(request.url());
  return {
    method: request.method(),
    path: pathname + search,
    body: request.postDataJSON() as WireBody,
    authorization: request.headers()['authorization'] ?? null,
  };
}

const withPath = (request: WireRequest, from: string, to: string): WireRequest =>
  withWrite(request, (_, document) => {
    document.name = document.name.replace(from, to);
  });
