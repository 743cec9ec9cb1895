/** What an effect changes in the stored session, by way of the session's own changes; nothing for a refusal. */
import {complete, end, progress} from '../session/changes.js';
import type {SessionPatch} from '../session/patch.js';
import type {SessionHead} from '../session/schema.js';
import type {RunEffect} from './transition.js';

/** `now` is in Unix milliseconds. */
export function patchFor(session: SessionHead, effect: RunEffect, now: number): SessionPatch | null {
  switch (effect.type) {
    case 'moved':
      return progress(session, {currentStepIndex: effect.to}, now);
    case 'answered':
      return progress(session, {inputs: {[effect.stepId]: effect.value}}, now);
    case 'requested':
      return progress(session, {inputs: {[effect.stepId]: effect.request}}, now);
    case 'captured':
      return progress(session, {outputs: {[effect.stepId]: effect.media}}, now);
    case 'accepted': // the session has it once it is up; what is done after it is dated after it
      return progress(session, {}, now);
    case 'completed':
      return complete(session, now);
    case 'abandoned':
      return end(session, 'abandoned', now);
    case 'failed':
      return end(session, 'error', now);
    case 'received': // the store has it already
    case 'waiting':
    case 'refused':
      return null;
  }
}
