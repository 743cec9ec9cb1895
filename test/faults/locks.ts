/** Web Locks as `src/element/session-lock.ts` uses them: the later page steals, housekeeping takes only what is free. */
import type {Page} from './page.js';

interface Holder {
  readonly page: Page;
  readonly onLost: () => void;
}

export interface Locks {
  /** Takes the lock from whoever has it; the function that it returns lets it go. */
  take(sessionId: string, page: Page, onLost: () => void): () => void;
  ifUnlocked(sessionId: string, page: Page, work: () => Promise<void>): Promise<void>;
}

/** Where `exist` is false nobody is told of anything, and housekeeping never finds a lock free. */
export function createLocks(exist: boolean): Locks {
  const holders = new Map<string, Holder>();
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
  return {
    take(id, page, onLost) {
      if (!exist) return () => undefined;
      const earlier = holderOf(id);
      if (earlier) queueMicrotask(() => earlier.page.isAlive && earlier.onLost());
      return hold(id, {page, onLost});
    },
    async ifUnlocked(id, page, work) {
      if (!exist || holderOf(id)) return;
      const release = hold(id, {page, onLost: () => undefined});
      await work().finally(release);
    },
  };
}
