/**
 * `npm run size`: what a guest's browser downloads, in bytes after minifying and Brotli (1 KB = 1,000 bytes): until the first
 * step can be used, in a whole session with sign-in and Firestore, and for each part that only some experiences load; then
 * what each kilobyte is. Fails above a budget. Budgets go down.
 */
import {closureOf, readBundle} from './lib/bundle.mjs';

const ENTRY = 'experience-session.js';
/** What every session loads behind the first step. */
const BEHIND = ['src/firebase/index.ts', 'src/element/screens.ts'];
const BUDGETS = {'first step': 24_000, 'whole session': 50_700};

const bundle = readBundle('dist');
const first = closureOf(bundle, ENTRY);
const lazy = [...new Set([...bundle.values()].flatMap((chunk) => chunk.lazy))];
const behind = BEHIND.map((module) => {
  const chunk = lazy.find((file) => bundle.get(file)?.parts.some(({name}) => name === module));
  if (!chunk) throw new Error(`No chunk that is loaded when wanted holds ${module}`);
  return chunk;
});
const session = closureOf(bundle, ENTRY, ...behind);

const measured = {'first step': brotliOf(first), 'whole session': brotliOf(session)};
for (const [name, budget] of Object.entries(BUDGETS)) {
  const size = measured[/** @type {keyof typeof measured} */ (name)];
  const isOver = size > budget;
  console.log(`${isOver ? '✗' : '✓'} ${name.padEnd(14)} ${kb(size)}  of ${kb(budget)}`);
  if (isOver) process.exitCode = 1;
}
for (const file of lazy.filter((name) => !behind.includes(name))) {
  const more = closureOf(bundle, file).filter((chunk) => !session.includes(chunk));
  console.log(`  ${'when wanted'.padEnd(14)} ${kb(brotliOf(more))}  ${file}`);
}
for (const chunk of bundle.values()) {
  console.log(`\n${chunk.file}: ${kb(chunk.brotli)}, minified ${kb(chunk.minified)}`);
  for (const {name, minified, brotli} of grouped(chunk.parts))
    console.log(`  ${kb(brotli)} ${kb(minified)}  ${name}`);
}

/** @param {readonly import('./lib/bundle.mjs').Chunk[]} chunks */
function brotliOf(chunks) {
  return chunks.reduce((total, {brotli}) => total + brotli, 0);
}

/** Modules below 0.1 KB in one line. @param {readonly import('./lib/bundle.mjs').Part[]} parts */
function grouped(parts) {
  const [large, small] = [
    parts.filter(({brotli}) => brotli >= 100),
    parts.filter(({brotli}) => brotli < 100),
  ];
  const sum = (/** @type {'minified' | 'brotli'} */ key) =>
    small.reduce((total, part) => total + part[key], 0);
  return [...large, {name: `${small.length} more modules`, minified: sum('minified'), brotli: sum('brotli')}];
}

/** @param {number} bytes */
function kb(bytes) {
  return `${(bytes / 1000).toFixed(2).padStart(6)} KB`;
}
