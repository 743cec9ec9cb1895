/** Two real tabs of one browser on the same session, which is what Web Locks and the journal's epochs are for. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {press} from './faults-acts.js';
import {assertHas, openPlace} from './faults-place.js';
import {heardBy, missing, startLab, type Lab} from './lab.js';

describe('two tabs on one session', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  it('the later takes over, the earlier says so, writes nothing, and takes it back', async () => {
    const place = await openPlace(lab, 'tabs');
    const url = await lab.publish(place.attributes);
    const context = await lab.browser.newContext();
    const writers: string[] = [];
    const earlier = await lab.visit(url, context);
    watchWrites(earlier, 'earlier', writers);
    await press(earlier, 'Next');
    await earlier.getByRole('radio', {name: '8'}).check();

    const later = await lab.visit(url, context);
    watchWrites(later, 'later', writers);
    await later.getByRole('heading', {name: 'How was it?'}).waitFor();
    await earlier.getByRole('heading', {name: 'Open in another tab'}).waitFor();
    assert.equal(
      await later.getByRole('radio', {name: '8'}).isChecked(),
      true,
      'with the answer, not yet sent',
    );
    assert.equal(await earlier.locator('[part="elsewhere"]').count(), 1);
    assert.deepEqual(await errorsOf(earlier), ['session/taken-over']);
    const id = await idOn(later);

    writers.length = 0;
    const outcome = await earlier.evaluate(() => {
      const {ok} = document.querySelector('experience-session')!.setInput('rating', 1);
      window.dispatchEvent(new Event('online'));
      window.dispatchEvent(new Event('pagehide'));
      window.dispatchEvent(new Event('pageshow')); // the page stays
      return ok;
    });
    assert.equal(outcome, false);
    await press(later, 'Next');
    await later.getByRole('radio', {name: 'Yes'}).check();
    await press(later, 'Next');
    await flush(later);
    assert.ok(writers.length > 0 && writers.every((tab) => tab === 'later'), writers.join());
    assertHas((await place.sessions())[0]!, {inputs: {rating: 8, again: true}, currentStepIndex: 3});

    await earlier.bringToFront();
    await press(earlier, 'Continue here');
    await earlier.getByRole('heading', {name: 'What did you like?'}).waitFor();
    await later.getByRole('heading', {name: 'Open in another tab'}).waitFor();
    assert.equal(await idOn(earlier), id);
    await earlier.getByRole('checkbox', {name: 'Food'}).check();
    await earlier.getByRole('checkbox', {name: 'Music'}).check();
    await press(earlier, 'Next');
    await flush(earlier);

    const sessions = await place.sessions();
    assert.equal(sessions.length, 1);
    const inputs = {rating: 8, again: true, liked: ['Food', 'Music']};
    assertHas(sessions[0]!, {id, inputs, currentStepIndex: 4, status: 'active'});
    assert.deepEqual(await errorsOf(later), ['session/taken-over']);
    await context.close();
  });

  it('without Web Locks the earlier notices at its next write, which the device refuses', async () => {
    const place = await openPlace(lab, 'tabs-unlocked');
    const url = await lab.publish(place.attributes);
    const context = await lab.browser.newContext();
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'locks', {value: undefined}),
    );
    const earlier = await lab.visit(url, context);
    await press(earlier, 'Next');
    await earlier.getByRole('radio', {name: '8'}).check();
    await flush(earlier);
    const later = await lab.visit(url, context);
    await later.getByRole('heading', {name: 'How was it?'}).waitFor();
    assert.deepEqual(await errorsOf(earlier), [], 'nobody has told it');

    await earlier.bringToFront();
    // Not `check`: it would look whether the button, which is gone by then, is checked.
    await earlier.getByRole('radio', {name: '2'}).click();
    await earlier.getByRole('heading', {name: 'Open in another tab'}).waitFor();
    assert.deepEqual(await errorsOf(earlier), ['session/taken-over']);
    await later.bringToFront();
    await press(later, 'Next');
    await flush(later);
    const sessions = await place.sessions();
    assert.equal(sessions.length, 1);
    assertHas(sessions[0]!, {inputs: {rating: 8}, currentStepIndex: 2});
    await context.close();
  });
});

function watchWrites(page: Page, tab: string, writers: string[]): void {
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('documents:commit')) writers.push(tab);
  });
}

const idOn = (page: Page) => page.evaluate(() => document.querySelector('experience-session')!.session!.id);

const flush = (page: Page) => page.evaluate(() => document.querySelector('experience-session')!.flush());

const errorsOf = async (page: Page) =>
  (await heardBy(page)).flatMap(([type, {code}]) => (type === 'experience-error' ? [code] : []));
