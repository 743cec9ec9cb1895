/**
 * Our styles and templates without what is there for readers: comments, indentation, and the long names of the custom
 * properties that are our own (`--_…`), which get the same short ones in all chunks.
 */

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** @type {Map<string, string>} */
const shortNames = new Map();
const NPM_FILES = 'dist/npm';
const OWN_NAME = /--_[\w-]+/g;

/** @type {import('rollup').Plugin} */
export const smallTexts = {
  name: 'small-texts',
  // All names before any file is read: in whatever order these come, the build is the same.
  buildStart() {
    const files = readdirSync(NPM_FILES, {encoding: 'utf8', recursive: true});
    const texts = files
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(NPM_FILES, file), 'utf8'));
    const names = new Set(texts.flatMap((text) => text.match(OWN_NAME) ?? []));
    for (const name of [...names].sort()) shortNames.set(name, `--_${shortNames.size.toString(36)}`);
  },
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
    .replace(OWN_NAME, (name) => shortNames.get(name) ?? name);
}
