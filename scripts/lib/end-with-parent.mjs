/** A program started through npm ends when npm does, also when npm is killed: an orphan gets another parent. */

const LOOK_MS = 1_000;

/** @param {() => unknown} end */
export function endWithParent(end) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, LOOK_MS).unref();
}
