/** Stand-ins for packages of which the bundle needs little. */
import {fileURLToPath} from 'node:url';

const SMALL = new Map([
  ['zod/mini', 'small-zod.mjs'],
  ['lit', 'small-lit.mjs'],
  ['lit/directive.js', 'small-lit-html.mjs'],
  ['lit/directive-helpers.js', 'small-lit-html.mjs'],
  ['lit/async-directive.js', 'small-lit-html.mjs'],
  ['@firebase/webchannel-wrapper/bloom-blob', 'small-integer.mjs'],
]);

/** @type {import('rollup').Plugin} */
export const smallPackages = {
  name: 'small-packages',
  resolveId(source) {
    const file = SMALL.get(source);
    return file ? fileURLToPath(new URL(file, import.meta.url)) : null;
  },
};
