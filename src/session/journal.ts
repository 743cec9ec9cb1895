/**
 * What a device remembers of its sessions: the newest state, what of it no store has acknowledged yet, and the config that
 * the session started with. Promise one hangs on it: what `write` has resolved for survives a killed tab.
 * A record has one writer. Whoever claims it raises its `epoch`; an earlier writer, in another tab, is refused from then on.
 */
import {isFinal} from './lifecycle.js';
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
  /** The config as it came, unparsed: a session stays on the version that it started with. Null once it is of no more use. */
  readonly config: unknown;
  /** Which store has the document, or will: a device may keep sessions for several. */
  readonly backend: string;
  readonly epoch: number;
}

/** What tells one guest's pass through one experience from another's. */
export type Place = Pick<Session, 'projectId' | 'eventId' | 'experienceId' | 'mode'>;

export interface Journal {
  /**
   * Resolves once the record is safe on the device.
   * Rejects with `session/taken-over` when somebody has claimed the record since, else with whatever the device says: full,
   * forbidden, gone.
   */
  write(record: JournalRecord): Promise<void>;
  /** Makes the caller the record's writer, and returns it as it is then; null when there is none. */
  claim(sessionId: string): Promise<JournalRecord | null>;
  /** All records, the newest session first. */
  all(): Promise<readonly JournalRecord[]>;
  remove(sessionId: string): Promise<void>;
}

/** Whether a record is of a session at this place. */
export function isAt({session}: JournalRecord, place: Place): boolean {
  return (
    session.projectId === place.projectId &&
    session.eventId === place.eventId &&
    session.experienceId === place.experienceId &&
    session.mode === place.mode
  );
}

/** Whether the store lacks something that the record has. */
export function isUnsent({created, pending}: Pick<JournalRecord, 'created' | 'pending'>): boolean {
  return !created || pending !== null;
}

/** What is left of a finished session that the store has: enough to know it again, nothing of what the guest said. */
export function forget(record: JournalRecord): JournalRecord {
  if (!isFinal(record.session.status) || isUnsent(record)) return record;
  return {...record, session: {...record.session, inputs: {}, outputs: {}, context: {}}, config: null};
}
