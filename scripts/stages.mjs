/**
 * What `npm test` does, in order: a name and a function that says whether all went well. The functions get what
 * stands on the command line after the stage's name, and the environment for the programs that count tests.
 */
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {startAuthEmulator} from './auth-emulator.mjs';
import {BROWSER_NAMES, ensureBrowsers} from './browsers.mjs';
import {PROJECT_ID, startFirestoreEmulator} from './firestore-emulator.mjs';
import {MissingError} from './firestore-jar.mjs';
import {run, runTool} from './lib/processes.mjs';

/**
 * @typedef {Record<string, string>} Env
 * @typedef {{name: string, run: (args: readonly string[], env: Env) => Promise<boolean>}} Stage
 */

/** @type {readonly Stage[]} */
export const STAGES = [
  {name: 'lint', run: () => inTurn(lint, formatting)},
  {name: 'types', run: () => inTurn(...['.', 'tsconfig.core.json', 'docs/samples'].map(typesOf))},
  {name: 'imports', run: () => inTurn(script('check-imports'))},
  {name: 'docs', run: () => inTurn(script('docs', '--check'))},
  {name: 'lock', run: () => inTurn(script('check-lock'))},
  {name: 'unit', run: browserTests},
  {name: 'build', run: () => build()},
  {name: 'size', run: async () => (await build()) && inTurn(script('size'))},
  {
    name: 'node',
    run: async (args, env) =>
      (await build()) && nodeTests('.node.ts', args, {...env, ...(await firestore())}),
  },
  {name: 'faults', run: (args, env) => nodeTests('.faults.ts', args, env)},
  {
    name: 'hosts',
    run: async (args, env) => {
      await ensureBrowsers();
      return (await build()) && nodeTests('.hosts.ts', args, env);
    },
  },
  {
    name: 'e2e',
    run: async (args, env) => {
      await ensureBrowsers();
      return (
        (await build()) &&
        nodeTests('.e2e.ts', ['--test-concurrency=1', ...args], {
          ...env,
          ...(await firestore()),
          ...(await auth()),
        })
      );
    },
  },
];

const lint = () => runTool('eslint', ['.', '--max-warnings', '0']);
const formatting = () => runTool('prettier', ['--check', '--log-level', 'warn', '.']);
/** @param {string} config */
const typesOf = (config) => () => runTool('typescript', ['--project', config]);
/** @param {string} name @param {...string} args */
const script =
  (name, ...args) =>
  () =>
    run(process.execPath, [`scripts/${name}.mjs`, ...args]);

/** Some tests are of what is built; it is built once in a run. @type {Promise<boolean> | undefined} */
let building;
const build = () => (building ??= run('npm', ['run', '--silent', 'build']).then((code) => code === 0));

/** Runs them all, also after one has failed. @param {(() => Promise<number>)[]} programs */
async function inTurn(...programs) {
  let good = true;
  for (const program of programs) good = (await program()) === 0 && good;
  return good;
}

/** @type {Stage['run']} */
async function browserTests(args, env) {
  const [chosen, rest] = takeOption('--browser', args);
  const browsers = await ensureBrowsers(
    BROWSER_NAMES.filter((name) => !chosen.length || chosen.includes(name)),
  );
  if (browsers.length === 0) return chosen.length === 0;
  const config = {...env, ...(await firestore()), BROWSERS: browsers.join(',')};
  return (await runTool('@web/test-runner', rest, {env: config})) === 0;
}

/** Nothing that is well takes so long; a test that left a server or a browser behind would hold the whole run. */
const FILE_TIMEOUT_MS = 1_200_000;

/**
 * Tests in Node: all whose file has this ending, reported in dots, or the files that are named, each test in a line.
 *
 * @param {string} ending
 * @param {readonly string[]} args files, and flags of Node's runner
 * @param {Env} env
 */
async function nodeTests(ending, args, env) {
  const named = args.some((arg) => !arg.startsWith('-'));
  const files = named ? [] : testFiles(ending);
  if (!named && files.length === 0) return true;
  const toScreen = '--test-reporter-destination=stdout';
  const reporters = [
    `--test-reporter=${named ? 'spec' : 'dot'}`,
    toScreen,
    '--test-reporter=./scripts/counts.mjs',
    toScreen,
    `--test-timeout=${FILE_TIMEOUT_MS}`,
  ];
  return (
    (await run(process.execPath, ['--import', 'tsx', '--test', ...reporters, ...args, ...files], {env})) === 0
  );
}

/** @param {string} ending */
const testFiles = (ending) =>
  readdirSync('test', {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith(ending))
    .map((name) => join('test', name))
    .sort();

/**
 * The values of an option that may stand several times, and the arguments without it.
 *
 * @param {string} option
 * @param {readonly string[]} args
 * @returns {[string[], string[]]}
 */
function takeOption(option, args) {
  const isValue = (/** @type {number} */ at) => args[at - 1] === option;
  return [args.filter((_, at) => isValue(at)), args.filter((arg, at) => arg !== option && !isValue(at))];
}

/** The emulators start when a stage first asks, and end with this program. */
const firestore = once(startFirestoreEmulator, ({host}) => ({
  FIRESTORE_EMULATOR_HOST: host,
  GCLOUD_PROJECT: PROJECT_ID,
}));
const auth = once(startAuthEmulator, ({host}) => ({FIREBASE_AUTH_EMULATOR_HOST: host}));

/**
 * Where an emulator cannot run its tests skip themselves, seeing no variable; with CI=true that is a failure.
 *
 * @param {() => Promise<{host: string}>} start
 * @param {(emulator: {host: string}) => Env} toEnv
 * @returns {() => Promise<Env>}
 */
function once(start, toEnv) {
  /** @type {Promise<Env> | undefined} */
  let started;
  return () =>
    (started ??= start().then(toEnv, (error) => {
      if (process.env.CI || !(error instanceof MissingError)) throw error;
      console.log(`${error.message} Tests that need it are skipped.`);
      return {};
    }));
}
