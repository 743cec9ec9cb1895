/**
 * `npm run bench`: the same seven questions in this element, in SurveyJS, Form.io and form-js, and in the barest page that Lit
 * allows, in one run, in turns. Prints a table of medians with the lowest and the highest; `-- --runs 9` for more, `-- --only ours`
 * for some, `-- growth` for what grows (growth.mjs). Nothing else should run on the machine; the ratios hold better than the figures.
 */
import {cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {installIfStale} from '../scripts/ensure-install.mjs';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {runs: {type: 'string', default: '5'}, only: {type: 'string', default: ''}},
});
await installIfStale(fileURLToPath(new URL('.', import.meta.url)), ['--ignore-scripts']);
if (positionals[0] === 'growth') await import('./growth.mjs'); // ends with the program
const {startChromium} = await import('./lib/chromium.mjs');
const {startEmulators} = await import('./lib/emulators.mjs');
const {measure, median} = await import('./lib/measure.mjs');
const {makePages} = await import('./lib/pages.mjs');
const {serve} = await import('./lib/serve.mjs');

const ROWS = [
  ['first step can be used, ms', 'usable', 0],
  ['KB that had arrived by then', 'bytesBefore', 1, 1000],
  ['KB in all', 'bytes', 1, 1000],
  ['requests in all', 'requests', 0],
  ['tasks over 50 ms', 'longTasks', 0],
  ['the longest task, ms', 'longest', 0],
  ['main thread busy, ms', 'mainThread', 0],
  ['from a tap to the next step’s frame, ms', 'tap', 1],
  ['layout shift', 'shift', 3],
  ['memory at the end, MB', 'memory', 1, 1e6],
  ['writes of a session', 'writes', 0],
  ['documents read', 'reads', 0],
  ['KB sent to Firestore', 'sent', 1, 1000],
  ['until the server has the last answer, ms', 'saved', 0],
];

const emulators = await startEmulators();
const pages = (await makePages(emulators)).filter(({name}) => name.includes(values.only));
const site = await serve(pages[0].files);
const chromium = await startChromium();
const results = new Map(pages.map(({name}) => [name, []]));
try {
  for (let run = 0; run < Number(values.runs); run++) {
    for (const page of pages) {
      results.get(page.name).push(await measure(chromium, `${site.origin}/${page.path}`, page));
      process.stderr.write('.');
    }
  }
} finally {
  await chromium.close();
  site.close();
  await emulators.stop();
}

console.log(
  `\n${values.runs} runs, ${chromium.version}, ${cpus()[0].model} × ${cpus().length}, CPU 4× slower, 1.6 Mbit/s, 150 ms\n`,
);
console.log(`| median (lowest–highest) | ${pages.map(({name}) => name).join(' | ')} |`);
console.log(`| --- |${' ---: |'.repeat(pages.length)}`);
for (const [title, key, digits, unit = 1] of ROWS) {
  const cells = pages.map(({name}) =>
    cell(
      results.get(name).map((one) => one[key]),
      digits,
      unit,
    ),
  );
  console.log(`| ${title} | ${cells.join(' | ')} |`);
}
const usable = (name) => median(results.get(name).map((one) => one.usable));
const own = 'ours, Firestore';
if (results.has(own)) {
  const ratios = pages.map(({name}) => `${(usable(name) / usable(own)).toFixed(2)}×`);
  console.log(`| first step, as many times ours | ${ratios.join(' | ')} |`);
}
process.exit();

function cell(list, digits, unit) {
  const known = list.filter((value) => value !== null).map((value) => value / unit);
  if (known.length === 0) return '–';
  const [low, high] = [Math.min(...known).toFixed(digits), Math.max(...known).toFixed(digits)];
  return low === high ? low : `${median(known).toFixed(digits)} (${low}–${high})`;
}
