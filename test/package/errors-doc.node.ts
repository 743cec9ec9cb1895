/** Each error code has its heading in docs/errors.md, and each heading its code. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {ERRORS} from '../../src/shared/errors.js';

it('docs/errors.md explains every code, and no other', () => {
  const headings = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^### (\S+\/\S+)$/gm)].map(
    ([, code]) => code,
  );
  assert.deepEqual(headings, Object.keys(ERRORS));
});
