/** 20,000 seeds of the simulation. It prints what was injected and survived; a seed that fails, its trace and its command. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {describeFailure, describeTally, runSeeds} from './run.js';
import {RULES, TEXTS} from './server.js';
import {loadSource} from './source.js';

const SEEDS = 20_000;

it('models conditions that the rules have', () => {
  for (const text of TEXTS) assert.ok(RULES.includes(text), text);
});

it(`keeps every promise in ${SEEDS} worlds that fail at random`, async () => {
  const source = await loadSource();
  const {tally, failures} = await runSeeds(source, 1, SEEDS);
  for (const failure of failures) console.log(await describeFailure(source, failure));
  console.log(describeTally(tally));
  assert.deepEqual(failures, []);
  assert.equal(tally.seeds, SEEDS);
});
