/** A clock that stands until it is moved. Timers run in order of their time, in the move that reaches them. */
import type {Clock} from '../../src/shared/clock.js';

export interface ManualClock extends Clock {
  /** Moves on by `ms`, running what comes due; between two timers everything that was promised settles. */
  advance(ms: number): Promise<void>;
  /** Sets the time without running anything, as a guest's hand or a time server does. */
  jumpTo(now: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let now = start;
  let timers: {at: number; run: () => void}[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = {at: now + ms, run};
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = Math.max(now, end);
    },
    jumpTo: (to) => (now = to),
    get waiting() {
      return timers.length;
    },
  };
}

/** Lets everything run that waits for nothing but promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
