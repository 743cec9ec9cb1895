/**
 * Subresource integrity: `dist/integrity.json` has the hash of each file for a tag, and the build prints them. A tag's
 * `integrity` covers the first file alone; for its chunks a page writes the same hashes into an import map (docs/csp.md).
 */
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const FILE = 'dist/integrity.json';

/** Adds to what an earlier part of the build has written. @type {import('rollup').Plugin} */
export const integrity = {
  name: 'integrity',
  writeBundle(_, bundle) {
    const hashes = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      hashes[file.fileName] = `sha384-${createHash('sha384').update(file.code).digest('base64')}`;
      console.log(`${hashes[file.fileName]}  ${file.fileName}`);
    }
    writeFileSync(FILE, `${JSON.stringify(hashes, null, 2)}\n`);
  },
};
