/**
 * Brings what a guest does onto the device and from there to the store. It keeps no queue: what is unsaved is the one patch
 * that the store has not acknowledged, and everything new is merged into it. At most one device write and one request are
 * under way. When and how often the store hears of it is decided here; what it hears is the exchange's, which is loaded
 * when it is first needed.
 */
import type {Cancel} from '../shared/clock.js';
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {forget, type JournalRecord, type LiveRecord} from '../session/journal.js';
import {countChanges, mergePatches, type SessionPatch} from '../session/patch.js';
import type {Session} from '../session/schema.js';
import {backoffMs} from './backoff.js';
import {createDeviceWriter, isTakenOver, type DeviceWriterOptions} from './device-writer.js';
import type {Exchange} from './exchange.js';
import {allUnsentIn, openLedger, pendingIn} from './ledger.js';
import type {RuntimeOptions} from './runtime-options.js';
import type {Durability, Saved} from './saved.js';

/** Typing rests this long before the store hears of it; a step change does not wait. */
export const SAVE_DELAY_MS = 5_000;

export interface SaverOptions
  extends
    Pick<RuntimeOptions, 'store' | 'clock' | 'random' | 'isLocked' | 'loadExchange'>,
    Pick<DeviceWriterOptions, 'journal' | 'claim'> {
  /** What the journal holds already, or would. */
  readonly record: JournalRecord;
  /** The newest state, asked for at every device write. */
  readonly snapshot: () => Pick<LiveRecord, 'session' | 'furthestStepIndex' | 'config' | 'resultStepId'>;
  /**
   * Called with the session as it is now: what the store has, null when nothing, and what it lacks put on; the outputs at
   * addresses of this page. `isSure`: what was done here is newer than what others have done.
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
  const ledger = openLedger(record);
  let exchange: Exchange | null = null;
  let sending = false;
  /** Whether what is under way outlives the page. */
  let outlives = false;
  let failures = 0;
  /** Whether a change has come in whose device write has not been reported yet. */
  let isUnreported = false;
  let cancelTimer: Cancel | null = null;
  let closed = false;
  const flushes: {resolve: () => void; reject: (error: ExperienceError) => void}[] = [];

  const isDone = () => ledger.isKnown && ledger.created && pendingIn(ledger) === null;
  const isStopped = () => ledger.halted || (ledger.failure !== null && !ledger.failure.retryable);
  const changed = (acknowledged: Durability | null) => {
    if (!closed) options.onChange(acknowledged);
  };

  const device = createDeviceWriter({
    ...options,
    record: () => {
      const {created, earlier, isKnown, epoch} = ledger;
      return forget({...record, ...snapshot(), created, pending: pendingIn(ledger), earlier, isKnown, epoch});
    },
    onClaimed: ({earlier}) => Object.assign(ledger, {earlier, isKnown: false}),
    onTakenOver: (error) => (ledger.failure = error),
    onRest: () => {
      // Not before: what came in during a write is not on the device until the next.
      if (isUnreported) changed(device.state === 'saved' ? 'device' : null);
      isUnreported = false;
    },
  });
  if (ledger.created) device.state = 'saved';

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  function plan(): void {
    if (sending || isDone() || isStopped()) return;
    if (closed) return void send();
    if (ledger.failure && cancelTimer) return; // it waits its turn, whatever the guest does meanwhile
    stopTimer();
    const isUrgent = ledger.urgent || flushes.length > 0;
    cancelTimer = clock.after(
      ledger.failure ? backoffMs(failures, random()) : isUrgent ? 0 : SAVE_DELAY_MS,
      () => void send(),
    );
  }

  async function loadExchange(): Promise<Exchange> {
    const createExchange = await options.loadExchange();
    return (exchange ??= createExchange(options, ledger, device));
  }

  /** `isLeaving`: the page may be gone before the answer is there. */
  async function send(isLeaving = false): Promise<void> {
    stopTimer();
    if (sending || isDone() || isStopped()) return;
    if (device.writing && !isLeaving) return; // first the device; who has it written plans what comes next
    sending = true;
    outlives = isLeaving;
    ledger.urgent = false;
    changed(null);
    let isThere = false;
    try {
      isThere = await (exchange ?? (await loadExchange())).send(isLeaving);
      ledger.failure = null;
      failures = 0;
    } catch (error) {
      ledger.failure = toExperienceError(error, 'session/unavailable');
      failures += 1;
    }
    sending = false;
    await device.write();
    changed(isThere ? 'server' : null);
    settle();
    if (!(ledger.failure && closed)) plan();
  }

  function settle(): void {
    const {failure} = ledger;
    if (!isDone() && !failure) return;
    for (const {resolve, reject} of flushes.splice(0))
      if (failure) reject(failure);
      else resolve();
  }

  return {
    epoch: () => ledger.epoch,
    get saved(): Saved {
      const server = sending ? 'saving' : isStopped() ? 'failed' : isDone() ? 'saved' : 'waiting';
      return {
        device: device.state,
        server,
        pending: countChanges(allUnsentIn(ledger)) + (ledger.created ? 0 : 1),
        error: ledger.failure,
      };
    },

    save(patch, isUrgent) {
      ledger.unsent = mergePatches(ledger.unsent, patch);
      ledger.urgent ||= isUrgent;
      isUnreported = true;
      void device.write().then(plan);
    },

    async flush() {
      await device.writing;
      if (ledger.failure && isStopped()) throw ledger.failure;
      if (isDone()) return;
      const done = new Promise<void>((resolve, reject) => flushes.push({resolve, reject}));
      void send();
      return done;
    },

    async refresh() {
      const isIdle = () => isDone() && !sending && !isStopped();
      const isNew = isIdle() && (await (exchange ?? (await loadExchange())).refresh(isIdle));
      if (isNew) changed(null);
      return isNew;
    },

    retry() {
      if (isTakenOver(ledger.failure)) return;
      ledger.failure = null;
      failures = 0;
      void send();
    },

    leave() {
      // Where the store has not been asked, the next visit does, and sends what the device keeps until then.
      if (isDone() || isStopped() || !ledger.hasLooked || ledger.earlier.length > 0) return;
      // What is under way may be cut off; the same once more, in a request that is not, changes nothing.
      const patch = pendingIn(ledger);
      if (!sending) void send(true);
      else if (ledger.created && patch && !outlives) {
        const {epoch} = ledger;
        store.update(record.session.id, {...patch, epoch}, {isLeaving: true}).catch(() => undefined);
      }
    },

    halt() {
      ledger.halted = closed = true;
      device.halt();
      ledger.failure ??= new ExperienceError('session/taken-over');
      stopTimer();
    },

    close() {
      closed = true;
      stopTimer();
      void device.write().then(plan);
    },
  };
}
