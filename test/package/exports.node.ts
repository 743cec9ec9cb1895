/** What the built package hands out, as an installer of it gets it: by its own name, through the exports map. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** Runs a script in a Node of its own, which knows nothing of these tests, and returns what it prints as JSON. */
function inFreshNode(script: string): unknown {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

describe('the package', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

  it('has every file that its exports map names', () => {
    for (const [entry, target] of Object.entries(manifest.exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        assert.ok(existsSync(path), `${entry} → ${path}`);
      }
    }
  });

  for (const entry of ['experience-session', 'experience-session/define']) {
    it(`${entry} can be imported on a server, registers nothing and touches no global`, () => {
      const added = inFreshNode(`
        const before = new Set(Reflect.ownKeys(globalThis));
        await import('${entry}');
        console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)));
      `);
      assert.deepEqual(added, []);
    });
  }

  it('gives the same names on a server as in a browser', () => {
    const onServer = inFreshNode(
      `console.log(JSON.stringify(Object.keys(await import('experience-session'))))`,
    );
    const inBrowser = inFreshNode(
      `console.log(JSON.stringify(Object.keys(await import('./dist/npm/index.js'))))`, // Lit has a shim for Node
    );
    assert.deepEqual(onServer, inBrowser);
  });

  it('has an element on a server only in name', () => {
    const code = inFreshNode(`
      import {ExperienceSessionElement} from 'experience-session';
      try { new ExperienceSessionElement(); } catch ({code}) { console.log(JSON.stringify(code)); }
    `);
    assert.equal(code, 'element/no-page');
  });

  it('checks a session on a server as in a browser', () => {
    const status = inFreshNode(`
      import {sessionSchema} from 'experience-session';
      const ids = {id: 's', projectId: 'p', eventId: 'e', experienceId: 'x'};
      const document = {...ids, mode: 'guest', configSource: 'published', createdAt: 1, updatedAt: 1};
      console.log(JSON.stringify(sessionSchema.parse(document).status));
    `);
    assert.equal(status, 'active');
  });

  it('leaves no library’s global and no Function constructor in the bundle', () => {
    const entry = readFileSync('dist/experience-session.js', 'utf8');
    const chunks = [...entry.matchAll(/\.\/(experience-session\.[\w.-]+\.js)/g)].map(
      ([, name]) => `dist/${name}`,
    );
    assert.ok(chunks.length > 0);
    for (const file of ['dist/experience-session.js', 'dist/server.js', ...chunks]) {
      assert.doesNotMatch(
        readFileSync(file, 'utf8'),
        /\w+Versions\b|__zod_global|\bFunction\(|\beval\(/,
        file,
      );
    }
  });
});
