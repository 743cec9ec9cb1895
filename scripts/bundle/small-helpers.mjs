/** TypeScript's helper for decorators is written for all kinds of them; ours are one each, on a property. */
const HELPER = /^var __decorate = .+?\n\};$/ms;

/** @type {import('rollup').Plugin} */
export const smallHelpers = {
  name: 'small-helpers',
  transform(code, id) {
    if (!id.includes('/dist/npm/') || !code.includes('__decorate(')) return null;
    if (!HELPER.test(code)) this.error(`${id} has another helper for decorators`);
    return {
      code: code.replace(HELPER, 'const __decorate = ([decorate], target, name) => decorate(target, name);'),
      map: null,
    };
  },
};
