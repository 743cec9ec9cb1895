/**
 * Our styles and templates without the space that is there for readers. What terser writes has lines in template texts
 * only, and HTML and CSS read a line's indentation as one space.
 */

/** @type {import('rollup').Plugin} */
export const smallStyles = {
  name: 'small-styles',
  transform(code, id) {
    if (!id.includes('/dist/npm/') || !code.includes('css `')) return null;
    return {code: code.replace(/css `([^`]*)`/g, (_, css) => `css\`${small(css)}\``), map: null};
  },
};

/** To be run after terser. @type {import('rollup').Plugin} */
export const smallTemplates = {
  name: 'small-templates',
  renderChunk: (code) => ({code: code.replace(/\n\s+/g, '\n'), map: null}),
};

/** No space where the grammar needs none; strings in our styles hold nothing that this would change. @param {string} css */
function small(css) {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}
