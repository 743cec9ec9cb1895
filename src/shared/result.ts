/** Expected outcomes are values: data that may not parse, a command that may not apply. Only the outside world rejects. */
import type {ExperienceError} from './errors.js';

/** One thing that is wrong with a piece of data. `path` is written like `steps.2.config.max`; empty for the whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type Parsed<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly issues: readonly Issue[]};

/** What a command came to. A refused command has changed nothing. */
export type Outcome = {readonly ok: true} | {readonly ok: false; readonly error: ExperienceError};

export const DONE: Outcome = Object.freeze({ok: true});
