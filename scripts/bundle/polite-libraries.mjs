/**
 * We are a guest in the page, so the bundled libraries must be too: they may not leave their globals there (Lit notes its
 * versions, zod keeps its registry), nor take the name of the page's Trusted Types policy. A library that changes its
 * way of doing so fails the build rather than the promise.
 */
import {fileURLToPath} from 'node:url';
import {replacing} from './replacing.mjs';

const SET_TEMPLATE = fileURLToPath(new URL('set-template.mjs', import.meta.url));

/** @type {import('./replacing.mjs').Replacement[]} */
const REPLACEMENTS = [
  {file: /\/lit-html\.js$/, from: /\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, to: '0'},
  {
    file: /\/zod\/v4\/core\/(core|registries)\.js$/,
    from: /\(_a = globalThis\)\.__zod_global\w+ \?\? \(_a\.__zod_global(\w+) = (.+)\);\nexport const (\w+) = .+;/,
    to: 'export const $3 = $2;',
  },
  {file: /\/zod\/v4\/core\/core\.js$/, from: 'globalThis.__zod_globalConfig?.', to: 'globalConfig.'},
  // Firebase counts on how many days a page's visitors have used it: a database in the page's origin, a header, 1.7 KB.
  {
    file: /\/@firebase\/app\/dist\/esm\/index\.esm\.js$/,
    from: /_registerComponent\(new Component\('heartbeat', .+\)\);/,
    to: '',
  },
  {file: /\/lit-html\.js$/, from: /\w\.createPolicy\("lit-html",\{createHTML:\w=>\w\}\)/, to: 'void 0'},
  {file: /\/lit-html\.js$/, from: /(\w)\.innerHTML=(\w)/, to: 'setTemplate($1,$2)'},
  {file: /\/lit-html\.js$/, from: /^/, to: `import{setTemplate}from${JSON.stringify(SET_TEMPLATE)};`},
];

export const politeLibraries = replacing('polite-libraries', REPLACEMENTS);
