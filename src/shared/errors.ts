/**
 * The one class for what goes wrong. What a code means is in `docs/errors.md`, a heading for each, so a message says only what
 * is new: what was expected and what came. It is for the developer, and nothing is decided by its text.
 */
import type {ERRORS} from './error-table.js';

/** One thing that is wrong with a piece of data. `path` is written like `steps.2.config.max`; empty for the whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type ErrorCode = keyof typeof ERRORS;

/** The reasons for which the same can work later, and nobody has to change anything. */
const RETRYABLE = /\/(unavailable|load-failed|output-failed|output-late)$/;

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
    return RETRYABLE.test(this.code);
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
