/**
 * When and how often the store hears of what a saver has noted: after a pause in the typing, after a growing one where it has
 * failed, at once where it is asked for. At most one request is under way. What is said in it is the exchange's. Loaded
 * behind the first step.
 */
import type {Cancel} from '../shared/clock.js';
import {toExperienceError, type ExperienceError} from '../shared/errors.js';
import {backoffMs} from './backoff.js';
import {createExchange} from './exchange.js';
import {isDone, isStopped, pendingIn} from './ledger.js';
import type {CreateSender} from './saver-options.js';

/** Typing rests this long before the store hears of it; a step change does not wait. */
export const SAVE_DELAY_MS = 5_000;

export const createSender: CreateSender = (options, ledger, device, changed) => {
  const {store, clock, random, record} = options;
  const exchange = createExchange(options, ledger, device);
  /** Whether what is under way outlives the page. */
  let outlives = false;
  let failures = 0;
  let cancelTimer: Cancel | null = null;
  const flushes: {resolve: () => void; reject: (error: ExperienceError) => void}[] = [];

  function rest(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  function plan(): void {
    if (ledger.sending || isDone(ledger) || isStopped(ledger)) return;
    if (ledger.closed) return void send();
    if (ledger.failure && cancelTimer) return; // it waits its turn, whatever the guest does meanwhile
    rest();
    const isUrgent = ledger.urgent || flushes.length > 0;
    cancelTimer = clock.after(
      ledger.failure ? backoffMs(failures, random()) : isUrgent ? 0 : SAVE_DELAY_MS,
      () => void send(),
    );
  }

  /** `isLeaving`: the page may be gone before the answer is there. */
  async function send(isLeaving = false): Promise<void> {
    rest();
    if (ledger.sending || isDone(ledger) || isStopped(ledger)) return;
    if (device.writing && !isLeaving) return; // first the device; who has it written plans what comes next
    ledger.sending = true;
    outlives = isLeaving;
    ledger.urgent = false;
    changed(null);
    let isThere = false;
    try {
      isThere = await exchange.send(isLeaving);
      ledger.failure = null;
      failures = 0;
    } catch (error) {
      ledger.failure = toExperienceError(error, 'session/unavailable');
      failures += 1;
    }
    ledger.sending = false;
    await device.write();
    changed(isThere ? 'server' : null);
    settle();
    if (!(ledger.failure && ledger.closed)) plan();
  }

  function settle(): void {
    const {failure} = ledger;
    if (!isDone(ledger) && !failure) return;
    for (const {resolve, reject} of flushes.splice(0))
      if (failure) reject(failure);
      else resolve();
  }

  return {
    plan,
    rest,

    async flush() {
      await device.writing;
      if (ledger.failure && isStopped(ledger)) throw ledger.failure;
      if (isDone(ledger)) return;
      const done = new Promise<void>((resolve, reject) => flushes.push({resolve, reject}));
      void send();
      return done;
    },

    async refresh() {
      const isIdle = () => isDone(ledger) && !ledger.sending && !isStopped(ledger);
      const isNew = isIdle() && (await exchange.refresh(isIdle));
      if (isNew) changed(null);
      return isNew;
    },

    retry() {
      failures = 0;
      void send();
    },

    leave() {
      // Where the store has not been asked, the next visit does, and sends what the device keeps until then.
      if (isDone(ledger) || isStopped(ledger) || !exchange.hasLooked() || ledger.earlier.length > 0) return;
      // What is under way may be cut off; the same once more, in a request that is not, changes nothing.
      const patch = pendingIn(ledger);
      if (!ledger.sending) void send(true);
      else if (ledger.created && patch && !outlives) {
        const {epoch} = ledger;
        store.update(record.session.id, {...patch, epoch}, {isLeaving: true}).catch(() => undefined);
      }
    },
  };
};
