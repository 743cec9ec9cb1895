/** The package as npm packs it: which files it holds, and what publint and «Are the types wrong?» say of it. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {checkPackage, createPackageFromTarballData, type ProblemKind} from '@arethetypeswrong/core';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {closureOf, readBundle} from '../../scripts/lib/bundle.mjs';

/** Said of every package that is for ES modules only: `require` from CommonJS, and TypeScript's resolution of 2012. */
const OF_MODULES: readonly ProblemKind[] = ['CJSResolvesToESM', 'NoResolution'];

const FOR_FRAMES = ['dist/experience-session-embed.js', 'dist/experience-session-frame.js'];

const filesIn = (folder: string) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8', withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name));

describe('the tarball', () => {
  const folder = mkdtempSync(join(tmpdir(), 'experience-session-'));
  let files: string[];
  let tarball: Uint8Array<ArrayBuffer>;

  before(() => {
    const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {encoding: 'utf8'});
    const [packed] = JSON.parse(said) as {filename: string; files: {path: string}[]}[];
    files = packed!.files.map(({path}) => path);
    tarball = new Uint8Array(readFileSync(join(folder, packed!.filename)));
  });
  after(() => rmSync(folder, {recursive: true}));

  it('holds what it should, and nothing else', () => {
    const modules = filesIn('src').map((path) => path.replace(/^src/, 'dist/npm').replace(/\.ts$/, ''));
    const scripts = closureOfAll('experience-session.js').map((file) => `dist/${file}`);
    const expected = [
      ...['package.json', 'README.md', 'CHANGELOG.md'],
      ...['firestore.rules', 'firestore.indexes.json', 'storage.rules'],
      ...readdirSync('docs')
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
      ...filesIn('docs/samples'),
      ...filesIn('types'),
      ...modules.flatMap((path) => [`${path}.js`, `${path}.js.map`, `${path}.d.ts`]),
      ...[...scripts, ...FOR_FRAMES, 'dist/server.js'].flatMap((path) => [path, `${path}.map`]),
      'dist/embed.html',
      ...['integrity', 'custom-elements', 'web-types'].map((name) => `dist/${name}.json`),
      ...['html', 'css'].map((language) => `dist/vscode.${language}-custom-data.json`),
    ];
    assert.deepEqual(files.sort(), expected.sort());
  });

  it('is right by publint', async () => {
    const {messages, pkg} = await publint({pack: {tarball: tarball.buffer}, strict: true});
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('has types that are right for every entry', async () => {
    const checked = await checkPackage(createPackageFromTarballData(tarball));
    assert.ok(checked.types);
    const problems = checked.problems.filter(
      (problem) =>
        !OF_MODULES.includes(problem.kind) ||
        ('resolutionKind' in problem && /bundler|node16-esm/.test(problem.resolutionKind)),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.keys(checked.entrypoints).sort(), entries());
  });
});

function entries(): string[] {
  const {exports} = JSON.parse(readFileSync('package.json', 'utf8')) as {exports: Record<string, unknown>};
  return Object.keys(exports).sort();
}

/** All files that a page may load, from the first on. */
function closureOfAll(root: string): string[] {
  const bundle = readBundle('dist');
  const files = new Set([root]);
  for (const file of files)
    for (const {imports, lazy} of closureOf(bundle, file))
      [...imports, ...lazy].forEach((next) => files.add(next));
  return [...files];
}
