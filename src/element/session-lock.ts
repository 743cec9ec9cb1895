/**
 * One writer for each session among the tabs of a browser, by Web Locks. The later tab takes the lock, and the earlier one
 * hears of it. Whoever has taken it claims the device's record before anybody else can take it, so that the order of the
 * claims is that of the locks. Where there are no locks (a page without HTTPS) the claims alone keep an earlier tab from
 * writing.
 */
export const nameOf = (sessionId: string) => `experience-session:${sessionId}`;
export const turnOf = (sessionId: string) => `${nameOf(sessionId)}:claim`;

/**
 * Takes the session's lock until `signal` aborts, also from a tab that has it, and then claims; `onLost` is called when
 * another tab takes it. Rejects as `claim` does, or when it was aborted.
 */
export async function takeLock<T>(
  sessionId: string,
  signal: AbortSignal,
  onLost: () => void,
  claim: (isLocked: () => boolean) => Promise<T>,
): Promise<T> {
  const endTurn = await acquire(turnOf(sessionId), {signal});
  try {
    const release = await acquire(nameOf(sessionId), {steal: true}, () => signal.aborted || onLost());
    if (signal.aborted) release?.();
    else if (release) signal.addEventListener('abort', release, {once: true});
    return await claim(() => release !== null && !signal.aborted);
  } finally {
    endTurn?.();
  }
}

/** Resolves with how to let go, or with null where the lock is not free, or locks are missing or refused. */
export function acquire(name: string, options: LockOptions, onLost = () => {}): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const hold = async (lock: Lock | null) => {
      if (lock) await new Promise<void>((release) => resolve(release));
      else resolve(null);
    };
    // Missing on a page without HTTPS, refused in a sandboxed frame.
    const {locks} = navigator as Partial<Navigator>;
    if (!locks) {
      resolve(null);
      return;
    }
    locks.request(name, options, hold).catch((error: unknown) => {
      const isAborted = error instanceof DOMException && error.name === 'AbortError';
      if (isAborted) {
        onLost();
        reject(error);
      } else resolve(null);
    });
  });
}
