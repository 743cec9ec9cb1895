/**
 * What is said to a store, and what is heard from it: one attempt after the other, whenever the sender wants one. A request
 * that may or may not have arrived is sent again, which changes nothing the second time. Who goes on with a session asks the
 * store first: its last writer may have told it more than the device.
 */
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {wholeSession} from '../session/answers.js';
import {applyPatch, takenOver} from '../session/patch.js';
import {reconcile, remaining} from '../session/reconcile.js';
import type {Session} from '../session/schema.js';
import {OVERTAKEN} from '../session/store.js';
import {usableOutputs} from '../session/usable-outputs.js';
import {isTakenOver, type DeviceWriter} from './device-writer.js';
import {allUnsentIn, pendingIn, type Ledger} from './ledger.js';
import type {SenderOptions} from './saver-options.js';

/** How often in a row another write may come between. */
const MAX_OVERTAKEN = 3;

export interface Exchange {
  /**
   * Tells the store what it lacks; `isLeaving`: the page may be gone before the answer is there. False where another write has
   * come between, and it has to be asked once more. Rejects as the store does.
   */
  send(isLeaving: boolean): Promise<boolean>;
  /** Whether the store has been asked before. */
  hasLooked(): boolean;
  /** Takes over what others have added; false where there is nothing, or it `isIdle` no longer. Rejects as `get`. */
  refresh(isIdle: () => boolean): Promise<boolean>;
}

export function createExchange(options: SenderOptions, ledger: Ledger, device: DeviceWriter): Exchange {
  const {store, snapshot} = options;
  const {id} = options.record.session;
  /** Whether the store has been asked before; the first answer is about earlier writers. */
  let {isKnown: hasLooked} = options.record;
  /** Whether the device said that the session is this writer's when the store was last asked. */
  let isNoted = options.claim === undefined;
  let overtaken = 0;

  /** Goes on from what the store has; only if the device does not say that the session is somebody else's by now. */
  async function look(): Promise<void> {
    const stored = await store.get(id);
    if (!stored && ledger.created) throw new ExperienceError('session/not-found', {expected: id});
    if (device.state !== 'saved') await confirm();
    if (stored) adopt(stored);
    else start();
    hasLooked = true;
    await confirm();
  }

  /** There is no document yet: what earlier writers had is told with the start. */
  function start(): void {
    const unsent = allUnsentIn(ledger);
    Object.assign(ledger, {unsent, earlier: [], isKnown: true});
    if (unsent) options.onStored(applyPatch(wholeSession(snapshot().session), unsent), null, true);
  }

  async function confirm(): Promise<void> {
    await device.write();
    const {failure, halted} = ledger;
    if (halted || isTakenOver(failure)) throw failure ?? new ExperienceError('session/taken-over');
  }

  /** The session is what is stored, and what is unsent on top of it, in the order in which it was done. */
  function adopt(stored: Session): void {
    const {epoch: last = 0} = stored;
    const {epoch, unsent, earlier} = ledger;
    if (hasLooked && last > epoch) throw takenOver({updatedAt: 0, epoch}, stored);
    // What was done while the device did not say whose the session is may be older than what another has done.
    const isSure = options.isLocked || !epoch || (isNoted && device.state !== 'unavailable');
    const own = unsent && {patch: unsent, epoch, at: isSure ? Infinity : unsent.updatedAt};
    if (!hasLooked) ledger.epoch = Math.max(epoch, last + 1);
    isNoted = device.state === 'saved';
    const {session, unsent: rest, isTooLate} = reconcile(stored, own ? [...earlier, own] : earlier);
    Object.assign(ledger, {created: true, isKnown: true, earlier: [], unsent: rest});
    const outputs = usableOutputs(session.outputs, snapshot().session.outputs);
    options.onStored({...session, outputs}, {...stored, outputs}, isSure);
    if (isTooLate)
      throw new ExperienceError('session/not-active', {received: stored.status, expected: 'active'});
  }

  async function update(isLeaving: boolean): Promise<void> {
    const {inFlight, epoch} = ledger;
    if (inFlight) await store.update(id, {...inFlight, epoch}, {isLeaving});
  }

  /** A start carries what a start may carry; the rest follows as a patch. */
  async function create(isLeaving: boolean): Promise<void> {
    const session = wholeSession(snapshot().session);
    const {epoch} = ledger;
    const start: Session = {...session, epoch, status: 'active', outputs: {}, completedAt: null};
    const stored = await store.create(start, {isLeaving});
    ledger.urgent ||= remaining(ledger.inFlight, stored) !== null;
    ledger.unsent = pendingIn(ledger);
    ledger.inFlight = null;
    adopt(stored);
  }

  /** Somebody else's write has come between: what it was is asked, and what is unsent goes on top of it. */
  function isOvertaken(error: unknown): boolean {
    const {code} = toExperienceError(error, 'session/unavailable');
    return ledger.inFlight !== null && OVERTAKEN.includes(code) && overtaken++ < MAX_OVERTAKEN;
  }

  return {
    hasLooked: () => hasLooked,

    async send(isLeaving) {
      try {
        if (!ledger.isKnown) await look();
        ledger.inFlight = ledger.unsent;
        ledger.unsent = null;
        await (ledger.created ? update(isLeaving) : create(isLeaving));
        overtaken = 0;
        return true;
      } catch (error) {
        ledger.unsent = pendingIn(ledger);
        if (!isOvertaken(error)) throw error;
        Object.assign(ledger, {isKnown: false, urgent: true});
        return false;
      } finally {
        ledger.inFlight = null;
      }
    },

    async refresh(isIdle) {
      const stored = await store.get(id);
      if (!stored || !isIdle() || stored.updatedAt < snapshot().session.updatedAt) return false;
      try {
        adopt(stored);
      } catch (error) {
        ledger.failure = toExperienceError(error, 'session/unavailable');
      }
      await device.write();
      return true;
    },
  };
}
