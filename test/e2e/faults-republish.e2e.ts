/** The owner publishes another version between two visits: who has begun goes on with theirs, who begins has the new one. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {press} from './faults-acts.js';
import {assertHas, openPlace} from './faults-place.js';
import {SEVEN_STEPS} from './fixtures.js';
import {heardBy, missing, startLab, untilHeard, type Lab} from './lab.js';
import {ANSWERS} from './walk.js';

const [welcome, rating, , liked, name, note, bye] = SEVEN_STEPS.steps;

/** One step is gone, two are new, the others stand in another order and one of them asks for something else. */
const REPUBLISHED = {
  version: SEVEN_STEPS.version + 1,
  steps: [
    {id: 'terms', type: 'info', config: {title: 'Before you begin'}},
    note,
    name,
    {...rating, type: 'input.yesNo', config: {title: 'Was it good?', required: true}},
    liked,
    {id: 'age', type: 'input.scale', config: {title: 'How old are you?', required: true}},
    welcome,
    bye,
  ],
};

describe('an experience that is published again in the middle of a session', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  it('leaves the guest on the version that they started with, to the end', async () => {
    const place = await openPlace(lab, 'republish');
    const url = await lab.publish(place.attributes);
    const context = await lab.browser.newContext();
    const first = await lab.visit(url, context);
    await press(first, 'Next');
    await first.getByRole('radio', {name: '8'}).check();
    await press(first, 'Next');
    await first.getByRole('radio', {name: 'Yes'}).check();
    await first.evaluate(() => document.querySelector('experience-session')!.flush());
    await first.close();

    await place.republish(REPUBLISHED);
    const page = await lab.visit(url, context);
    await untilHeard(page, 1);
    assertHas((await heardBy(page))[0]![1], {totalSteps: 7, currentStepIndex: 2, resumed: true});
    assert.equal(await page.getByRole('radio', {name: 'Yes'}).isChecked(), true);
    await press(page, 'Back');
    await page.getByRole('heading', {name: 'How was it?'}).waitFor();
    assert.equal(await page.getByRole('radio', {name: '8'}).isChecked(), true);
    await press(page, 'Next');
    await press(page, 'Next');
    await page.getByRole('checkbox', {name: 'Food'}).check();
    await page.getByRole('checkbox', {name: 'People'}).check();
    await press(page, 'Next');
    await page.getByRole('textbox', {name: 'Your first name'}).fill(ANSWERS.name);
    await press(page, 'Next');
    await page.getByRole('textbox', {name: 'Anything else?'}).fill(ANSWERS.note);
    await press(page, 'Next');
    await press(page, 'Finish');
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    const sessions = await place.sessionsOnce(({status}) => status === 'completed');
    assert.equal(sessions.length, 1);
    assertHas(sessions[0]!, {inputs: ANSWERS, currentStepIndex: 6, configVersion: 3});

    await press(page, 'Start again');
    await page.getByRole('heading', {name: 'Before you begin'}).waitFor();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const versions = (await place.sessions()).map(({configVersion}) => configVersion);
    assert.deepEqual(versions.sort(), [3, 4], 'who begins has the new one');
    await context.close();
  });
});
