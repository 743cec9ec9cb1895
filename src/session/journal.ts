/**
 * What a device remembers of its sessions: the newest state, what of it no store has acknowledged yet, and the config that
 * the session started with. Promise one hangs on it: what `write` has resolved for survives a killed tab.
 * A record has one writer, by name. Whoever claims it is the next; an earlier one, in another tab, is refused from then on.
 */
import {answersOf, type LiveSession} from './answers.js';
import {isFinal} from './lifecycle.js';
import {mergePatches, type SessionPatch} from './patch.js';
import type {Session} from './schema.js';

/** A guest who reloads a page that is offline leaves something each time; so many become one. */
const MAX_EARLIER = 50;

/** What a writer has left, and the device's `updatedAt` when it did. A store that has heard of it later has it, or newer. */
export interface Unsent {
  readonly patch: SessionPatch;
  readonly epoch: number;
  readonly at: number;
}

export interface JournalRecord {
  readonly session: Session;
  /** Whether the store has the document. */
  readonly created: boolean;
  /** What the store has not acknowledged. */
  readonly pending: SessionPatch | null;
  /** What earlier writers had not been acknowledged for, the oldest first; kept apart until the store has said what it has. */
  readonly earlier: readonly Unsent[];
  /** Whether the writer knows what the store has; until then it writes nothing there. */
  readonly isKnown: boolean;
  /** The furthest step that the guest has seen; the session itself only knows the current one. */
  readonly furthestStepIndex: number;
  /** The config as it came, unparsed: a session stays on the version that it started with. Null once it is of no more use. */
  readonly config: unknown;
  /** The step that has what the guest takes away: of a finished session enough to ask the store for it. */
  readonly resultStepId?: string | undefined;
  /** Which store has the document, or will: a device may keep sessions for several. */
  readonly backend: string;
  /** How many writers there were before; zero for the first. */
  readonly epoch: number;
  /** The writer's name. */
  readonly writer: string;
}

/** A record as its writer has it. */
export type LiveRecord = Omit<JournalRecord, 'session'> & {readonly session: LiveSession};

/** What tells one guest's pass through one experience from another's. */
export type Place = Pick<Session, 'projectId' | 'eventId' | 'experienceId' | 'mode'>;

/**
 * Whether a store that has this has heard from the writer, or from a later one, after what was left. Neither number tells
 * alone: a clock jumps back, and a full device counts no writers.
 */
export function isOutdated(
  {epoch, at}: Pick<Unsent, 'epoch' | 'at'>,
  {epoch: stored = 0, updatedAt}: Pick<Session, 'epoch' | 'updatedAt'>,
): boolean {
  return stored >= epoch && updatedAt > at;
}

export type Claim = () => Promise<JournalRecord | null>;

export interface Journal {
  /**
   * Resolves once the record is safe on the device.
   * Rejects with `session/taken-over` when somebody has claimed the record since, else with whatever the device says: full,
   * forbidden, gone.
   */
  write(record: LiveRecord): Promise<void>;
  /**
   * Makes this writer the record's, and returns it as it is then; null when there is none. With `after` only if that is
   * still the writer: else it rejects with `session/taken-over`.
   */
  claim(sessionId: string, writer: string, after?: string): Promise<JournalRecord | null>;
  /** All records, the newest session first. */
  all(): Promise<readonly JournalRecord[]>;
  /** The ids of the sessions that the device has photos of; of each, whether there is a record too, also one that cannot be read. */
  withPhotos(): Promise<Map<string, boolean>>;
  /** Takes away all that the device has of a session, its photos too. */
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

/**
 * The record with its next writer, who is to ask the store what the last one has told it. Who is noted on the device counts
 * for more than who could not be: both begin from the same record, and the device would have told of the earlier.
 */
export function claimedBy(writer: string, record: JournalRecord, isNoted: boolean): JournalRecord {
  const {session, pending, epoch} = record;
  const next = {...record, epoch: epoch + (isNoted ? 2 : 1), writer};
  if (isOver(record)) return next;
  const earlier = record.isKnown ? [] : record.earlier;
  // What a guest has gone on from so often counts as theirs, whatever the store has heard in between.
  const isMany = earlier.length >= MAX_EARLIER;
  const patch = isMany ? mergePatches(...earlier.map((left) => left.patch), pending) : pending;
  return {
    ...next,
    pending: null,
    earlier: [...(isMany ? [] : earlier), ...(patch ? [{patch, epoch, at: session.updatedAt}] : [])],
    isKnown: false,
  };
}

/** Whether the store lacks something that the record has. */
export function isUnsent({
  created,
  pending,
  earlier,
}: Pick<JournalRecord, 'created' | 'pending' | 'earlier'>): boolean {
  return !created || pending !== null || earlier.length > 0;
}

const NOTHING = answersOf({});

/** What is left of a finished session that the store has: enough to know it again, nothing of what the guest said. */
export function forget(record: LiveRecord): LiveRecord {
  if (!isOver(record)) return record;
  return {...record, session: {...record.session, inputs: NOTHING, outputs: {}, context: {}}, config: null};
}

/** Whether the session is finished and the store has all of it. */
function isOver(record: JournalRecord | LiveRecord): boolean {
  return isFinal(record.session.status) && record.isKnown && !isUnsent(record);
}
