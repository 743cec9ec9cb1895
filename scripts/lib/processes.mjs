/**
 * Starting other programs. Whatever is started here ends with this program, also when this one is killed: it runs
 * under guard.mjs. Not for what a person talks to: a guarded program has no stdin.
 */
import {spawn} from 'node:child_process';
import {randomInt} from 'node:crypto';
import {accessSync, constants, readFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GUARD = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to this program's own
 * @property {boolean} [quiet] keep the output (see `output`) rather than show it
 *
 * @typedef {object} Guarded
 * @property {Promise<number>} exited its exit code
 * @property {() => Promise<void>} stop ends it and all that it started
 * @property {() => string} output the last of what it printed, when quiet
 */

/**
 * Starts a program that ends with this one.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 * @returns {Guarded}
 */
export function startGuarded(command, args, {cwd, env, quiet = false} = {}) {
  const shown = quiet ? 'pipe' : 'inherit';
  const guard = spawn(process.execPath, [GUARD, command, ...args], {
    ...(cwd === undefined ? {} : {cwd}),
    env: {...process.env, ...env},
    stdio: ['pipe', shown, shown],
    detached: true, // out of our group: a signal to the group would end the guard before its ward
  });
  let tail = '';
  for (const stream of [guard.stdout, guard.stderr]) {
    stream?.on('data', (chunk) => (tail = (tail + String(chunk)).slice(-20_000)));
  }
  guard.stdin?.on('error', () => undefined); // it ended first
  /** @type {Promise<number>} */
  const exited = new Promise((done) => guard.on('close', (code) => done(code ?? 1)));
  return {
    exited,
    output: () => tail.trim(),
    async stop() {
      guard.stdin?.end();
      await exited;
    },
  };
}

/**
 * Runs a program to its end and gives its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 */
export const run = (command, args, options) => startGuarded(command, args, options).exited;

/**
 * Runs the first program of a package in node_modules to its end and gives its exit code.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 */
export function runTool(name, args, options) {
  const folder = join(ROOT, 'node_modules', name);
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
  return run(process.execPath, [program, ...args], options);
}

/** The first of these programs that is on the PATH, as a full path. @param {readonly string[]} names */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Below the range from which systems take the ports of outgoing connections: those come and go at any moment. */
const PORTS = {from: 20_000, to: 32_000};

/**
 * This port when nobody uses it, a random free one when none is named.
 *
 * @param {number} [port]
 */
export async function freePort(port) {
  if (port === undefined) return freePortFrom(randomInt(PORTS.from, PORTS.to));
  if (await isFree(port)) return port;
  throw new Error(`Port ${port} is in use.`);
}

/** This port or the next free one after it. @param {number} first */
export async function freePortFrom(first) {
  for (let port = first; port < first + 50; port++) if (await isFree(port)) return port;
  throw new Error(`No free port from ${first} to ${first + 49}.`);
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
