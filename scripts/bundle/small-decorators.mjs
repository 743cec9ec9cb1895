/** Lit's `property` for decorators of TypeScript's kind, which ours are, without what it does for the standard ones. */

/** @param {import('lit').PropertyDeclaration} [options] */
export const property = (options) => (/** @type {any} */ prototype, /** @type {PropertyKey} */ name) =>
  prototype.constructor.createProperty(name, options);
