/**
 * Every way in which something can go wrong, in one table: `<folder>/<reason>`, whether trying again can help, and which
 * of the guest's sentences fits. What a guest reads is in `element/strings.ts`; what a code means is in `docs/errors.md`, a
 * heading for each, so a message says only what is new: what was expected and what came. Nothing is decided by its text.
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
}

const row = (guest: GuestText, retryable = false): ErrorRow => ({guest, retryable});

export const ERRORS = {
  'element/missing-id': row('errorSetup'),
  'element/invalid-mode': row('errorSetup'),
  'element/invalid-option': row('errorSetup'),
  'element/missing-firebase-config': row('errorSetup'),
  'element/invalid-firebase-config': row('errorSetup'),
  'element/foreign-firebase-app': row('errorSetup'),
  'element/missing-experience': row('errorSetup'),
  'element/no-page': row('errorSetup'),
  'element/load-failed': row('errorOffline', true),

  'experience/not-found': row('errorNotFound'),
  'experience/not-published': row('errorNotFound'),
  'experience/no-draft': row('errorNotFound'),
  'experience/event-not-found': row('errorNotFound'),
  'experience/event-closed': row('errorClosed'),
  'experience/not-offered': row('errorNotFound'),
  'experience/permission-denied': row('errorDenied'),
  'experience/unavailable': row('errorOffline', true),
  'experience/invalid': row('errorSetup'),
  'experience/invalid-step': row('errorSetup'),

  'session/invalid': row('errorInput'),
  'session/not-found': row('errorNotFound'),
  'session/not-active': row('errorClosed'),
  'session/conflict': row('errorInput'),
  'session/permission-denied': row('errorDenied'),
  'session/taken-over': row('errorInput'),
  'session/device-unavailable': row('errorInput'),
  'session/unavailable': row('errorOffline', true),

  'media/too-large': row('errorInput'),
  'media/permission-denied': row('errorDenied'),
  'media/no-bucket': row('errorSetup'),
  'media/quota-exceeded': row('errorSetup'),
  'media/unavailable': row('errorOffline', true),

  'runtime/step-incomplete': row('errorInput'),
  'runtime/at-first-step': row('errorInput'),
  'runtime/out-of-range': row('errorInput'),
  'runtime/not-visited': row('errorInput'),
  'runtime/unknown-step': row('errorInput'),
  'runtime/invalid-input': row('errorInput'),
  'runtime/output-failed': row('errorInput', true),
  'runtime/output-late': row('errorInput', true),
  'runtime/not-active': row('errorClosed'),
  'runtime/not-started': row('errorInput'),
  'runtime/cancelled': row('errorInput'),

  'firebase/sign-in-failed': row('errorSetup'),
  'firebase/invalid-token': row('errorDenied'),
  'firebase/unavailable': row('errorOffline', true),
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

function describe(code: ErrorCode, {expected, received, issues, cause}: ErrorDetails): string {
  if (expected !== undefined) return `${code}: expected ${expected}, received ${show(received)}`;
  if (issues) return [code, ...issues.map(lineOf)].join('\n  ');
  return cause instanceof Error ? `${code}: ${cause.message}` : code;
}

/** As `steps.2.config.max: expected more than min`. */
export function lineOf({path, message}: Issue): string {
  return path ? `${path}: ${message}` : message;
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
