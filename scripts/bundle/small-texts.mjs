/**
 * Our styles and templates without what is there for readers: comments, indentation, and the long names of the custom
 * properties that are our own (`--_…`), which get the same short ones in all chunks.
 */

/** @type {Map<string, string>} */
const names = new Map();

/** @param {string} name */
function shortName(name) {
  if (!names.has(name)) names.set(name, `--_${names.size.toString(36)}`);
  return names.get(name) ?? name;
}

/** @type {import('rollup').Plugin} */
export const smallTexts = {
  name: 'small-texts',
  transform(code, id) {
    if (!id.includes('/dist/npm/')) return null;
    /** @type {{start: number, end: number, tag: string}[]} */
    const pieces = [];
    collect(this.parse(code), pieces);
    const text = pieces
      .sort((a, b) => b.start - a.start)
      .reduce(
        (all, {start, end, tag}) => all.slice(0, start) + small(tag, all.slice(start, end)) + all.slice(end),
        code,
      );
    return {code: text, map: null};
  },
};

/** The texts of all templates with the tags `css` and `html`, also of those within others. @param {any} node @param {{start: number, end: number, tag: string}[]} pieces */
function collect(node, pieces) {
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'TaggedTemplateExpression' && /^(css|html)$/.test(node.tag.name)) {
    for (const {start, end} of node.quasi.quasis) pieces.push({start, end, tag: node.tag.name});
  }
  for (const child of Object.values(node)) collect(child, pieces);
}

/**
 * A piece may end anywhere, so only such space goes as the grammar needs nowhere; our styles have no strings that hold any.
 *
 * @param {string} tag @param {string} text
 */
function small(tag, text) {
  if (tag === 'html') return text.replace(/\s+/g, ' ');
  return text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .replace(/--_[\w-]+/g, shortName);
}
