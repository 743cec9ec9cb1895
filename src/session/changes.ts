/**
 * What can happen to a session, as the document or the patch that it makes. The input is the program's own and is not checked;
 * `operations.ts` does that for everybody else. `now` is in Unix milliseconds. `updatedAt` always grows, also when the
 * device's clock jumps back: stores tell the newer write by it.
 */
import {ExperienceError} from '../shared/errors.js';
import {canFollow} from './lifecycle.js';
import type {CreateSessionInput} from './operation-inputs.js';
import type {SessionPatch} from './patch.js';
import type {Session, SessionHead, SessionStatus} from './schema.js';

export interface NewSession {
  /** Minted on the device, before the first request. */
  readonly id: string;
  readonly now: number;
  readonly configVersion?: number | undefined;
  readonly context?: Readonly<Record<string, string | number>> | undefined;
}

/** Returns a new active session with every field written, the defaults too. */
export function newSession(
  input: CreateSessionInput,
  {id, now, configVersion, context}: NewSession,
): Session {
  return {
    id,
    ...input,
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

export function progress(
  session: SessionHead,
  changes: Pick<SessionPatch, 'currentStepIndex' | 'inputs' | 'outputs'>,
  now: number,
): SessionPatch {
  return {...changes, updatedAt: advance(session, 'active', now)};
}

/** The only way to a `completedAt`. */
export function complete(session: SessionHead, now: number): SessionPatch {
  const updatedAt = advance(session, 'completed', now);
  return {status: 'completed', completedAt: updatedAt, updatedAt};
}

export function end(session: SessionHead, status: 'abandoned' | 'error', now: number): SessionPatch {
  return {status, updatedAt: advance(session, status, now)};
}

/** Checks that the step from the session's status to `to` is one of the lifecycle's, and returns the next `updatedAt`. */
function advance(session: SessionHead, to: SessionStatus, now: number): number {
  if (!canFollow(session.status, to)) {
    throw new ExperienceError('session/not-active', {
      expected: 'an active session',
      received: session.status,
    });
  }
  return Math.max(now, session.updatedAt + 1);
}
