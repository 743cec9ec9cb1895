/**
 * Makes a fresh clone work with plain `npm start` and `npm test`: runs `npm ci` when node_modules is not what
 * package-lock.json asks for. Node's own modules only, since there may be no others yet.
 */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** For the project itself, as the first thing that a script does. */
export async function ensureInstall() {
  try {
    await installIfStale(ROOT);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * @param {string} folder with a package.json and its lock
 * @param {readonly string[]} [options] for `npm ci`
 */
export async function installIfStale(folder, options = []) {
  if (isInstalled(folder)) return;
  console.log('Installing the dependencies (npm ci) …');
  const npm = process.env.npm_execpath; // the npm that runs us, if one does
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const {status} = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci failed in ${folder}`);
}

/** npm writes down what it installed. Another platform's optional packages are not in there. @param {string} folder */
function isInstalled(folder) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const present = packagesIn(join(folder, 'node_modules/.package-lock.json'));
  const missing = Object.entries(wanted).some(([path, {version, optional}]) =>
    path === '' || (optional && !present[path]) ? false : present[path]?.version !== version,
  );
  return !missing && Object.keys(present).every((path) => path in wanted);
}

/** @param {string} file @returns {Record<string, {version: string, optional?: boolean}>} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {}; // nothing is installed yet
  }
}
