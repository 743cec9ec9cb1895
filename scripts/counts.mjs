/**
 * Counting tests over several runs. Each test runner adds a line of JSON to the file that the variable COUNTS_FILE
 * names; scripts/test.mjs sums them up. Here are a reporter for Node's runner (the default export, as its
 * `--test-reporter` wants it) and one for Web Test Runner. Without the variable they do nothing.
 */
import {appendFileSync, readFileSync} from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** @returns {Counts} */
export const zero = () => ({passed: 0, failed: 0, skipped: 0});

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** What the runs have written so far. @param {string} file @returns {Counts} */
export function readCounts(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => /** @type {Counts} */ (JSON.parse(line))).reduce(add, zero());
}

/** @param {Counts} counts */
function write(counts) {
  const file = process.env.COUNTS_FILE;
  if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`);
}

/**
 * A suite is not a test, and fails only because a test in it did. A file that does not load is a failed test. What the
 * tests print (what they found and measured) is shown, which Node's own dots swallow.
 *
 * @param {AsyncIterable<{type: string, data: any}>} events
 * @returns {AsyncGenerator<string>}
 */
export default async function* nodeReporter(events) {
  const counts = zero();
  for await (const {type, data} of events) {
    if (type === 'test:stdout') yield data.message;
    if (!['test:pass', 'test:fail'].includes(type) || data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:pass') counts.passed++;
    else counts.failed++;
  }
  write(counts);
  yield '';
}

/** A session is one file in one browser; one that fails without a failed test did not load, or its browser crashed. */
export const wtrReporter = () => ({
  /** @param {{sessions: any[]}} run */
  onTestRunFinished({sessions}) {
    const counts = zero();
    for (const session of sessions) {
      const tests = testsIn(session.testResults);
      const failed = tests.filter((test) => !test.skipped && !test.passed).length;
      counts.failed += failed > 0 || session.passed ? failed : 1;
      counts.passed += tests.filter((test) => !test.skipped && test.passed).length;
      counts.skipped += tests.filter((test) => test.skipped).length;
    }
    write(counts);
  },
});

/** @param {any} suite @returns {{passed: boolean, skipped: boolean}[]} */
const testsIn = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : []);
