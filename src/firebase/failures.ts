/**
 * The SDK's failures in our words. Codes decide, never messages. A request without an answer is `unavailable` after
 * `TIMEOUT_MS`: the lite SDK itself waits for ever, and whether the request arrived nobody knows.
 */
import {ExperienceError, type ErrorCode} from '../shared/errors.js';
import {inTime} from '../session/in-time.js';

const TIMEOUT_MS = 15_000;

/**
 * Firestore's code → what it means for a session. What is not listed here passes, so it is tried again: also a token that
 * is not taken (`unauthenticated`), for the store has it renewed.
 */
const SESSION_CODES: Readonly<Record<string, ErrorCode>> = {
  'permission-denied': 'session/permission-denied',
  'not-found': 'session/not-found',
  'invalid-argument': 'session/invalid',
  'failed-precondition': 'session/invalid',
  'out-of-range': 'session/invalid',
  unimplemented: 'session/invalid',
};

const CONFIG_CODES: Readonly<Record<string, ErrorCode>> = {
  'permission-denied': 'experience/permission-denied',
};

export const sessionCall = <T>(work: () => Promise<T>) =>
  call(work, (code) => SESSION_CODES[code] ?? 'session/unavailable');
export const configCall = <T>(work: () => Promise<T>) =>
  call(work, (code) => CONFIG_CODES[code] ?? 'experience/unavailable');
/** For what rejects in our words by itself. */
export const authCall = <T>(work: () => Promise<T>) => call(work, () => 'firebase/unavailable');

async function call<T>(work: () => Promise<T>, meaningOf: (code: string) => ErrorCode): Promise<T> {
  try {
    return await inTime(work(), TIMEOUT_MS, createTimeout);
  } catch (error) {
    if (error instanceof ExperienceError) throw error;
    throw new ExperienceError(meaningOf(codeOf(error)), {cause: error});
  }
}

const createTimeout = () => new Error(`no answer within ${TIMEOUT_MS} ms`);

export function codeOf(error: unknown): string {
  return String((error as {code?: unknown} | null)?.code);
}
