/** Stands in for `src/session/in-time.ts`: the same, but the time-out runs on the clock of the page that asked. */
import type {Clock} from '../../../src/shared/clock.js';

/** The clock of the page to which a promise was given; whoever makes the promise says so here. */
export const clockOf = new WeakMap<Promise<unknown>, Clock>();

export function inTime<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  const clock = clockOf.get(work);
  if (!clock) throw new Error('a promise of no page');
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(late()));
    void work.then(resolve, reject).finally(cancel);
  });
}
