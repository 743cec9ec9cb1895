/**
 * Brings what a guest does onto the device and from there to the store. It keeps no queue: what is unsaved is the one patch
 * that the store has not acknowledged, and everything new is merged into it. At most one device write and one request are
 * under way; a request that may or may not have arrived is sent again, which changes nothing the second time.
 * Who goes on with a session asks the store first: its last writer may have told it more than the device.
 */
import type {Cancel} from '../shared/clock.js';
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {wholeSession} from '../session/answers.js';
import {forget, type JournalRecord, type LiveRecord} from '../session/journal.js';
import {applyPatch, countChanges, mergePatches, takenOver, type SessionPatch} from '../session/patch.js';
import {reconcile, remaining} from '../session/reconcile.js';
import type {Session} from '../session/schema.js';
import {OVERTAKEN} from '../session/store.js';
import {backoffMs} from './backoff.js';
import type {RuntimeOptions} from './runtime-options.js';
import type {Durability, Saved} from './saved.js';
import {createDeviceWriter, isTakenOver, type DeviceWriterOptions} from './device-writer.js';

/** Typing rests this long before the store hears of it; a step change does not wait. */
export const SAVE_DELAY_MS = 5_000;
/** How often in a row another write may come between. */
const MAX_OVERTAKEN = 3;

export interface SaverOptions
  extends
    Pick<RuntimeOptions, 'store' | 'clock' | 'random' | 'isLocked'>,
    Pick<DeviceWriterOptions, 'journal' | 'claim'> {
  /** What the journal holds already, or would. */
  readonly record: JournalRecord;
  /** The newest state, asked for at every device write. */
  readonly snapshot: () => Pick<LiveRecord, 'session' | 'furthestStepIndex' | 'config' | 'resultStepId'>;
  /**
   * Called with the session as it is now: what the store has, null when nothing, and what it lacks put on. `isSure`: what was
   * done here is newer than what others have done.
   */
  readonly onStored: (session: Session, stored: Session | null, isSure: boolean) => void;
  /** Called after each change of `saved`; with a durability when something has just been acknowledged. */
  readonly onChange: (acknowledged: Durability | null) => void;
}

export interface Saver {
  readonly saved: Saved;
  /** How many writers there were before, as far as is known. */
  readonly epoch: () => number;
  /** Takes a change that the snapshot has already; an urgent one is sent at once. */
  save(patch: SessionPatch | null, urgent: boolean): void;
  /** Sends what is unsent now. Resolves when the store has everything, rejects when an attempt fails. */
  readonly flush: () => Promise<void>;
  /** Takes over what others have added in the store; false where something goes first, or went meanwhile. Rejects as `get`. */
  readonly refresh: () => Promise<boolean>;
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
  const {store, clock, random, snapshot, record} = options;
  let {created, earlier, isKnown, epoch, pending: unsent} = record;
  /** Whether the store has been asked before; the first answer is about earlier writers. */
  let hasLooked = isKnown;
  /** Whether the device said that the session is this writer's when the store was last asked. */
  let isNoted = options.claim === undefined;
  let overtaken = 0;
  let inFlight: SessionPatch | null = null;
  let sending = false;
  /** Whether what is under way outlives the page. */
  let outlives = false;
  let failure: ExperienceError | null = null;
  let failures = 0;
  /** Whether something waits that does not wait for a pause. */
  let urgent = false;
  /** Whether a change has come in whose device write has not been reported yet. */
  let isUnreported = false;
  let cancelTimer: Cancel | null = null;
  let closed = false;
  let halted = false;
  const flushes: {resolve: () => void; reject: (error: ExperienceError) => void}[] = [];

  const pending = () => mergePatches(inFlight, unsent);
  const allUnsent = () => mergePatches(...earlier.map(({patch}) => patch), pending());
  const isDone = () => isKnown && created && pending() === null;
  const isStopped = () => halted || (failure !== null && !failure.retryable);
  const changed = (acknowledged: Durability | null) => {
    if (!closed) options.onChange(acknowledged);
  };

  const device = createDeviceWriter({
    ...options,
    record: () => forget({...record, ...snapshot(), created, pending: pending(), earlier, isKnown, epoch}),
    onClaimed: (claimed) => {
      ({earlier} = claimed);
      isKnown = false;
    },
    onTakenOver: (error) => (failure = error),
    onRest: () => {
      // Not before: what came in during a write is not on the device until the next.
      if (isUnreported) changed(device.state === 'saved' ? 'device' : null);
      isUnreported = false;
    },
  });
  if (created) device.state = 'saved';

  function plan(): void {
    if (sending || isDone() || isStopped()) return;
    if (closed) return void send();
    if (failure && cancelTimer) return; // it waits its turn, whatever the guest does meanwhile
    cancelTimer?.();
    cancelTimer = clock.after(
      failure ? backoffMs(failures, random()) : urgent || flushes.length > 0 ? 0 : SAVE_DELAY_MS,
      () => void send(),
    );
  }

  /** `isLeaving`: the page may be gone before the answer is there. */
  async function send(isLeaving = false): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    if (sending || isDone() || isStopped()) return;
    if (device.writing && !isLeaving) return; // first the device; who has it written plans what comes next
    sending = true;
    outlives = isLeaving;
    urgent = false;
    changed(null);
    let acknowledged: Durability | null = null;
    try {
      if (!isKnown) await look();
      inFlight = unsent;
      unsent = null;
      await (created ? update(isLeaving) : create(isLeaving));
      failure = null;
      failures = 0;
      overtaken = 0;
      acknowledged = 'server';
    } catch (error) {
      fail(toExperienceError(error, 'session/unavailable'));
      unsent = pending();
    }
    inFlight = null;
    sending = false;
    await device.write();
    changed(acknowledged);
    settle();
    if (!(failure && closed)) plan();
  }

  /** Somebody else's write has come between: what it was is asked, and what is unsent goes on top of it. */
  function fail(error: ExperienceError): void {
    const isOvertaken = inFlight !== null && OVERTAKEN.includes(error.code) && overtaken < MAX_OVERTAKEN;
    failures += 1;
    failure = isOvertaken ? null : error;
    if (!isOvertaken) return;
    overtaken += 1;
    isKnown = false;
    urgent = true;
  }

  /** Goes on from what the store has; only if the device does not say that the session is somebody else's by now. */
  async function look(): Promise<void> {
    const {id} = record.session;
    const stored = await store.get(id);
    if (!stored && created) throw new ExperienceError('session/not-found', {expected: id});
    if (device.state !== 'saved') await confirm();
    if (stored) adopt(stored);
    else start();
    hasLooked = true;
    await confirm();
  }

  /** There is no document yet: what earlier writers had is told with the start. */
  function start(): void {
    [unsent, earlier, isKnown] = [allUnsent(), [], true];
    if (unsent) options.onStored(applyPatch(wholeSession(snapshot().session), unsent), null, true);
  }

  async function confirm(): Promise<void> {
    await device.write();
    if (halted || isTakenOver(failure)) throw failure ?? new ExperienceError('session/taken-over');
  }

  /** The session is what is stored, and what is unsent on top of it, in the order in which it was done. */
  function adopt(stored: Session): void {
    const {epoch: last = 0} = stored;
    if (hasLooked && last > epoch) throw takenOver({updatedAt: 0, epoch}, stored);
    // What was done while the device did not say whose the session is may be older than what another has done.
    const isSure = options.isLocked || (isNoted && device.state !== 'unavailable');
    const own = unsent && {patch: unsent, epoch, at: isSure ? Infinity : unsent.updatedAt};
    if (!hasLooked) epoch = Math.max(epoch, last + 1);
    isNoted = device.state === 'saved';
    const {session, unsent: rest, isTooLate} = reconcile(stored, own ? [...earlier, own] : earlier);
    [created, isKnown, earlier, unsent] = [true, true, [], rest];
    options.onStored(session, stored, isSure);
    if (isTooLate)
      throw new ExperienceError('session/not-active', {received: stored.status, expected: 'active'});
  }

  async function update(isLeaving: boolean): Promise<void> {
    if (inFlight) await store.update(record.session.id, {...inFlight, epoch}, {isLeaving});
  }

  /** A start carries what a start may carry; the rest follows as a patch. */
  async function create(isLeaving: boolean): Promise<void> {
    const session = wholeSession(snapshot().session);
    const start: Session = {...session, epoch, status: 'active', outputs: {}, completedAt: null};
    const stored = await store.create(start, {isLeaving});
    urgent ||= remaining(inFlight, stored) !== null;
    unsent = mergePatches(inFlight, unsent);
    inFlight = null;
    adopt(stored);
  }

  function settle(): void {
    if (!isDone() && !failure) return;
    for (const {resolve, reject} of flushes.splice(0))
      if (failure) reject(failure);
      else resolve();
  }

  async function flush(): Promise<void> {
    await device.writing;
    if (failure && isStopped()) throw failure;
    if (isDone()) return;
    const done = new Promise<void>((resolve, reject) => flushes.push({resolve, reject}));
    void send();
    return done;
  }

  return {
    epoch: () => epoch,
    get saved(): Saved {
      const server = sending ? 'saving' : isStopped() ? 'failed' : isDone() ? 'saved' : 'waiting';
      return {
        device: device.state,
        server,
        pending: countChanges(allUnsent()) + (created ? 0 : 1),
        error: failure,
      };
    },

    save(patch, isUrgent) {
      unsent = mergePatches(unsent, patch);
      urgent ||= isUrgent;
      isUnreported = true;
      void device.write().then(plan);
    },

    flush,

    async refresh() {
      const isIdle = () => isDone() && !sending && !isStopped();
      const stored = isIdle() ? await store.get(record.session.id) : null;
      if (!stored || !isIdle() || stored.updatedAt < snapshot().session.updatedAt) return false;
      try {
        adopt(stored);
      } catch (error) {
        failure = toExperienceError(error, 'session/unavailable');
      }
      await device.write();
      changed(null);
      return true;
    },

    retry() {
      if (isTakenOver(failure)) return;
      failure = null;
      failures = 0;
      void send();
    },

    leave() {
      // Where the store has not been asked, the next visit does, and sends what the device keeps until then.
      if (isDone() || isStopped() || !hasLooked || earlier.length > 0) return;
      // What is under way may be cut off; the same once more, in a request that is not, changes nothing.
      const patch = pending();
      if (!sending) void send(true);
      else if (created && patch && !outlives)
        store.update(record.session.id, {...patch, epoch}, {isLeaving: true}).catch(() => undefined);
    },

    halt() {
      halted = closed = true;
      device.halt();
      failure ??= new ExperienceError('session/taken-over');
      cancelTimer?.();
      cancelTimer = null;
    },

    close() {
      closed = true;
      cancelTimer?.();
      cancelTimer = null;
      void device.write().then(plan);
    },
  };
}
