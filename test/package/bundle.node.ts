/** The files for a script tag: which version they are, where their maps lead, and the hashes that a page may pin them by. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {VERSION} from '../../src/shared/version.js';

const read = (file: string) => readFileSync(`dist/${file}`, 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
const files = readdirSync('dist').filter((name) => /^experience-session.*\.js$/.test(name));

describe('the bundle', () => {
  it('is of the package’s version', () => {
    assert.equal(VERSION, manifest.version);
    assert.ok(files.length > 1);
    for (const file of files) assert.ok(read(file).startsWith(`/*! experience-session ${VERSION} */`), file);
  });

  it('has the hash of each of its files in integrity.json', () => {
    const hashes = files.map((file) => {
      const hash = createHash('sha384').update(read(file)).digest('base64');
      return [file, `sha384-${hash}`] as const;
    });
    assert.deepEqual(JSON.parse(read('integrity.json')), Object.fromEntries(hashes));
  });

  it('has maps that lead to the TypeScript, with its text', () => {
    const maps = files.map(
      (file) => JSON.parse(read(`${file}.map`)) as {sources: string[]; sourcesContent: (string | null)[]},
    );
    const ours = maps.flatMap(({sources, sourcesContent}) =>
      sources.map((source, at) => [source, sourcesContent[at]] as const),
    );
    for (const path of ['src/define.ts', 'src/firebase/index.ts', 'src/element/experience-session.ts']) {
      const text = ours.find(([source]) => source === `../${path}`)?.[1];
      assert.equal(text, readFileSync(path, 'utf8'), path);
    }
    assert.ok(!ours.some(([source]) => source.includes('dist/npm')));
  });
});
