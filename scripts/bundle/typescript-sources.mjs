/** Source maps that lead to our TypeScript rather than to what tsc made of it. */
import {readFileSync} from 'node:fs';

/** @type {import('rollup').Plugin} */
export const typescriptSources = {
  name: 'typescript-sources',
  load(id) {
    if (!id.includes('/dist/npm/')) return null;
    return {code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8'))};
  },
};
