/** A sign-in that is busy when the guest comes back, with a token that is over: they are who they were, and lose nothing. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {press} from './faults-acts.js';
import {assertHas, openPlace} from './faults-place.js';
import {heardBy, missing, startLab, untilHeard, type Lab} from './lab.js';

const HOURS_MS = 7_200_000;

describe('a sign-in that is busy after a reload', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  it('keeps nobody from going on, and what they do is sent as theirs once it is back', async () => {
    const place = await openPlace(lab, 'busy');
    const context = await lab.browser.newContext();
    const page = await lab.visit(await lab.publish(place.attributes), context);
    await press(page, 'Next');
    await page.waitForFunction(() => document.querySelector('experience-session')!.saved?.server === 'saved');
    const [before] = await place.sessions();

    let refused = 0;
    const SIGN_IN = /accounts:|\/v1\/token/;
    await context.route(SIGN_IN, async (route) => {
      refused += 1;
      await route.fulfill({status: 503, json: {error: {code: 503, message: 'UNAVAILABLE'}}});
    });
    await context.addInitScript((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, HOURS_MS);
    await page.reload();
    await page.getByRole('radio', {name: '8'}).check();
    await press(page, 'Next');
    await page.getByRole('heading', {name: 'Will you come again?'}).waitFor();
    await untilHeard(page, 1);
    assertHas((await heardBy(page))[0]![1], {resumed: true, sessionId: before!['id']});
    await page.waitForFunction(() => document.querySelector('experience-session')!.saved?.device === 'saved');
    assert.ok(refused > 0, 'it was asked for a token');
    assert.deepEqual(await place.sessions(), [before], 'nothing has reached the server');

    await context.unrouteAll();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const [sent, ...others] = await place.sessions();
    assert.deepEqual(others, []);
    assertHas(sent!, {id: before!['id'], createdBy: before!['createdBy'], inputs: {rating: 8}});
    await context.close();
  });
});
