/** Takes the lock of a session that no tab runs, and leaves one alone that is run. */
import {acquire, nameOf, turnOf} from './session-lock.js';

/** Claims and runs the work while no tab has the session's lock; otherwise, or where there are no locks, does nothing. */
export async function ifUnlocked<T>(
  sessionId: string,
  claim: () => Promise<T | null>,
  work: (claimed: T) => Promise<void>,
): Promise<void> {
  const endTurn = await acquire(turnOf(sessionId), {ifAvailable: true});
  const release = endTurn && (await acquire(nameOf(sessionId), {ifAvailable: true}));
  try {
    const claimed = release && (await claim().finally(endTurn));
    if (claimed) await work(claimed);
  } finally {
    endTurn?.();
    release?.();
  }
}
