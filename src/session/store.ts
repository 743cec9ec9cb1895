/**
 * The port behind which sessions are kept. A store belongs to one project and one user; it keeps what it is given and
 * decides nothing but what must not happen: whoever may write, a final status stays and an older write never wins.
 *
 * The contract, held by every implementation (`test/contracts/session-store.ts`):
 * - Every method may be called again with the same arguments after any failure, also when the first call arrived.
 * - A method rejects with an `ExperienceError` and nothing else. `session/unavailable` means that nobody knows whether it
 *   arrived; it is the only retryable one.
 * - Instants are Unix milliseconds and come from the caller, so that a repeated call is the same call.
 * - Fields that the store or another program added to the document survive.
 */
import type {ErrorCode} from '../shared/errors.js';
import type {Session} from './schema.js';
import type {SessionPatch} from './patch.js';

/** What a store says when another write was there first. */
export const OVERTAKEN: readonly ErrorCode[] = ['session/conflict', 'session/not-active'];

export interface WriteOptions {
  /** The page may be gone before the answer is there: the request should outlive it where it can. */
  readonly isLeaving?: boolean;
}

export interface SessionStore {
  /**
   * Resolves with the stored session once a document with this id belongs to this user: the one that was handed in, with
   * `createdBy` set, or the one that an earlier call has left there and that others may have changed since.
   * Rejects with `session/permission-denied`, `session/unavailable`.
   */
  create(session: Session, options?: WriteOptions): Promise<Session>;

  /**
   * Resolves with the session, or with null when there is none.
   * Rejects with `session/permission-denied`, `session/invalid` (a document that is no session), `session/unavailable`.
   */
  get(sessionId: string): Promise<Session | null>;

  /**
   * Merges the patch into the document, key by key in maps. A patch that is already there changes nothing.
   * Rejects with `session/not-found`, `session/not-active` (the session has ended), `session/conflict` (a newer write is
   * there), `session/taken-over` (a later writer's is), `session/permission-denied`, `session/unavailable`.
   */
  update(sessionId: string, patch: SessionPatch, options?: WriteOptions): Promise<void>;
}
