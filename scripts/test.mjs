/**
 * `npm test`: every check, one stage after the other, whatever fails on the way; the last lines say which tests failed
 * and sum up.
 * `npm test -- unit` runs one stage and hands the rest of the line to its tool, so
 * `npm test -- unit --browser chromium --files test/steps/x.test.ts` or `npm test -- node test/rules/x.node.ts`.
 * A stage that fails without a failed test of its own counts as one: with `0 failed`, all is well.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {add, readCounts, zero} from './counts.mjs';
import {ensureInstall} from './ensure-install.mjs';
import {endWithParent} from './lib/end-with-parent.mjs';
import {STAGES} from './stages.mjs';

const ROOT = join(import.meta.dirname, '..');

endWithParent(() => process.exit(1));
process.chdir(ROOT);
await ensureInstall();

const [wanted, ...args] = process.argv.slice(2);
const stages = STAGES.filter(({name}) => wanted === undefined || name === wanted);
if (stages.length === 0) {
  console.error(`No stage ${wanted}; there are: ${STAGES.map(({name}) => name).join(', ')}.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'test-counts-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

/** @type {string[]} */
const summary = [];
let total = zero();
for (const {name, run} of stages) {
  console.log(`\n───── ${name} ─────`);
  const started = performance.now();
  const counts = await countsOf(name, run);
  total = add(total, counts);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = counts.failures.length > 0 ? '✗' : '✓';
  const line =
    `${mark} ${name.padEnd(8)} ${seconds.padStart(6)} s  ${counts.passed > 0 ? spell(counts) : ''}`.trimEnd();
  console.log(line);
  summary.push(line);
}

if (stages.length > 1) console.log(`\n${summary.join('\n')}`);
if (total.failures.length > 0) console.log(`\n${total.failures.map((line) => `✗ ${line}`).join('\n')}`);
console.log(`\n${spell(total)}`);
process.exit(total.failures.length > 0 ? 1 : 0); // what still runs, the emulators, ends with us

/** @param {import('./counts.mjs').Counts} counts */
function spell({passed, failures, skipped}) {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {string} name @param {import('./stages.mjs').Stage['run']} run */
async function countsOf(name, run) {
  const file = join(folder, name);
  writeFileSync(file, '');
  const good = await run(args, {COUNTS_FILE: file}).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  const counts = readCounts(file);
  return good || counts.failures.length > 0 ? counts : {...counts, failures: [`the stage ${name}`]};
}
