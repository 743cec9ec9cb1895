/**
 * Runs a command and ends it, with everything that it started, as soon as this program's own stdin closes. The pipe
 * closes when its other end is gone, however that came about (a `kill -9` too), so nothing outlives the program that
 * asked for it. Not called by hand: see `startGuarded` in processes.mjs.
 * On Linux a mark in the environment finds processes that left the group, as browsers do; elsewhere the group must do.
 */
import {spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';

const GRACE_MS = 3_000;
const mark = `GUARDED_BY=${process.pid}-${Date.now()}`;
const [command = '', ...args] = process.argv.slice(2);

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {...process.env, [mark.split('=')[0] ?? '']: mark.split('=')[1]},
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
    return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${mark}\0`);
  } catch {
    return false; // somebody else's, or already gone
  }
}

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
  for (const pid of marked()) {
    try {
      process.kill(pid, signal);
    } catch {
      // gone in the meantime
    }
  }
}

let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  const deadline = Date.now() + GRACE_MS;
  signalAll('SIGTERM');
  while (marked().length > 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
  signalAll('SIGKILL');
  process.exit(code);
}
