/**
 * The framework apps that `npm test -- hosts` puts the element into: installed when first needed, with the package in them as
 * npm would pack it, then compiled and built. Vite and the frameworks are no dependencies of the project.
 */
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {installIfStale} from './ensure-install.mjs';
import {startGuarded} from './lib/processes.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'test/hosts/apps');

/** Each app's type checker, by its package and its arguments. */
const CHECKERS = {
  'react-18': ['typescript/bin/tsc', '--project', 'react-18'],
  'react-19': ['typescript/bin/tsc', '--project', 'react-19'],
  vue: ['vue-tsc/bin/vue-tsc.js', '--project', 'vue'],
  svelte: ['svelte-check/bin/svelte-check', '--tsconfig', 'svelte/tsconfig.json', '--output', 'human'],
};

/** @typedef {keyof typeof CHECKERS} App */

export const APPS = /** @type {App[]} */ (Object.keys(CHECKERS));

/** Installs what is missing, and puts the package into each app, beside its framework, as it is built now. */
export async function installApps() {
  await installIfStale(FOLDER, ['--ignore-scripts']);
  const files = packedFiles();
  for (const app of APPS) {
    const place = join(FOLDER, app, 'node_modules/experience-session');
    rmSync(place, {recursive: true, force: true});
    for (const file of files) {
      mkdirSync(dirname(join(place, file)), {recursive: true});
      cpSync(join(ROOT, file), join(place, file));
    }
  }
}

/** What npm would put into the tarball. @returns {string[]} */
function packedFiles() {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const packed = Object.values(JSON.parse(printed))[0];
  return packed.files.map((/** @type {{path: string}} */ {path}) => path);
}

/** Compiles an app against the package's types. @param {App} app @returns {Promise<string>} what is wrong, or nothing */
export async function checkTypes(app) {
  const [program = '', ...args] = CHECKERS[app];
  const checker = startGuarded(process.execPath, [join(FOLDER, 'node_modules', program), ...args], {
    cwd: FOLDER,
    quiet: true,
  });
  return (await checker.exited) === 0 ? '' : checker.output();
}

/**
 * Builds an app with Vite.
 *
 * @param {App} app
 * @param {string} [server] a source to build for Node in place of the page
 * @returns {Promise<string>} the folder with the page, or the module for Node
 */
export async function buildApp(app, server) {
  const require = createRequire(join(FOLDER, 'package.json'));
  const vite = await import(pathToFileURL(require.resolve('vite')).href);
  const root = join(FOLDER, app);
  const outDir = join(root, server ? 'dist/server' : 'dist');
  await vite.build({
    root,
    configFile: join(FOLDER, 'vite.config.mjs'),
    build: {outDir, ...(server && {ssr: join(root, server)})},
  });
  if (!server) return outDir;
  const module = join(outDir, server.replace(/\.tsx?$/, '.js'));
  if (!existsSync(module)) throw new Error(`Vite did not make ${module}`);
  return module;
}
