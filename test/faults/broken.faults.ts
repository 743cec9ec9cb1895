/** The simulation can fail: with the source broken on purpose it does, within 2,000 seeds for each way. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BROKEN} from './broken.js';
import {runSeeds} from './run.js';
import {loadSource} from './source.js';

const WITHIN = 2_000;

describe('the simulation notices when somebody were to', () => {
  for (const [way, replacement] of Object.entries(BROKEN)) {
    it(way, async (test) => {
      const {failures} = await runSeeds(await loadSource([replacement]), 1, WITHIN, 1);
      assert.equal(failures.length, 1, `nothing noticed in ${WITHIN} seeds`);
      test.diagnostic(`seed ${failures[0]!.seed}: ${failures[0]!.why}`);
      console.log(`${way}: noticed by seed ${failures[0]!.seed}: ${failures[0]!.why}`);
    });
  }
});
