/**
 * What can be done to a session, as pure functions for servers and other programs: each checks its input, asks the lifecycle,
 * and answers with the new document or with the patch to put on the old one. `now` is in Unix milliseconds.
 */
import {ExperienceError} from '../shared/errors.js';
import {parseWith, type Schema} from '../shared/parse.js';
import {complete, end, newSession, progress, type NewSession} from './changes.js';
import {
  abandonSessionInputSchema,
  completeSessionInputSchema,
  createSessionInputSchema,
  updateSessionProgressInputSchema,
  type AbandonSessionInput,
  type CompleteSessionInput,
  type CreateSessionInput,
  type UpdateSessionProgressInput,
} from './operation-inputs.js';
import type {SessionPatch} from './patch.js';
import type {Session, SessionHead} from './schema.js';

/** Returns a new active session with every field written, the defaults too. */
export function createSession(input: CreateSessionInput, about: NewSession): Session {
  return newSession(checked(createSessionInputSchema, input), about);
}

export function updateSessionProgress(
  session: SessionHead,
  input: UpdateSessionProgressInput,
  now: number,
): SessionPatch {
  const {sessionId, ...changes} = checked(updateSessionProgressInputSchema, input);
  return progress(same(session, sessionId), changes, now);
}

/** The only way to a `completedAt`. */
export function completeSession(
  session: SessionHead,
  input: CompleteSessionInput,
  now: number,
): SessionPatch {
  return complete(same(session, checked(completeSessionInputSchema, input).sessionId), now);
}

export function abandonSession(session: SessionHead, input: AbandonSessionInput, now: number): SessionPatch {
  return end(same(session, checked(abandonSessionInputSchema, input).sessionId), 'abandoned', now);
}

/** Ends a session that cannot go on. */
export function failSession(session: SessionHead, now: number): SessionPatch {
  return end(session, 'error', now);
}

function same(session: SessionHead, sessionId: string): SessionHead {
  if (sessionId === session.id) return session;
  throw new ExperienceError('session/not-found', {expected: session.id, received: sessionId});
}

function checked<T>(schema: Schema<T>, input: unknown): T {
  const parsed = parseWith(schema, input);
  if (!parsed.ok) throw new ExperienceError('session/invalid', {issues: parsed.issues});
  return parsed.value;
}
