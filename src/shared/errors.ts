/**
 * Every way in which something can go wrong, in one table: `<folder>/<reason>`, whether trying again can help, and which
 * of the guest's sentences fits. The table speaks to developers; what a guest reads is in `element/strings.ts`, and
 * `docs/errors.md` has a heading for each code. Nothing is ever decided by a message's text.
 */
/** One thing that is wrong with a piece of data. `path` is written like `steps.2.config.max`; empty for the whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What a guest is told; each is a key of the element's strings. */
export type GuestText =
  'errorSetup' | 'errorNotFound' | 'errorClosed' | 'errorDenied' | 'errorOffline' | 'errorInput';

interface ErrorRow {
  readonly retryable: boolean;
  readonly guest: GuestText;
  readonly message: string;
}

const row = (guest: GuestText, message: string, retryable = false): ErrorRow => ({guest, message, retryable});

export const ERRORS = {
  'element/missing-id': row('errorSetup', 'An id is missing.'),
  'element/invalid-mode': row('errorSetup', 'The mode is unknown.'),
  'element/invalid-option': row('errorSetup', 'An attribute has a value that it does not take.'),
  'element/missing-firebase-config': row('errorSetup', 'There is no Firebase config.'),
  'element/invalid-firebase-config': row('errorSetup', 'The Firebase config cannot be used.'),
  'element/foreign-firebase-app': row('errorSetup', 'The Firebase app comes from another copy of the SDK.'),
  'element/missing-experience': row('errorSetup', 'The local store has no experience to run.'),
  'element/no-page': row('errorSetup', 'The element needs a page to be in.'),
  'element/load-failed': row('errorOffline', 'A part of the element could not be loaded.', true),

  'experience/not-found': row('errorNotFound', 'The experience does not exist.'),
  'experience/not-published': row('errorNotFound', 'The experience is not published.'),
  'experience/no-draft': row('errorNotFound', 'The experience has no draft.'),
  'experience/event-not-found': row('errorNotFound', 'The event does not exist.'),
  'experience/event-closed': row('errorClosed', 'The event is not open.'),
  'experience/not-offered': row('errorNotFound', 'The event does not offer this experience.'),
  'experience/permission-denied': row('errorDenied', 'The experience may not be read.'),
  'experience/unavailable': row('errorOffline', 'The experience could not be loaded.', true),
  'experience/invalid': row('errorSetup', 'The experience is not valid.'),
  'experience/invalid-step': row('errorSetup', 'A step of the experience is not valid.'),

  'session/invalid': row('errorInput', 'The data does not fit the session.'),
  'session/not-found': row('errorNotFound', 'The session does not exist.'),
  'session/not-active': row('errorClosed', 'The session has ended.'),
  'session/conflict': row('errorInput', 'The session has changed since.'),
  'session/permission-denied': row('errorDenied', 'The session may not be read or written.'),
  'session/taken-over': row('errorInput', 'The session goes on in another tab.'),
  'session/device-unavailable': row(
    'errorInput',
    'The device keeps nothing: its storage is full or forbidden.',
  ),
  'session/unavailable': row('errorOffline', 'The session store does not answer.', true),

  'media/too-large': row('errorInput', 'The picture is too large.'),
  'media/permission-denied': row('errorDenied', 'The picture may not be stored.'),
  'media/no-bucket': row('errorSetup', 'There is no place for pictures.'),
  'media/quota-exceeded': row('errorSetup', 'The place for pictures is full.'),
  'media/unavailable': row('errorOffline', 'The place for pictures does not answer.', true),

  'runtime/step-incomplete': row('errorInput', 'The step is not finished.'),
  'runtime/at-first-step': row('errorInput', 'There is no step before the first.'),
  'runtime/out-of-range': row('errorInput', 'There is no step with that index.'),
  'runtime/not-visited': row('errorInput', 'The step has not been visited yet.'),
  'runtime/unknown-step': row('errorInput', 'There is no step with that id.'),
  'runtime/invalid-input': row('errorInput', 'The step does not take this value.'),
  'runtime/output-failed': row('errorInput', "The server could not make the step's output.", true),
  'runtime/output-late': row('errorInput', "The server has not made the step's output in time.", true),
  'runtime/not-active': row('errorClosed', 'The session has ended.'),
  'runtime/not-started': row('errorInput', 'No session is running.'),
  'runtime/cancelled': row('errorInput', 'The page kept the guest on the step.'),

  'firebase/sign-in-failed': row('errorSetup', 'Signing in failed.'),
  'firebase/invalid-token': row('errorDenied', 'The sign-in token was refused.'),
  'firebase/unavailable': row('errorOffline', 'The sign-in service does not answer.', true),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorDetails {
  /** What would have been right, as a phrase: «a number from 1 to 5». */
  readonly expected?: string;
  /** What came instead; shown to the developer, shortened. */
  readonly received?: unknown;
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

/** The one error class. `code` decides, `message` is for the developer who reads the console. */
export class ExperienceError extends Error {
  override readonly name = 'ExperienceError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  /** By its name: where a script's address has a query, its chunks load it again by the plain one, and there are two copies. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ExperienceError';
  }

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(describe(code, details), 'cause' in details ? {cause: details.cause} : undefined);
    this.code = code;
    this.issues = details.issues ?? [];
  }

  /** Whether the same call can succeed later without anybody changing anything. */
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}

/** Wraps whatever was thrown, unless it is one of ours already. */
export function toExperienceError(thrown: unknown, code: ErrorCode): ExperienceError {
  return thrown instanceof ExperienceError ? thrown : new ExperienceError(code, {cause: thrown});
}

function describe(code: ErrorCode, {expected, received, issues = []}: ErrorDetails): string {
  const parts = [`${code}: ${ERRORS[code].message}`];
  if (expected !== undefined) parts.push(`Expected ${expected}, received ${show(received)}.`);
  for (const {path, message} of issues) parts.push(`\n  ${path ? `${path}: ` : ''}${message}`);
  return parts.join(' ');
}

/** A value as a developer wants to see it in one line, at most 80 characters of it. */
export function show(value: unknown): string {
  try {
    return shorten(JSON.stringify(value));
  } catch {
    // A circle, a function, something too deep: nothing that JSON knows.
    return value === undefined ? 'undefined' : Object.prototype.toString.call(value);
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
