/** Replaces what a library is known to say. One that says it in another way after an update fails the build. */

/** @typedef {{file: RegExp, from: RegExp | string, to: string}} Replacement */

/**
 * With `isWhole`, each file has to be there as well: a library may have renamed it.
 *
 * @param {string} name @param {readonly Replacement[]} all @returns {import('rollup').Plugin}
 */
export const replacing = (name, all, isWhole = false) => ({
  name,
  buildEnd(error) {
    const ids = [...this.getModuleIds()];
    const lost = all.find(({file}) => !ids.some((id) => file.test(id)));
    if (isWhole && lost && !error) this.error(`There is no file like ${lost.file}`);
  },
  transform(code, id) {
    const replacements = all.filter(({file}) => file.test(id));
    if (replacements.length === 0) return null;
    return {
      code: replacements.reduce((text, {from, to}) => {
        const next = text.replace(from, to);
        if (next === text) this.error(`${id} is written in another way: ${from} is not in it`);
        return next;
      }, code),
      map: null,
    };
  },
});
