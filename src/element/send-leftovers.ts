/** Once the session on the page is safe, what the device has of others has its turn. */
import {leftovers} from '../runtime/leftovers.js';
import type {Runtime} from '../runtime/runtime.js';
import type {Journal} from '../session/journal.js';
import {toExperienceError} from '../shared/errors.js';
import type {Backend} from './open-backend.js';
import {isOwn} from './open-session.js';
import type {Device} from './open-uploader.js';
import {ifUnlocked} from './idle-session.js';
import type {Settings} from './settings.js';

export interface SendLeftoversOptions extends Device {
  readonly runtime: Runtime;
  readonly settings: Settings;
  readonly backend: Backend;
  readonly journal: Journal;
  /** The name under which this visit writes. */
  readonly writer: string;
  readonly signal: AbortSignal;
}

/** Never rejects: whoever is offline has the same chance at the next visit. */
export async function sendLeftovers(options: SendLeftoversOptions): Promise<void> {
  const {runtime, settings, backend, journal, clock, signal} = options;
  try {
    // A session that is stuck must not hold up the others; a dead network holds up all.
    await runtime.flush().catch((error: unknown) => {
      if (toExperienceError(error, 'session/unavailable').retryable) throw error;
    });
    const userId = await backend.userId();
    if (signal.aborted) return;
    const left = await leftovers(journal, clock.now(), runtime.head.id);
    if (!left) return;
    const {keepHouse} = await import('../runtime/housekeeping.js');
    await keepHouse({
      ...options,
      left,
      ifIdle: ifUnlocked,
      openUploader: async (record) => {
        const {openUploader} = await import('./open-uploader.js');
        return (await openUploader({record, isResumed: true}, backend, options)).uploader;
      },
      storeFor: (record) =>
        record.backend === backend.key && isOwn(record, userId, settings)
          ? backend.storeFor(record.session.projectId)
          : null,
    });
  } catch {
    // See above.
  }
}
