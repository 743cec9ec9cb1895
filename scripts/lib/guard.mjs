/**
 * Runs a command and ends it, with everything that it started, as soon as this program's own stdin closes. The pipe
 * closes when its other end is gone, however that came about (a `kill -9` too), so nothing outlives the program that
 * asked for it. Not called by hand: see `startGuarded` in processes.mjs.
 * On Linux a mark in the environment finds them, also those that left the process group, as browsers do; elsewhere
 * only the program itself is told, and Windows and macOS must do with that. A guard within a guard adds its own mark.
 */
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';

const GRACE_MS = 3_000;
const MARK = randomUUID();
const [command = '', ...args] = process.argv.slice(2);

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {...process.env, GUARDED_BY: `${process.env.GUARDED_BY ?? ''} ${MARK}`},
});
child.on('error', (error) => {
  console.error(error.message);
  void end(127);
});
child.on('exit', (code) => void end(code ?? 1));

process.stdin.on('close', () => void end(1)).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(1));

/** The processes that carry our mark, by id. */
function marked() {
  if (process.platform !== 'linux') return child.exitCode === null && child.pid ? [child.pid] : [];
  return readdirSync('/proc').filter(isMarked).map(Number);
}

/** @param {string} pid */
function isMarked(pid) {
  try {
    return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(MARK);
  } catch {
    return false; // somebody else's, or already gone
  }
}

let ending = false;

/**
 * Asks them all to end, then makes them; anew as long as there are any, for one that ends may still start another.
 *
 * @param {number} code
 */
async function end(code) {
  if (ending) return;
  ending = true;
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    /** @type {Set<number>} */
    const told = new Set(); // once: many programs take a second SIGTERM for impatience
    const deadline = Date.now() + GRACE_MS;
    for (let left = marked(); left.length > 0 && Date.now() < deadline; left = marked()) {
      for (const pid of left.filter((pid) => !told.has(pid))) {
        told.add(pid);
        tell(pid, signal);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  process.exit(code);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function tell(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in the meantime
  }
}
