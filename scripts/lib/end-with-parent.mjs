/**
 * A program started through npm ends when npm does, also when npm is killed. An orphan gets another parent, and between
 * npm and its scripts there may be a shell: so it is the grandparent's change that counts, where it can be seen.
 */
import {readFileSync} from 'node:fs';

const LOOK_MS = 1_000;

/** @param {() => unknown} end */
export function endWithParent(end) {
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) end();
  }, LOOK_MS).unref();
}

function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined; // no Linux
  }
}
