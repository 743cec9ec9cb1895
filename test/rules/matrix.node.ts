/** The security rules, row by row: `rows*.ts` say who tries what, this file asks the emulator. */
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {assertFails, assertSucceeds} from '@firebase/rules-unit-testing';
import {NO_EMULATOR, openRules, type OpenRules} from './emulator.js';
import {GROUPS} from './rows.js';

const RULES = readFileSync('firestore.rules', 'utf8');

describe('the security rules', {skip: NO_EMULATOR}, () => {
  let rules: OpenRules;
  before(async () => {
    rules = await openRules('demo-rules-matrix', RULES);
  });
  after(() => rules.close());

  for (const [group, rows] of Object.entries(GROUPS)) {
    describe(group, {concurrency: 8}, () => {
      for (const row of rows) {
        it(`${row.title} ${row.allowed ? '✓' : '✗'}`, async () => {
          await (row.allowed ? assertSucceeds : assertFails)(rules.attempt(row));
        });
      }
    });
  }
});
