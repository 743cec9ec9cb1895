/** What a saver knows of a session's way into the store: its own notes, changed by whoever talks to the store for it. */
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
  /** Whether the store has been asked before; the first answer is about earlier writers. */
  hasLooked: boolean;
  /** Whether something waits that does not wait for a pause. */
  urgent: boolean;
  failure: ExperienceError | null;
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
    hasLooked: isKnown,
    urgent: false,
    failure: null,
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
