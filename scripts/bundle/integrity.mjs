/**
 * Subresource integrity: `dist/integrity.json` has the hash of each file of the bundle, and the build prints them. A tag's
 * `integrity` covers the first file alone; for its chunks a page writes the same hashes into an import map (docs/csp.md).
 */
import {createHash} from 'node:crypto';

/** @type {import('rollup').Plugin} */
export const integrity = {
  name: 'integrity',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const hashes = chunks.map(({fileName, code}) => [fileName, `sha384-${sha384(code)}`]);
    this.emitFile({
      type: 'asset',
      fileName: 'integrity.json',
      source: `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
    });
    for (const [fileName, hash] of hashes) console.log(`${hash}  ${fileName}`);
  },
};

/** @param {string} code */
const sha384 = (code) => createHash('sha384').update(code).digest('base64');
