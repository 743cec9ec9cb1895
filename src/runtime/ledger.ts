/** What a saver notes of a session's way into the store; who sends it there goes by that, and writes down what it hears. */
import type {ExperienceError} from '../shared/errors.js';
import type {JournalRecord} from '../session/journal.js';
import {mergePatches, type SessionPatch} from '../session/patch.js';

export interface Ledger {
  created: boolean;
  earlier: JournalRecord['earlier'];
  isKnown: boolean;
  /** How many writers there were before, as far as is known. */
  epoch: number;
  /** What has come in since the request that is under way. */
  unsent: SessionPatch | null;
  inFlight: SessionPatch | null;
  /** Whether something waits that does not wait for a pause. */
  urgent: boolean;
  sending: boolean;
  failure: ExperienceError | null;
  /** Whether nothing is told to anybody any more, and no timer set. */
  closed: boolean;
  /** Whether somebody else goes on with the session. */
  halted: boolean;
}

export function openLedger({created, earlier, isKnown, epoch, pending}: JournalRecord): Ledger {
  return {
    created,
    earlier,
    isKnown,
    epoch,
    unsent: pending,
    inFlight: null,
    urgent: false,
    sending: false,
    failure: null,
    closed: false,
    halted: false,
  };
}

/** What this writer has not been acknowledged for. */
export function pendingIn({inFlight, unsent}: Ledger): SessionPatch | null {
  return mergePatches(inFlight, unsent);
}

/** The same with what earlier writers had left. */
export function allUnsentIn(ledger: Ledger): SessionPatch | null {
  return mergePatches(...ledger.earlier.map(({patch}) => patch), pendingIn(ledger));
}

export function isDone(ledger: Ledger): boolean {
  return ledger.isKnown && ledger.created && pendingIn(ledger) === null;
}

/** Whether nothing is tried until somebody asks for it. */
export function isStopped({halted, failure}: Ledger): boolean {
  return halted || (failure !== null && !failure.retryable);
}
