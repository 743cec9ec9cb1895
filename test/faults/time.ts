/**
 * The time of a simulated world: things happen one after the other, each at its instant, and between two of them everything
 * that was promised settles. Knows nothing of what happens. A device's clock is a view of it that may be wrong.
 */

export interface Time {
  /** Milliseconds since the world began; never goes back. */
  readonly now: number;
  /** How many things are still to happen. */
  readonly waiting: number;
  /** Does `run` after `ms` milliseconds; the function that it returns calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Moves on by `ms`; `check` is called after each thing that happened. */
  pass(ms: number, check: () => void): Promise<void>;
  /** Moves on until nothing is to happen any more, at most by `ms`; says whether that is so. */
  passUntilQuiet(ms: number, check: () => void): Promise<boolean>;
}

export function createTime(): Time {
  let now = 0;
  let events: {readonly at: number; readonly run: () => void}[] = [];

  async function passTo(end: number, check: () => void): Promise<void> {
    await settle();
    check();
    for (;;) {
      let next: (typeof events)[number] | undefined;
      for (const event of events) if (event.at <= end && (!next || event.at < next.at)) next = event;
      if (!next) return;
      events.splice(events.indexOf(next), 1);
      now = next.at;
      next.run();
      await settle();
      check();
    }
  }

  return {
    get now() {
      return now;
    },
    get waiting() {
      return events.length;
    },
    after(ms, run) {
      const event = {at: now + ms, run};
      events.push(event);
      return () => (events = events.filter((other) => other !== event));
    },
    async pass(ms, check) {
      const end = now + ms;
      await passTo(end, check);
      now = end;
    },
    async passUntilQuiet(ms, check) {
      await passTo(now + ms, check);
      return events.length === 0;
    },
  };
}

/** Lets everything run that waits for nothing but promises, however long the chain. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
