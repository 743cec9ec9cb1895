/**
 * Which part of src/ may import which: the table below, read by a machine. Imports of types count too. Beyond the
 * table: one step kind knows no other and only its own folder names its type; a step's logic reaches no view library;
 * Firebase is reached from one file, by `import()`, so that it loads when needed; nothing imports in a circle.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {fileURLToPath} from 'node:url';
import {holdsOnlyReExports, importsIn, literalsIn, parse, stepTypesIn} from './lib/typescript-source.mjs';

const ZOD = 'zod/mini'; // zod itself holds a Function constructor, which a strict CSP refuses

/** @type {Record<string, {parts: string[], packages: string[]}>} */
const MAY_IMPORT = {
  shared: {parts: [], packages: [ZOD]},
  experience: {parts: ['shared'], packages: [ZOD]},
  session: {parts: ['shared'], packages: [ZOD]},
  firestore: {parts: ['shared', 'session'], packages: []},
  runtime: {parts: ['shared', 'experience', 'session'], packages: []},
  steps: {parts: ['shared', 'experience'], packages: [ZOD, 'lit']},
  firebase: {parts: ['shared', 'session', 'firestore'], packages: [ZOD, 'firebase', '@firebase']},
  element: {parts: ['shared', 'experience', 'session', 'firestore', 'runtime', 'steps'], packages: ['lit']},
  embed: {parts: ['shared', 'element', 'script.ts'], packages: []},
  'index.ts': {
    parts: ['shared', 'experience', 'session', 'runtime', 'steps', 'element', 'pure.ts'],
    packages: [],
  },
  'pure.ts': {parts: ['shared', 'experience', 'session', 'runtime', 'steps', 'element'], packages: []},
  'server.ts': {parts: ['shared', 'pure.ts'], packages: []},
  'define.ts': {parts: ['element', 'index.ts'], packages: []},
  'script.ts': {parts: ['element', 'define.ts'], packages: []},
};
const RE_EXPORTS_ONLY = ['index.ts', 'pure.ts'];
const DOOR_TO_FIREBASE = 'element/open-backend.ts';

/**
 * @typedef {{specifier: string, to: string, dynamic: boolean}} Edge `to`: a path below src/, or a package
 * @typedef {{path: string, edges: Edge[], literals: string[], stepTypes: string[], onlyReExports: boolean}} File
 * @typedef {Map<string, File>} Files by their path below src/, with forward slashes
 */

/**
 * What is wrong with the imports below a folder, a line for each.
 *
 * @param {string} src
 * @returns {string[]}
 */
export function checkImports(src) {
  const files = readFiles(src);
  const faults = [...files.values()].flatMap((file) =>
    faultsOf(file, files).map((fault) => `${file.path} ${fault}`),
  );
  return [...faults, ...circles(files)];
}

/** @param {File} file @param {Files} files */
function faultsOf(file, files) {
  const {path, edges, onlyReExports} = file;
  const faults = edges.flatMap((edge) =>
    edgeFaults(path, edge, files).map((why) => `imports '${edge.specifier}': ${why}`),
  );
  for (const type of namedTypes(file, files))
    faults.push(`names the step type '${type}': only its own folder may`);
  if (isLogic(path) && reaches(path, 'lit', files)) faults.push('reaches lit: a logic has no view');
  if (RE_EXPORTS_ONLY.includes(path) && !onlyReExports) faults.push('holds more than re-exports');
  return faults;
}

/** @param {string} src @returns {Files} */
function readFiles(src) {
  const paths = readdirSync(src, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'));
  return new Map(
    paths.sort().map((path) => {
      const source = parse(path, readFileSync(join(src, path), 'utf8'));
      const edges = importsIn(source).map((found) => ({...found, to: target(path, found.specifier)}));
      const stepTypes = isLogic(path) ? stepTypesIn(source) : [];
      return [
        path,
        {path, edges, stepTypes, literals: literalsIn(source), onlyReExports: holdsOnlyReExports(source)},
      ];
    }),
  );
}

/** @param {string} from @param {string} specifier */
const target = (from, specifier) =>
  isRelative(specifier) ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts') : specifier;
/** @param {string} specifier */
const isRelative = (specifier) => specifier.startsWith('.');
/** `steps/info/view.ts` is in the part `steps`. @param {string} path */
const partOf = (path) => path.split('/')[0] ?? path;
/** `steps/info/view.ts` is of the kind `info`. @param {string} path */
const kindOf = (path) => /^steps\/([^/]+)\//.exec(path)?.[1];
/** @param {string} path */
const isLogic = (path) => /^steps\/[^/]+\/logic\.ts$/.test(path);

/** @param {string} from @param {Edge} edge @param {Files} files @returns {string[]} */
function edgeFaults(from, {specifier, to, dynamic}, files) {
  const [part, toPart] = [partOf(from), partOf(to)];
  const allowed = MAY_IMPORT[part] ?? {parts: [], packages: []};
  if (!isRelative(specifier)) {
    const known = allowed.packages.some((name) => to === name || to.startsWith(`${name}/`));
    return known ? [] : [`not a package for ${part}`];
  }
  if (!specifier.endsWith('.js')) return ['does not end in .js'];
  if (!files.has(to)) return ['is not there'];
  if (from === DOOR_TO_FIREBASE && toPart === 'firebase') return dynamic ? [] : ['only by import()'];
  if (toPart !== part) return allowed.parts.includes(toPart) ? [] : [`${part} knows nothing of ${toPart}`];
  const isForeignKind = kindOf(to) !== undefined && kindOf(to) !== kindOf(from) && from !== 'steps/index.ts';
  return isForeignKind ? ['another step kind'] : [];
}

/** The types of other folders' steps that a file names. @param {File} file @param {Files} files */
function namedTypes(file, files) {
  const others = [...files.values()].filter(({path}) => kindOf(path) !== kindOf(file.path) || !kindOf(path));
  return others.flatMap(({stepTypes}) => stepTypes).filter((type) => file.literals.includes(type));
}

/** @param {string} from @param {string} name a package @param {Files} files */
function reaches(from, name, files, seen = new Set()) {
  if (seen.has(from)) return false;
  seen.add(from);
  /** @type {boolean} */
  const found = (files.get(from)?.edges ?? []).some(
    ({to}) => partOf(to) === name || reaches(to, name, files, seen),
  );
  return found;
}

/** @param {Files} files @returns {string[]} */
function circles(files) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} path @param {string[]} way @returns {string[]} */
  const walk = (path, way) => {
    if (way.includes(path)) return [[...way.slice(way.indexOf(path)), path].join(' → ') + ': a circle'];
    if (done.has(path)) return [];
    const found = (files.get(path)?.edges ?? []).flatMap(({to}) => walk(to, [...way, path]));
    done.add(path);
    return found;
  };
  return [...files.keys()].flatMap((path) => walk(path, []));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = checkImports(fileURLToPath(new URL('../src', import.meta.url)));
  for (const fault of faults) console.error(`src/${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
