/** What an effect changes in the stored session, by way of the session's own operations; nothing for a refusal. */
import {abandonSession, completeSession, failSession, updateSessionProgress} from '../session/operations.js';
import type {SessionPatch} from '../session/patch.js';
import type {Session} from '../session/schema.js';
import type {RunEffect} from './transition.js';

/** `now` is in Unix milliseconds. */
export function patchFor(session: Session, effect: RunEffect, now: number): SessionPatch | null {
  const sessionId = session.id;
  switch (effect.type) {
    case 'moved':
      return updateSessionProgress(session, {sessionId, currentStepIndex: effect.to}, now);
    case 'answered':
      return updateSessionProgress(session, {sessionId, inputs: {[effect.stepId]: effect.value}}, now);
    case 'requested':
      return updateSessionProgress(session, {sessionId, inputs: {[effect.stepId]: effect.request}}, now);
    case 'captured':
      return updateSessionProgress(session, {sessionId, outputs: {[effect.stepId]: effect.media}}, now);
    case 'completed':
      return completeSession(session, {sessionId}, now);
    case 'abandoned':
      return abandonSession(session, {sessionId}, now);
    case 'failed':
      return failSession(session, now);
    case 'received': // the store has it already
    case 'accepted': // the session has it once it is up
    case 'waiting':
    case 'refused':
      return null;
  }
}
