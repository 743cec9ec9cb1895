/** The security rules, row by row: `rows*.ts` say who tries what, this file asks the emulator and prints the coverage. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {assertFails, assertSucceeds} from '@firebase/rules-unit-testing';
import {addCoverage, coveredLines, type Coverage} from './coverage.js';
import {NO_EMULATOR, openRules, type OpenRules} from './emulator.js';
import {GROUPS, ROWS} from './rows.js';

const RULES = readFileSync('firestore.rules', 'utf8');

describe('the security rules', {skip: NO_EMULATOR}, () => {
  let rules: OpenRules;
  const coverage: Coverage = new Map();

  before(async () => {
    rules = await openRules('demo-rules-matrix', RULES);
  });
  after(() => rules.close());

  for (const [group, rows] of Object.entries(GROUPS)) {
    describe(group, {concurrency: 8}, () => {
      before(() => rules.load(RULES));
      after(() => addCoverage(coverage, rules.projectId));

      for (const row of rows) {
        it(`${row.title} ${row.allowed ? '✓' : '✗'}`, async () => {
          await (row.allowed ? assertSucceeds : assertFails)(rules.attempt(row));
        });
      }
    });
  }

  it('have no row twice', () => {
    const titles = ROWS.map(({title}) => title);
    assert.deepEqual(
      titles.filter((title, at) => titles.indexOf(title) !== at),
      [],
    );
  });

  it('are covered, line by line', () => {
    const lines = coveredLines(RULES, coverage);
    for (const {line, text, looks} of lines) {
      console.log(`${String(looks ?? 'constant').padStart(8)}  ${String(line).padStart(3)}  ${text}`);
    }
    const expressions = [...coverage.values()];
    const seen = expressions.filter(({looks}) => looks > 0).length;
    console.log(
      `${ROWS.length} rows; ${lines.length} lines, ${seen} / ${expressions.length} expressions covered`,
    );

    const isSeen = ({looks, text}: (typeof lines)[number]) =>
      looks === null ? text.endsWith('if true;') : looks > 0;
    assert.deepEqual(
      lines.filter((line) => !isSeen(line)),
      [],
    );
    assert.ok(expressions.length > 0 && seen === expressions.length);
  });
});
