/**
 * What the bundle in dist/ is made of, read from what was built: which file imports which, statically or when wanted, how
 * many bytes each is (minified, and as Brotli makes it at its best), and which module each byte came from.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {SourceMap} from 'node:module';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {importsIn, parse} from './typescript-source.mjs';

/**
 * @typedef {{name: string, minified: number, brotli: number}} Part one module's share; `brotli` is an estimate
 * @typedef {object} Chunk
 * @property {string} file
 * @property {number} minified
 * @property {number} brotli
 * @property {readonly string[]} imports the files that must be there before it runs
 * @property {readonly string[]} lazy the files that it loads when it wants them
 * @property {readonly Part[]} parts the largest first
 */

/** @param {string} folder @returns {Map<string, Chunk>} the bundle's files by name */
export function readBundle(folder) {
  const files = readdirSync(folder).filter((name) => /^experience-session\..*js$/.test(name));
  return new Map(files.map((file) => [file, readChunk(folder, file)]));
}

/** All files that have to be there for these to run, themselves among them. @param {Map<string, Chunk>} bundle @param {...string} roots */
export function closureOf(bundle, ...roots) {
  const files = new Set(roots);
  // A set's iteration also comes to what is added on the way.
  for (const file of files) for (const next of bundle.get(file)?.imports ?? []) files.add(next);
  return [...files].map((file) => {
    const chunk = bundle.get(file);
    if (!chunk) throw new Error(`${file} is imported and not there`);
    return chunk;
  });
}

/** @param {string} folder @param {string} file @returns {Chunk} */
function readChunk(folder, file) {
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = importsIn(parse(file, text)).map(({specifier, dynamic}) => ({
    file: specifier.replace(/^\.\//, ''),
    dynamic,
  }));
  const brotli = brotliSize(text);
  return {
    file,
    minified: Buffer.byteLength(text),
    brotli,
    imports: imports.filter(({dynamic}) => !dynamic).map((edge) => edge.file),
    lazy: imports.filter(({dynamic}) => dynamic).map((edge) => edge.file),
    parts: partsOf(text, JSON.parse(readFileSync(join(folder, `${file}.map`), 'utf8')), brotli),
  };
}

/**
 * Modules share one dictionary, so no module has a compressed size of its own: each gets of the file's the share that it
 * would have if all were compressed alone.
 *
 * @param {string} text @param {import('node:module').SourceMapPayload} payload @param {number} brotli
 */
function partsOf(text, payload, brotli) {
  const map = new SourceMap(payload);
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [line, content] of text.split('\n').entries()) {
    for (let column = 0; column < content.length; column++) {
      const entry = map.findEntry(line, column);
      const name =
        'originalSource' in entry && entry.originalSource ? nameOf(entry.originalSource) : '(bundler)';
      texts.set(name, (texts.get(name) ?? '') + content[column]);
    }
  }
  const alone = [...texts].map(([name, part]) => ({name, minified: part.length, size: brotliSize(part)}));
  const sum = alone.reduce((total, {size}) => total + size, 0);
  return alone
    .map(({name, minified, size}) => ({name, minified, brotli: (size * brotli) / sum}))
    .sort((a, b) => b.brotli - a.brotli);
}

/** `../node_modules/lit-html/lit-html.js` is the package's, `../src/runtime/saver.ts` is ours. @param {string} source */
const nameOf = (source) => source.replace(/^.*node_modules\//, '').replace(/^\.\.\//, '');

/** Brotli's highest quality is Node's default. @param {string} text */
const brotliSize = (text) => brotliCompressSync(text).length;
