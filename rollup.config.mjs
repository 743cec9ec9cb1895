/**
 * What tsc cannot make from `src`: the bundle for a script tag, `dist/experience-session.js` with the chunks that it loads
 * when they are wanted, found relative to the script; and `dist/server.js`, the package's entry where there is no page.
 */
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/**
 * We are a guest in the page: libraries may not leave their globals there. Lit notes its versions (for a warning), zod keeps
 * its registry. A library that changes its way of doing so fails the build rather than the promise.
 */
const GLOBALS = [
  {
    file: /\/(lit-html|lit-element|reactive-element)\.js$/,
    from: /\(\w\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/,
    to: '0',
  },
  {
    file: /\/zod\/v4\/core\/(core|registries)\.js$/,
    from: /\(_a = globalThis\)\.__zod_global\w+ \?\? \(_a\.__zod_global(\w+) = (.+)\);\nexport const (\w+) = .+;/,
    to: 'export const $3 = $2;',
  },
  {file: /\/zod\/v4\/core\/core\.js$/, from: 'globalThis.__zod_globalConfig?.', to: 'globalConfig.'},
];

const withoutGlobals = {
  name: 'without-globals',
  transform(code, id) {
    const replacements = GLOBALS.filter(({file}) => file.test(id));
    if (replacements.length === 0) return null;
    return {
      code: replacements.reduce((text, {from, to}) => {
        const next = text.replace(from, to);
        if (next === text) this.error(`${id} sets its globals in another way`);
        return next;
      }, code),
      map: null,
    };
  },
};

const plugins = [
  resolve({exportConditions: ['production', 'browser', 'default']}),
  withoutGlobals,
  terser({ecma: 2022, module: true, format: {comments: false}}),
];

/** A warning of ours is a mistake; a library's is its own; and tsc's helper for decorators looks for an older one of its kind. */
function onwarn({code, message, id, ids = [id]}) {
  const isTheirs = ids.every((path) => path?.includes('node_modules'));
  if (!isTheirs && code !== 'THIS_IS_UNDEFINED') throw new Error(`${code}: ${message}`);
}

export default [
  {
    input: {'experience-session': 'dist/npm/define.js'},
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'experience-session.[name].[hash].js',
      sourcemap: true,
    },
    plugins,
    onwarn,
  },
  {
    input: 'dist/npm/server.js',
    output: {file: 'dist/server.js', format: 'es', sourcemap: true},
    plugins,
    onwarn,
  },
];
