/**
 * What can be done to a session, as pure functions: each checks its input, asks the lifecycle, and answers with the new
 * document or with the patch to put on the old one. Who stores it is not known here. `now` is in Unix milliseconds.
 * `updatedAt` always grows, also when the device's clock jumps back: stores tell the newer write by it.
 */
import {ExperienceError} from '../shared/errors.js';
import {parseWith, type Schema} from '../shared/parse.js';
import {canFollow} from './lifecycle.js';
import type {SessionPatch} from './patch.js';
import {
  abandonSessionInputSchema,
  completeSessionInputSchema,
  createSessionInputSchema,
  updateSessionProgressInputSchema,
  type AbandonSessionInput,
  type CompleteSessionInput,
  type CreateSessionInput,
  type Session,
  type SessionStatus,
  type UpdateSessionProgressInput,
} from './schema.js';

export interface NewSession {
  /** Minted on the device, before the first request. */
  readonly id: string;
  readonly now: number;
  readonly configVersion?: number | undefined;
  readonly context?: Readonly<Record<string, string | number>> | undefined;
}

/** Returns a new active session with every field written, the defaults too. */
export function createSession(
  input: CreateSessionInput,
  {id, now, configVersion, context}: NewSession,
): Session {
  return {
    id,
    ...checked(createSessionInputSchema, input),
    status: 'active',
    currentStepIndex: 0,
    inputs: {},
    outputs: {},
    activeJobId: null,
    resultAssetId: null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    ...(configVersion !== undefined && {configVersion}),
    ...(context !== undefined && {context: {...context}}),
  };
}

export function updateSessionProgress(
  session: Session,
  input: UpdateSessionProgressInput,
  now: number,
): SessionPatch {
  const {sessionId, ...changes} = checked(updateSessionProgressInputSchema, input);
  return {...changes, updatedAt: advance(session, sessionId, 'active', now)};
}

/** The only way to a `completedAt`. */
export function completeSession(session: Session, input: CompleteSessionInput, now: number): SessionPatch {
  const {sessionId} = checked(completeSessionInputSchema, input);
  const updatedAt = advance(session, sessionId, 'completed', now);
  return {status: 'completed', completedAt: updatedAt, updatedAt};
}

export function abandonSession(session: Session, input: AbandonSessionInput, now: number): SessionPatch {
  const {sessionId} = checked(abandonSessionInputSchema, input);
  return {status: 'abandoned', updatedAt: advance(session, sessionId, 'abandoned', now)};
}

/** Ends a session that cannot go on. */
export function failSession(session: Session, now: number): SessionPatch {
  return {status: 'error', updatedAt: advance(session, session.id, 'error', now)};
}

/** Checks that the step from the session's status to `to` is one of the lifecycle's, and returns the next `updatedAt`. */
function advance(session: Session, sessionId: string, to: SessionStatus, now: number): number {
  if (sessionId !== session.id) {
    throw new ExperienceError('session/not-found', {expected: session.id, received: sessionId});
  }
  if (!canFollow(session.status, to)) {
    throw new ExperienceError('session/not-active', {
      expected: 'an active session',
      received: session.status,
    });
  }
  return Math.max(now, session.updatedAt + 1);
}

function checked<T>(schema: Schema<T>, input: unknown): T {
  const parsed = parseWith(schema, input);
  if (!parsed.ok) throw new ExperienceError('session/invalid', {issues: parsed.issues});
  return parsed.value;
}
