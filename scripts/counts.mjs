/**
 * Counting tests over several runs. Each test runner adds a line of JSON to the file that the variable COUNTS_FILE
 * names; scripts/test.mjs sums them up, and says once more at the end which tests failed. Here are a reporter for Node's
 * runner (the default export, as its `--test-reporter` wants it) and one for Web Test Runner. Without the variable they
 * do nothing.
 */
import {appendFileSync, readFileSync} from 'node:fs';
import {relative} from 'node:path';

/** @typedef {{passed: number, failures: string[], skipped: number}} Counts a failure: file, test and message, a line */

/** @returns {Counts} */
export const zero = () => ({passed: 0, failures: [], skipped: 0});

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failures: [...a.failures, ...b.failures],
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
    else
      counts.failures.push(failure(data.file, [data.name], data.details.error.cause ?? data.details.error));
  }
  write(counts);
  yield '';
}

/** A session is one file in one browser; one that fails without a failed test did not load, or its browser crashed. */
export const wtrReporter = () => ({
  /** @param {{sessions: any[]}} run */
  onTestRunFinished({sessions}) {
    const counts = zero();
    for (const {testFile, browser, passed, testResults, errors} of sessions) {
      const tests = testsIn(testResults);
      const failed = tests.filter((test) => !test.skipped && !test.passed);
      const told = failed.map(({path, error}) => failure(testFile, [browser.name, ...path], error));
      const untold = passed || failed.length > 0 ? [] : [failure(testFile, [browser.name], errors[0])];
      counts.failures.push(...told, ...untold);
      counts.passed += tests.filter((test) => !test.skipped && test.passed).length;
      counts.skipped += tests.filter((test) => test.skipped).length;
    }
    write(counts);
  },
});

/**
 * @param {any} suite
 * @param {string[]} path the names of the suites around it
 * @returns {{passed: boolean, skipped: boolean, path: string[], error?: {message: string}}[]}
 */
const testsIn = (suite, path = []) =>
  suite
    ? [
        ...suite.tests.map((/** @type {any} */ test) => ({...test, path: [...path, test.name]})),
        ...suite.suites.flatMap((/** @type {any} */ inner) => testsIn(inner, [...path, inner.name])),
      ]
    : [];

/**
 * @param {string} file
 * @param {string[]} names
 * @param {{message?: string} | undefined} error
 */
const failure = (file, names, error) =>
  [relative('.', file), ...names].join(' › ') + `: ${error?.message?.split('\n')[0] ?? 'it did not end'}`;
