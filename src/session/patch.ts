/**
 * A change to a stored session as a value: the fields that change and nothing else. Maps merge key by key.
 * Putting the same patch on twice is the same as once; of two patches the one with the larger `updatedAt` is the newer.
 */
import {ExperienceError} from '../shared/errors.js';
import type {MediaReference} from '../shared/media.js';
import {withAnswers, type LiveSession} from './answers.js';
import type {Session, SessionStatus} from './schema.js';

export interface SessionPatch {
  readonly updatedAt: number;
  readonly currentStepIndex?: number;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, MediaReference>>;
  readonly status?: SessionStatus;
  readonly completedAt?: number;
  /** The writer's; see `Session`. */
  readonly epoch?: number;
}

/** Returns the session with the patch on it; fields that the patch does not name are the session's own. */
export function applyPatch(session: Session, patch: SessionPatch): Session {
  return {
    ...session,
    ...patch,
    // A map that stays is not copied: a step would cost the more the more answers there are.
    inputs: patch.inputs ? {...session.inputs, ...patch.inputs} : session.inputs,
    outputs: patch.outputs ? {...session.outputs, ...patch.outputs} : session.outputs,
  };
}

/** The same for a session whose answers lie in layers. */
export function applyLive(session: LiveSession, patch: SessionPatch): LiveSession {
  const {inputs, outputs, ...fields} = patch;
  return {
    ...session,
    ...fields,
    inputs: inputs ? withAnswers(session.inputs, inputs) : session.inputs,
    outputs: outputs ? {...session.outputs, ...outputs} : session.outputs,
  };
}

/** Returns one patch that does what all do, one after the other; null is the patch that changes nothing. */
export function mergePatches(...patches: readonly (SessionPatch | null)[]): SessionPatch | null {
  return patches.reduce(mergeTwo, null);
}

function mergeTwo(older: SessionPatch | null, newer: SessionPatch | null): SessionPatch | null {
  if (older === null || newer === null) return older ?? newer;
  const merged = {...older, ...newer};
  if (older.inputs !== undefined && newer.inputs !== undefined) {
    merged.inputs = {...older.inputs, ...newer.inputs};
  }
  if (older.outputs !== undefined && newer.outputs !== undefined) {
    merged.outputs = {...older.outputs, ...newer.outputs};
  }
  return merged;
}

/** How many values a patch changes: each key of a map is one, `updatedAt` and `epoch` are none. */
export function countChanges(patch: SessionPatch | null): number {
  if (patch === null) return 0;
  const {updatedAt, epoch, inputs = {}, outputs = {}, ...fields} = patch;
  return Object.keys(fields).length + Object.keys(inputs).length + Object.keys(outputs).length;
}

/** Whether a patch is of an earlier writer than the last; one that names no writer is nobody's. */
export function isFromEarlier({epoch}: SessionPatch, stored: Session): boolean {
  return epoch !== undefined && epoch < (stored.epoch ?? 0);
}

/** Why a store takes no patch of an earlier writer. */
export function takenOver({epoch}: SessionPatch, stored: Session, cause?: unknown): ExperienceError {
  const expected = `a writer with at least epoch ${stored.epoch}`;
  return new ExperienceError('session/taken-over', {expected, received: epoch, cause});
}
