/**
 * Ours are one decorator each, Lit's `property` on a field of a class. TypeScript's helper is written for all kinds of them, Lit's
 * decorator for its two: what they come to is written instead.
 */
const HELPER = /^var __decorate = .+?\n\};$/ms;
const IMPORT = /^import \{ property \} from 'lit\/decorators\.js';$/m;
const DECORATED = /^__decorate\(\[\s*property\((.*)\)\s*\], (\w+)\.prototype, ("\w+"), void 0\);$/gm;

/** @type {import('rollup').Plugin} */
export const smallHelpers = {
  name: 'small-helpers',
  transform(code, id) {
    if (!id.includes('/dist/npm/') || !code.includes('__decorate(')) return null;
    const small = code
      .replace(HELPER, '')
      .replace(IMPORT, '')
      .replace(DECORATED, '$2.createProperty($3, $1);');
    if (/__decorate|property\(/.test(small)) this.error(`${id} has other decorators`);
    return {code: small, map: null};
  },
};
