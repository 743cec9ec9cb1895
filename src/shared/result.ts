/** Expected outcomes are values: data that may not parse, a command that may not apply. Only the outside world rejects. */
import type {ExperienceError, Issue} from './errors.js';

export type Parsed<T> =
  {readonly ok: true; readonly value: T} | {readonly ok: false; readonly issues: readonly Issue[]};

/** What a command came to. A refused command has changed nothing. */
export type Outcome = {readonly ok: true} | {readonly ok: false; readonly error: ExperienceError};

export const DONE: Outcome = Object.freeze({ok: true});
