/** Stands in for `src/element/browser.ts`: the clock and the ids of the world that runs. */
import type {Clock} from '../../../src/shared/clock.js';

/** Set by the world as it starts; there is one at a time. */
export const current = {
  clock: null as Clock | null,
  mintId: (): string => {
    throw new Error('no world');
  },
};

export const browserClock: Clock = {
  now: () => current.clock!.now(),
  after: (ms, run) => current.clock!.after(ms, run),
};
export const mintId = () => current.mintId();

/** Only the local store would use it. */
export const deviceDatabase = null;
export const nextTask = () => new Promise<void>((resolve) => void current.clock!.after(0, resolve));
