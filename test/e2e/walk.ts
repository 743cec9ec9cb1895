/** A guest's whole way through the seven steps, as somebody with a mouse and a keyboard goes it, and what the page must hear. */
import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';
import {SEVEN_STEPS, type Owner} from './fixtures.js';
import {heardBy, untilHeard, type Log} from './lab.js';

export const ANSWERS = {
  rating: 8,
  again: true,
  liked: ['Food', 'People'],
  name: 'Ada',
  note: 'Two lines\nof praise',
};

/** Does everything a guest does in this experience, and returns what the page must have heard. */
export async function walk(page: Page, owner: Owner): Promise<{sessionId: string; log: Log; expected: Log}> {
  const log: Log = [];
  await untilHeard(page, 1);
  const sessionId = String((await heardBy(page))[0]![1]['sessionId']);
  const expect = async (...events: Log) => {
    log.push(...events);
    await untilHeard(page, log.length);
  };
  const {steps} = SEVEN_STEPS;
  const saved = (durability: string, pending: number): Log[number] => [
    'experience-saved',
    {sessionId, durability, pending},
  ];
  const moved = (from: number, to: number): Log => {
    const direction = to > from ? 'forward' : 'back';
    const {id: stepId, type: stepType} = steps[to]!;
    return [
      ['experience-before-step', {from, to, direction}],
      ['experience-progress', {sessionId, stepId, stepType, currentStepIndex: to, totalSteps: 7, direction}],
    ];
  };
  const answered = (index: number, valid = true): Log[number] => {
    const {id: stepId, type: stepType} = steps[index]!;
    return ['experience-input', {stepId, stepType, valid}];
  };
  const press = (name: string) => page.getByRole('button', {name, exact: true}).click();

  await expect(
    ['experience-ready', {sessionId, totalSteps: 7, currentStepIndex: 0, resumed: false}],
    saved('device', 1),
    saved('server', 0),
  );
  await press('Next');
  await expect(...moved(0, 1), saved('device', 1), saved('server', 0));

  await page.getByRole('radio', {name: '8'}).check();
  await expect(answered(1), saved('device', 1));
  await press('Next');
  await expect(...moved(1, 2), saved('device', 2), saved('server', 0));

  await page.getByRole('radio', {name: 'Yes'}).check();
  await expect(answered(2), saved('device', 1));
  await press('Next');
  await expect(...moved(2, 3), saved('device', 2), saved('server', 0));

  await page.getByRole('checkbox', {name: 'People'}).check();
  await expect(answered(3, false), saved('device', 1));
  await page.getByRole('checkbox', {name: 'Food'}).check();
  await expect(answered(3), saved('device', 1));
  await press('Next');
  await expect(...moved(3, 4), saved('device', 2), saved('server', 0));

  // Back to the scale and forward again: the answers are still there.
  for (const [from, to] of [
    [4, 3],
    [3, 2],
    [2, 1],
  ] as const) {
    await press('Back');
    await expect(...moved(from, to), saved('device', 1), saved('server', 0));
  }
  assert.equal(await page.getByRole('radio', {name: '8'}).isChecked(), true);
  for (const [from, to] of [
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const) {
    await press('Next');
    await expect(...moved(from, to), saved('device', 1), saved('server', 0));
  }

  await page.getByRole('textbox', {name: 'Your first name'}).fill(ANSWERS.name);
  await expect(answered(4), saved('device', 1));
  await page.keyboard.press('Enter');
  await expect(...moved(4, 5), saved('device', 2), saved('server', 0));

  await page.getByRole('textbox', {name: 'Anything else?'}).fill(ANSWERS.note);
  await expect(answered(5), saved('device', 1));
  await press('Next');
  await expect(...moved(5, 6), saved('device', 2), saved('server', 0));

  await press('Finish');
  await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
  await untilHeard(page, log.length + 4);
  const session = await owner.read(`projects/p1/sessions/${sessionId}`);
  const durationMs = Number(session!['completedAt']) - Number(session!['createdAt']);
  await expect(
    ['experience-before-step', {from: 6, to: null, direction: 'forward'}],
    ['experience-complete', {sessionId, durationMs, outputs: {}, resultAssetId: null}],
    saved('device', 2),
    saved('server', 0),
  );
  return {sessionId, log: await heardBy(page), expected: log};
}
