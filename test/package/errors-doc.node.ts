/** Each error code has its heading in docs/errors.md, and each heading its code; no other page names one that there is not. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {it} from 'node:test';
import {ERRORS} from '../../src/shared/error-table.js';

it('docs/errors.md explains every code, and no other', () => {
  const headings = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^### (\S+\/\S+)$/gm)].map(
    ([, code]) => code,
  );
  assert.deepEqual(headings, Object.keys(ERRORS));
});

it('the README and the docs name codes that there are', () => {
  const pages = [
    'README.md',
    ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ];
  const named = pages.flatMap((page) =>
    [
      ...readFileSync(page, 'utf8').matchAll(/`((?:element|experience|session|firebase|runtime)\/[a-z-]+)`/g),
    ].map(([, code = '']) => ({page, code})),
  );
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter(({code}) => !(code in ERRORS)),
    [],
  );
});
