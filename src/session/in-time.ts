/** For what may never answer: a database that hangs as it opens (WebKit), a request in a dead network. */

/** Settles as `work` does, or rejects with `late()` when it has not after `ms` milliseconds. */
export function inTime<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
