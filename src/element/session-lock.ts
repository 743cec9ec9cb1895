/**
 * One writer for each session among the tabs of a browser, by Web Locks. The later tab takes the lock, and the earlier one
 * hears of it. Where there are no locks (a page without HTTPS) the journal's epochs still keep an earlier tab from writing.
 */
const nameOf = (sessionId: string) => `experience-session:${sessionId}`;

/** Takes the session's lock until `signal` aborts, also from a tab that has it; `onLost` is called when another tab does so. */
export function takeLock(sessionId: string, signal: AbortSignal, onLost: () => void): void {
  const held = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  locks()
    ?.request(nameOf(sessionId), {steal: true}, held)
    .catch((error: unknown) => {
      const isStolen = error instanceof DOMException && error.name === 'AbortError';
      if (isStolen && !signal.aborted) onLost();
    });
}

/** Runs the work while no tab has the session's lock; otherwise, or where there are no locks, does nothing. */
export async function ifUnlocked(sessionId: string, work: () => Promise<void>): Promise<void> {
  await locks()?.request(nameOf(sessionId), {ifAvailable: true}, async (lock) => {
    if (lock) await work();
  });
}

/** Missing on a page without HTTPS, refused in a sandboxed frame. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}
