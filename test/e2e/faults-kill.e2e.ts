/**
 * The whole browser killed right after it has said that something is on the device, and started again: what was
 * acknowledged is there, in the same session, and one document comes of one start. Both browsers are killed after each act
 * of the guest's.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import type {Session} from '../../src/session/schema.js';
import {ACTS, type Act} from './faults-acts.js';
import {ENGINES, type Engine} from './engines.js';
import {createDevice, missingDevice, type Device} from './faults-device.js';
import {assertHas, openPlace} from './faults-place.js';
import {heardBy, missing, startLab, untilHeard, type Lab} from './lab.js';

describe('a browser killed after an acknowledgement', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  /** Resolves with the session that was acknowledged last. */
  async function walkKilled(
    device: Device,
    url: string,
    onSurvived: (shows: string) => void,
  ): Promise<Session> {
    let context = await device.start();
    let page: Page = context.pages()[0]!;
    const start: Act = {
      shows: 'starts',
      run: async () => {
        page = await lab.visit(url, context);
      },
      isIn: () => true,
    };
    let last: Session | undefined;
    for (const act of [start, ...ACTS]) {
      assert.ok(!last || !act.isIn(last), `${act.shows}: not done before`);
      const acknowledged = device.killedWhen(act.isIn);
      // The kill comes in the middle of it.
      const acting = act.run(page).catch(() => undefined);
      const session = await acknowledged;
      await acting;
      if (last) assert.equal(session.id, last.id, act.shows);
      last = session;
      context = await device.start();
      page = await lab.visit(url, context);
      await assertThere(page, session, act.shows);
      onSurvived(act.shows);
    }
    return last!;
  }

  async function goThrough(engine: Engine): Promise<void> {
    const place = await openPlace(lab, `kill-${engine}`);
    const url = await lab.publish(place.attributes);
    const device = createDevice(engine);
    const points: string[] = [];
    try {
      const guest = await walkKilled(device, url, (shows) => points.push(shows));
      const found = await place.sessionsOnce(({status}) => status === 'completed');
      assert.equal(found.length, 1, 'one document for one start');
      const {id, inputs, currentStepIndex, completedAt} = guest;
      const stored = found[0]!;
      assert.match(String(stored['createdBy']), /^\w{20,}$/);
      assertHas(stored, {id, inputs, currentStepIndex, completedAt, status: 'completed'});
      console.log(`kills survived in ${engine}: ${points.length} (${points.join(' · ')})`);
    } finally {
      await device.discard();
    }
  }

  for (const engine of ENGINES) {
    it(`${ACTS.length + 1} times in ${engine}`, {skip: missingDevice(engine)}, () => goThrough(engine));
  }
});

/** What was acknowledged is there; a key that was pressed after it may be there too. */
async function assertThere(page: Page, acknowledged: Session, shows: string): Promise<void> {
  await untilHeard(page, 1);
  const {id, status, currentStepIndex, inputs} = acknowledged;
  const found = (await page.evaluate(() => document.querySelector('experience-session')!.session))!;
  assertHas(found, {id, status, currentStepIndex}, shows);
  const heard = await heardBy(page);
  const [type, ready] = heard[0]!;
  assert.deepEqual([type, ready['sessionId'], ready['resumed']], ['experience-ready', id, true], shows);
  assert.ok(!heard.some(([name]) => name === 'experience-complete'), 'not told again');
  if (status !== 'active') return; // once it is sent, the answers of a finished session leave the device
  for (const [stepId, value] of Object.entries(inputs)) {
    if (typeof value === 'string') assert.ok(String(found.inputs[stepId]).startsWith(value), shows);
    else assert.deepEqual(found.inputs[stepId], value, shows);
  }
}
