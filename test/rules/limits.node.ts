/**
 * What a request costs. Each document that the rules look up is billed, so a step looks up none. A request may evaluate
 * 1,000 expressions, here and in production: the most that a client sends has to leave a quarter of them over.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {assertFails, assertSucceeds} from '@firebase/rules-unit-testing';
import {addCoverage, lookUpsIn, type Coverage} from './coverage.js';
import {NO_EMULATOR, openRules, type OpenRules} from './emulator.js';
import {aSession, pathOf, start, step, T0, type Row} from './row.js';

const RULES = readFileSync('firestore.rules', 'utf8');
const PREVIEW = {mode: 'preview', configSource: 'draft'};
const updatedAt = T0 + 1;

const get = (title: string, who: Row['who']): Row => {
  const before = aSession();
  return {title, who, before, attempt: {does: 'get', path: pathOf(before)}, allowed: true};
};
const theirs = {does: 'list', path: 'projects/p1/sessions', where: ['createdBy', 'guest']} as const;

const COSTS: readonly (readonly [lookUps: number, row: Row])[] = [
  [0, step('a step', true, {updatedAt, currentStepIndex: 1})],
  [0, step('the end', true, {updatedAt, status: 'completed', completedAt: updatedAt})],
  [0, step('a refused step', false, {updatedAt, createdBy: 'other'})],
  [0, get('a guest gets theirs', 'guest')],
  [0, {title: 'a guest lists theirs', who: 'guest', attempt: theirs, allowed: true}],
  [1, get('an admin gets a session', 'admin')],
  [2, start("a guest's start", true)],
  [0, start('a malformed start', false, {status: 'completed'})],
  [2, start("a preview token's start", true, PREVIEW, 'a preview token')],
  [3, start("an admin's preview", true, PREVIEW, 'admin')],
];

const map = (count: number, value: (at: number) => unknown) =>
  Object.fromEntries(Array.from({length: count}, (_, at) => [`key-${at}`, value(at)]));
const image = (at: number) => ({url: `https://a/${at}.jpg`, type: 'image', width: 1, height: 1});
const fullStart = {...PREVIEW, configVersion: 1, context: map(8, (at) => at), inputs: map(1024, (at) => at)};
const fullStep = Object.fromEntries([0, 1, 2, 3].map((at) => [`outputs/key-${at}`, image(at)]));
const end = {currentStepIndex: 1, 'inputs/a': 1, status: 'completed', completedAt: updatedAt, updatedAt};
const LARGEST: readonly Row[] = [
  start('the largest start', true, fullStart, 'admin'),
  step('the largest step', true, {...fullStep, ...end}),
];

/** 50 comparisons, each 5 expressions with the `&&` before it: a quarter of what is allowed. */
const SPARE = `function spare() { return ${Array(50).fill('1 == 1').join(' && ')}; }`;
const withSpare = (times: number) =>
  RULES.replace('// --- who ---', SPARE)
    .replace('isOffered(request.resource.data, projectId);', (call) =>
      call.replace(';', ' && spare()'.repeat(times) + ';'),
    )
    .replace('areOutputs(before.outputs, after.outputs);', (call) =>
      call.replace(';', ' && spare()'.repeat(times) + ';'),
    );

describe('what a request costs', {skip: NO_EMULATOR}, () => {
  let rules: OpenRules;
  before(async () => {
    rules = await openRules('demo-rules-limits', RULES);
  });
  after(() => rules.close());

  for (const [lookUps, row] of COSTS) {
    it(`${row.title}: ${lookUps} look-ups`, async () => {
      await rules.load(RULES);
      await (row.allowed ? assertSucceeds : assertFails)(rules.attempt(row));
      const coverage: Coverage = new Map();
      await addCoverage(coverage, rules.projectId);
      assert.equal(lookUpsIn(RULES, coverage), lookUps);
    });
  }

  for (const row of LARGEST) {
    it(`${row.title} leaves a quarter of the expressions`, async () => {
      await rules.load(withSpare(1));
      await assertSucceeds(rules.attempt(row));
    });
    it(`${row.title} with a whole request's expressions more is refused`, async () => {
      await rules.load(withSpare(4));
      await assertFails(rules.attempt(row));
    });
  }
});
