/** How safe a session is, for whoever shows it. */
import type {ExperienceError} from '../shared/errors.js';

export type Durability = 'device' | 'server';

/** How safe the session is. `pending` counts the values that the store has not acknowledged; a session that is not there is one. */
export interface Saved {
  readonly device: 'saving' | 'saved' | 'unavailable';
  readonly server: 'waiting' | 'saving' | 'saved' | 'failed';
  readonly pending: number;
  /** Why the last attempt failed; `failed` means that nothing will be tried until `retry()`. */
  readonly error: ExperienceError | null;
}
