/** What a runtime is given: what it runs, where it keeps that, and who hears of it. */
import type {Experience} from '../experience/parse.js';
import type {Clock} from '../shared/clock.js';
import type {Claim, Journal, JournalRecord} from '../session/journal.js';
import type {Durability} from './saved.js';
import type {Connection} from './saver-options.js';
import type {Direction, RunEffect} from './transition.js';
import type {Uploader} from './uploader.js';

/** A step that is about to be left; `to` is null where the last step completes. */
export interface Move {
  readonly from: number;
  readonly to: number | null;
  readonly direction: Direction;
}

export interface RuntimeOptions {
  readonly experience: Experience;
  /** A new session's record, or what the journal remembers of one. */
  readonly record: JournalRecord;
  /** How to claim the record, where that has not been noted on the device. */
  readonly claim?: Claim;
  /** Whether nobody else can write the session while this runtime does. */
  readonly isLocked?: boolean;
  /** Opens the store, and loads what brings the session there; called again after it has rejected. */
  readonly connect: () => Promise<Connection>;
  readonly journal: Journal;
  readonly clock: Clock;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
  /** What brings pictures up; null where no step takes one. */
  readonly uploader?: Uploader | null;
  /** Whether the guest may leave the step; not asked when a session is abandoned or fails. */
  readonly mayLeave: (move: Move) => boolean;
  /** Called after the state has changed, one effect at a time, in order. */
  readonly onEffect: (effect: RunEffect) => void;
  /** Called whenever `saved` has changed; with a durability when something has just been acknowledged. */
  readonly onSaved: (acknowledged: Durability | null) => void;
}
