/**
 * What tsc cannot make from `src`: the bundle for a script tag, `dist/experience-session.js` with the chunks that it loads
 * when they are wanted, found relative to the script; `dist/embed.html` with what it and the page around its frame need; and
 * `dist/server.js`, the package's entry where there is no page.
 */
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {readFileSync} from 'node:fs';
import {integrity} from './scripts/bundle/integrity.mjs';
import {politeLibraries} from './scripts/bundle/polite-libraries.mjs';
import {smallHelpers} from './scripts/bundle/small-helpers.mjs';
import {smallPackages} from './scripts/bundle/small-packages.mjs';
import {smallTexts} from './scripts/bundle/small-texts.mjs';
import {typescriptSources} from './scripts/bundle/typescript-sources.mjs';
import {unusedParts} from './scripts/bundle/unused-parts.mjs';

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));

const plugins = [
  resolve({exportConditions: ['production', 'browser', 'default']}),
  typescriptSources,
  politeLibraries,
  terser({
    ecma: 2022,
    module: true,
    compress: {
      ecma: 2022,
      module: true,
      passes: 3,
      keep_fargs: false,
      inline: 1,
      unsafe_arrows: true,
    },
    format: {comments: false, preamble: `/*! experience-session ${version} */`},
  }),
];

const embedPage = {
  name: 'embed-page',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'embed.html',
      source: readFileSync('scripts/bundle/embed.html', 'utf8'),
    });
  },
};

/** A warning of ours is a mistake; a library's is its own; and tsc's helper for decorators looks for an older one of its kind. */
function onwarn({code, message, id, ids = [id]}) {
  const isTheirs = ids.every((path) => path?.includes('node_modules'));
  if (!isTheirs && code !== 'THIS_IS_UNDEFINED') throw new Error(`${code}: ${message}`);
}

export default [
  {
    input: {'experience-session': 'dist/npm/script.js'},
    // What its chunks need of it, the script exports itself: with a file in between, a guest would wait for one more answer.
    preserveEntrySignatures: 'allow-extension',
    // `idb` only prepares what nobody uses once Firebase does not count visits.
    treeshake: {moduleSideEffects: (id) => !/\/idb\//.test(id)},
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'experience-session.[name].[hash].js',
      sourcemap: true,
    },
    plugins: [smallPackages, smallHelpers, smallTexts, unusedParts, ...plugins, integrity],
    onwarn,
  },
  {
    // For an <iframe>: beside the script, which it imports as it is.
    input: 'dist/npm/embed/page.js',
    external: (id) => id.endsWith('/script.js'),
    output: {
      file: 'dist/experience-session-embed.js',
      format: 'es',
      sourcemap: true,
      paths: () => './experience-session.js',
    },
    plugins: [...plugins, embedPage, integrity],
    onwarn,
  },
  {
    input: 'dist/npm/embed/frame.js',
    output: {file: 'dist/experience-session-frame.js', format: 'iife', sourcemap: true},
    plugins: [...plugins, integrity],
    onwarn,
  },
  {
    input: 'dist/npm/server.js',
    output: {file: 'dist/server.js', format: 'es', sourcemap: true},
    plugins,
    onwarn,
  },
];
