/**
 * We are a guest in the page, so the bundled libraries must be too: they may not leave their globals there (Lit notes its
 * versions, zod keeps its registry), nor take the name of the page's Trusted Types policy. A library that changes its
 * way of doing so fails the build rather than the promise.
 */
import {replacing} from './replacing.mjs';

/** @type {import('./replacing.mjs').Replacement[]} */
const REPLACEMENTS = [
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
];

export const politeLibraries = replacing('polite-libraries', REPLACEMENTS);
