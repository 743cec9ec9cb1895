/**
 * Brings what a guest does onto the device and from there to the store. It keeps no queue: what is unsaved is the one patch
 * that the store has not acknowledged, and everything new is merged into it. At most one device write and one request are
 * under way; a request that may or may not have arrived is sent again, which changes nothing the second time.
 */
import type {Cancel, Clock} from '../shared/clock.js';
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {forget, type Journal, type JournalRecord} from '../session/journal.js';
import {countChanges, mergePatches, patchOf, type SessionPatch} from '../session/patch.js';
import type {Session} from '../session/schema.js';
import type {SessionStore} from '../session/store.js';

/** Typing rests this long before the store hears of it; a step change does not wait. */
export const SAVE_DELAY_MS = 5_000;
export const RETRY_MIN_MS = 1_000;
export const RETRY_MAX_MS = 30_000;

export type Durability = 'device' | 'server';

/** How safe the session is. `pending` counts the values that the store has not acknowledged; a session that is not there is one. */
export interface Saved {
  readonly device: 'saving' | 'saved' | 'unavailable';
  readonly server: 'waiting' | 'saving' | 'saved' | 'failed';
  readonly pending: number;
  /** Why the last attempt failed; `failed` means that nothing will be tried until `retry()`. */
  readonly error: ExperienceError | null;
}

export interface SaverOptions {
  readonly store: SessionStore;
  readonly journal: Journal;
  readonly clock: Clock;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
  /** What the journal holds already, or would. */
  readonly record: Pick<JournalRecord, 'created' | 'pending'>;
  /** The newest state, asked for at every device write. */
  readonly snapshot: () => Omit<JournalRecord, 'created' | 'pending'>;
  /** Called with the document as the store has it, once it is known to be there. */
  readonly onCreated: (stored: Session) => void;
  /** Called after each change of `saved`; with a durability when something has just been acknowledged. */
  readonly onChange: (acknowledged: Durability | null) => void;
}

export interface Saver {
  readonly saved: Saved;
  /** Takes a change that the snapshot has already; an urgent one is sent at once. */
  save(patch: SessionPatch | null, urgent: boolean): void;
  /** Sends what is unsent now. Resolves when the store has everything, rejects when an attempt fails. */
  readonly flush: () => Promise<void>;
  /** Tries again after a failure. */
  readonly retry: () => void;
  /** Sends what is unsent in a way that outlives the page: it is hidden, perhaps for good. */
  readonly leave: () => void;
  /** Stops at once: somebody else goes on with the session. */
  readonly halt: () => void;
  /** Makes one last attempt and leaves no timer behind. What is unsent stays in the journal. */
  readonly close: () => void;
}

export function createSaver(options: SaverOptions): Saver {
  const {store, journal, clock, random, snapshot} = options;
  let {created, pending: unsent} = options.record;
  let inFlight: SessionPatch | null = null;
  let sending = false;
  /** Whether what is under way outlives the page. */
  let outlives = false;
  let failure: ExperienceError | null = null;
  let failures = 0;
  /** Whether something waits that does not wait for a pause. */
  let urgent = false;
  let device: Saved['device'] = created ? 'saved' : 'saving';
  let writing: Promise<void> | null = null;
  let isStale = false;
  /** Whether a change has come in whose device write has not been reported yet. */
  let isUnreported = false;
  let cancelTimer: Cancel | null = null;
  let closed = false;
  let flushes: {resolve: () => void; reject: (error: ExperienceError) => void}[] = [];

  const pending = () => mergePatches(inFlight, unsent);
  const isDone = () => created && pending() === null;
  const isStopped = () => failure !== null && !failure.retryable;
  const changed = (acknowledged: Durability | null) => {
    if (!closed) options.onChange(acknowledged);
  };

  /** Writes the newest state to the device; what comes in meanwhile is in the next write. */
  function writeDevice(): Promise<void> {
    isStale = true;
    writing ??= (async () => {
      while (isStale) {
        isStale = false;
        try {
          await journal.write(forget({...snapshot(), created, pending: pending()}));
          device = 'saved';
        } catch (error) {
          device = 'unavailable';
          if (isTakenOver(error)) failure = error;
        }
      }
      // Not before: what came in during the write is not on the device until the next.
      if (isUnreported) changed(device === 'saved' ? 'device' : null);
      isUnreported = false;
      writing = null;
    })();
    return writing;
  }

  function plan(): void {
    if (sending || isDone() || isStopped()) return;
    if (closed) return void send();
    if (failure && cancelTimer) return; // it waits its turn, whatever the guest does meanwhile
    cancelTimer?.();
    cancelTimer = clock.after(
      failure ? backoff() : urgent || flushes.length > 0 ? 0 : SAVE_DELAY_MS,
      () => void send(),
    );
  }

  function backoff(): number {
    return Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);
  }

  /** `isLeaving`: the page may be gone before the answer is there. */
  async function send(isLeaving = false): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    if (sending || isDone() || isStopped()) return;
    if (writing && !isLeaving) return; // first the device; who has it written plans what comes next
    sending = true;
    outlives = isLeaving;
    urgent = false;
    inFlight = unsent;
    unsent = null;
    changed(null);
    try {
      await (created ? update(isLeaving) : create(isLeaving));
      failure = null;
      failures = 0;
    } catch (error) {
      failure = toExperienceError(error, 'session/unavailable');
      failures += 1;
      unsent = pending();
    }
    inFlight = null;
    sending = false;
    await writeDevice();
    changed(failure ? null : 'server');
    settle();
    if (!(failure && closed)) plan();
  }

  async function update(isLeaving: boolean): Promise<void> {
    if (inFlight) await store.update(snapshot().session.id, inFlight, {isLeaving});
  }

  /** A start carries what a start may carry; the rest follows as a patch. */
  async function create(isLeaving: boolean): Promise<void> {
    const {session} = snapshot();
    const start: Session = {...session, status: 'active', outputs: {}, completedAt: null};
    const stored = await store.create(start, {isLeaving});
    created = true;
    options.onCreated(stored);
    // An earlier call of this very start may have arrived without what has come since.
    const rest = stored.updatedAt === start.updatedAt ? restOf(inFlight) : patchOf(session);
    urgent ||= rest !== null;
    unsent = mergePatches(rest, unsent);
  }

  function settle(): void {
    if (!isDone() && !failure) return;
    const settled = flushes;
    flushes = [];
    for (const {resolve, reject} of settled) {
      if (failure) reject(failure);
      else resolve();
    }
  }

  return {
    get saved(): Saved {
      const server = sending ? 'saving' : isStopped() ? 'failed' : isDone() ? 'saved' : 'waiting';
      return {device, server, pending: countChanges(pending()) + (created ? 0 : 1), error: failure};
    },

    save(patch, isUrgent) {
      unsent = mergePatches(unsent, patch);
      urgent ||= isUrgent;
      isUnreported = true;
      void writeDevice().then(plan);
    },

    flush: async () => {
      await writing;
      if (failure && isStopped()) throw failure;
      if (isDone()) return;
      const done = new Promise<void>((resolve, reject) => flushes.push({resolve, reject}));
      urgent = true;
      void send();
      return done;
    },

    retry() {
      if (isTakenOver(failure)) return;
      failure = null;
      failures = 0;
      void send();
    },

    leave() {
      if (isDone() || isStopped()) return;
      // What is under way may be cut off; the same once more, in a request that is not, changes nothing.
      const patch = pending();
      if (!sending) void send(true);
      else if (created && patch && !outlives)
        store.update(snapshot().session.id, patch, {isLeaving: true}).catch(() => undefined);
    },

    halt() {
      closed = true;
      failure ??= new ExperienceError('session/taken-over');
      cancelTimer?.();
      cancelTimer = null;
    },

    close() {
      closed = true;
      cancelTimer?.();
      cancelTimer = null;
      void writeDevice().then(plan);
    },
  };
}

function isTakenOver(error: unknown): error is ExperienceError {
  return error instanceof ExperienceError && error.code === 'session/taken-over';
}

/** What of a patch a start may not carry. */
function restOf(patch: SessionPatch | null): SessionPatch | null {
  if (patch === null) return null;
  const {updatedAt, outputs, status, completedAt} = patch;
  if (!outputs && !status) return null;
  return {
    updatedAt,
    ...(outputs && {outputs}),
    ...(status && {status}),
    ...(completedAt !== undefined && {completedAt}),
  };
}
