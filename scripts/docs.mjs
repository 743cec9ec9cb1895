/**
 * What is made from the element's doc comment. `npm run docs` writes the tables between the markers in the docs;
 * `--check` fails where one is stale; `--dist` writes what the package hands to editors and other tools, and `npm run build`
 * does that.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {toCssData, toHtmlData, toWebTypes} from './docs/editors.mjs';
import {readReference} from './docs/manifest.mjs';
import {TABLES} from './docs/tables.mjs';

const DOCS = ['README.md', 'docs/theming.md'];
const MARKED = /(<!-- docs: ([\w-]+) -->\n)[^]*?(<!-- \/docs -->)/g;

const {element, manifest} = await readReference();
if (process.argv.includes('--dist')) writeData();
else for (const file of DOCS) await update(file);

function writeData() {
  const packed = JSON.parse(readFileSync('package.json', 'utf8'));
  const files = {
    'custom-elements.json': manifest,
    'vscode.html-custom-data.json': toHtmlData(element),
    'vscode.css-custom-data.json': toCssData(element),
    'web-types.json': toWebTypes(element, packed),
  };
  for (const [name, data] of Object.entries(files))
    writeFileSync(`dist/${name}`, `${JSON.stringify(data, null, 2)}\n`);
}

/** @param {string} file */
async function update(file) {
  const text = readFileSync(file, 'utf8');
  const filled = text.replace(
    MARKED,
    (_, start, name, end) => `${start}\n${TABLES[name]?.(element)}\n\n${end}`,
  );
  const fresh = await format(filled, {...(await resolveConfig(file)), filepath: file});
  if (fresh === text) return;
  if (process.argv.includes('--check')) {
    console.error(`${file} does not say what the element's doc comment says: npm run docs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, fresh);
    console.log(`${file} written`);
  }
}
