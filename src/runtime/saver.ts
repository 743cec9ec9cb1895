/**
 * Brings what a guest does onto the device and from there to the store. It keeps no queue: what is unsaved is the one patch
 * that the store has not acknowledged, and everything new is merged into it. At most one device write is under way. Here it
 * is noted; what sends it is loaded when there is something to send.
 */
import type {Cancel} from '../shared/clock.js';
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {forget} from '../session/journal.js';
import {countChanges, mergePatches, type SessionPatch} from '../session/patch.js';
import {backoffMs} from './backoff.js';
import {createDeviceWriter, isTakenOver} from './device-writer.js';
import {allUnsentIn, isDone, isStopped, openLedger, pendingIn} from './ledger.js';
import type {Durability, Saved} from './saved.js';
import type {SaverOptions, Sender} from './saver-options.js';

export interface Saver {
  readonly saved: Saved;
  /** How many writers there were before, as far as is known. */
  readonly epoch: () => number;
  /** Takes a change that the snapshot has already; an urgent one is sent at once. */
  save(patch: SessionPatch | null, urgent: boolean): void;
  /** As the sender does. */
  readonly flush: () => Promise<void>;
  readonly refresh: () => Promise<boolean>;
  readonly retry: () => void;
  readonly leave: () => void;
  /** Stops at once: somebody else goes on with the session. */
  readonly halt: () => void;
  /** Makes one last attempt and leaves no timer behind. What is unsent stays in the journal. */
  readonly close: () => void;
}

export function createSaver(options: SaverOptions): Saver {
  const {clock, random, snapshot, record} = options;
  const ledger = openLedger(record);
  let sender: Sender | null = null;
  let loading: Promise<Sender> | null = null;
  let cancelLoading: Cancel | undefined;
  let failures = 0;
  /** Whether a change has come in whose device write has not been reported yet. */
  let isUnreported = false;

  const changed = (acknowledged: Durability | null) => {
    if (!ledger.closed) options.onChange(acknowledged);
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

  function load(): Promise<Sender> {
    loading ??= options.connect().then(
      ({createSender, store}) => (sender = createSender({...options, store}, ledger, device, changed)),
      (error: unknown) => {
        loading = null;
        const failure = toExperienceError(error, 'session/unavailable');
        if (!isDone(ledger)) fail(failure);
        throw failure;
      },
    );
    return loading;
  }

  /** Where the code to send something does not come, that is not sent yet, and tried again. */
  function fail(failure: ExperienceError): void {
    ledger.failure ??= failure;
    changed(null);
    cancelLoading?.();
    if (!ledger.closed) cancelLoading = clock.after(backoffMs(++failures, random()), plan);
  }

  function plan(): void {
    if (sender) sender.plan();
    else if (!isDone(ledger) && !isStopped(ledger)) load().then(plan, () => undefined);
  }

  function rest(): void {
    ledger.closed = true;
    cancelLoading?.();
    sender?.rest();
  }

  return {
    epoch: () => ledger.epoch,
    get saved(): Saved {
      return {
        device: device.state,
        server: ledger.sending
          ? 'saving'
          : isStopped(ledger)
            ? 'failed'
            : isDone(ledger)
              ? 'saved'
              : 'waiting',
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
      if (sender || !isDone(ledger)) await (sender ?? (await load())).flush();
    },

    refresh: async () => (sender ?? (await load())).refresh(),

    retry() {
      if (isTakenOver(ledger.failure)) return;
      ledger.failure = null;
      if (sender) sender.retry();
      else plan();
    },

    leave: () => sender?.leave(),

    halt() {
      rest();
      ledger.halted = true;
      device.halt();
      ledger.failure ??= new ExperienceError('session/taken-over');
    },

    close() {
      rest();
      void device.write().then(plan);
    },
  };
}
