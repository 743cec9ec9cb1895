/**
 * What a device remembers of its sessions: the newest state, what of it no store has acknowledged yet, and the config that
 * the session started with. Promise one hangs on it: what `write` has resolved for survives a killed tab.
 */
import type {SessionPatch} from './patch.js';
import type {Session} from './schema.js';

export interface JournalRecord {
  readonly session: Session;
  /** Whether the store has the document. */
  readonly created: boolean;
  /** What the store has not acknowledged. */
  readonly pending: SessionPatch | null;
  /** The furthest step that the guest has seen; the session itself only knows the current one. */
  readonly furthestStepIndex: number;
  /** The config as it came, unparsed: a session stays on the version that it started with. */
  readonly config: unknown;
}

/** What tells one guest's pass through one experience from another's. */
export type Place = Pick<Session, 'projectId' | 'eventId' | 'experienceId' | 'mode'>;

export interface Journal {
  /** Resolves once the record is safe on the device. Rejects with whatever the device says: full, forbidden, gone. */
  write(record: JournalRecord): Promise<void>;
  /** The record of the newest session at this place, or null. */
  latest(place: Place): Promise<JournalRecord | null>;
  remove(sessionId: string): Promise<void>;
}
