/**
 * Web Locks as `src/element/session-lock.ts` uses them: the later page steals and then claims, one after the other;
 * housekeeping takes only what is free.
 */
import type {Page} from './page.js';

interface Holder {
  readonly page: Page;
  readonly onLost: () => void;
}

export interface Locks {
  /** Takes the lock from whoever has it, until `onRelease` is called, and then claims. */
  take<T>(
    sessionId: string,
    holder: Holder & {readonly until: (release: () => void) => void},
    claim: (isLocked: () => boolean) => Promise<T>,
  ): Promise<T>;
  ifUnlocked<T>(
    sessionId: string,
    page: Page,
    claim: () => Promise<T | null>,
    work: (claimed: T) => Promise<void>,
  ): Promise<void>;
}

/** Where `exist` is false nobody is told of anything, and housekeeping never finds a lock free. */
export function createLocks(exist: boolean): Locks {
  const holders = new Map<string, Holder>();
  const turns = new Map<string, Promise<unknown>>();
  const holderOf = (id: string) => {
    const holder = holders.get(id);
    return holder?.page.isAlive ? holder : undefined;
  };
  function hold(id: string, holder: Holder): () => void {
    holders.set(id, holder);
    return () => {
      if (holders.get(id) === holder) holders.delete(id);
    };
  }
  /** One after the other; a page that dies in its turn ends it. */
  function inTurn<T>(id: string, page: Page, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(id) ?? Promise.resolve()).then(work);
    turns.set(
      id,
      Promise.race([turn, page.death]).catch(() => undefined),
    );
    return turn;
  }
  return {
    async take(id, {page, onLost, until}, claim) {
      if (!exist) return claim(() => false);
      return inTurn(id, page, () => {
        const earlier = holderOf(id);
        if (earlier) queueMicrotask(() => earlier.page.isAlive && earlier.onLost());
        const holder = {page, onLost};
        until(hold(id, holder));
        return claim(() => holders.get(id) === holder);
      });
    },
    async ifUnlocked(id, page, claim, work) {
      if (!exist || holderOf(id)) return;
      const release = hold(id, {page, onLost: () => undefined});
      try {
        const claimed = await inTurn(id, page, claim);
        if (claimed) await work(claimed);
      } finally {
        release();
      }
    },
  };
}
