/**
 * A change to a stored session as a value: the fields that change and nothing else. Maps merge key by key.
 * Putting the same patch on twice is the same as once; of two patches the one with the larger `updatedAt` is the newer.
 */
import type {MediaReference} from '../shared/media.js';
import type {Session, SessionStatus} from './schema.js';

export interface SessionPatch {
  readonly updatedAt: number;
  readonly currentStepIndex?: number;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, MediaReference>>;
  readonly status?: SessionStatus;
  readonly completedAt?: number;
}

/** Returns the session with the patch on it; fields that the patch does not name are the session's own. */
export function applyPatch(session: Session, patch: SessionPatch): Session {
  return {
    ...session,
    ...patch,
    inputs: {...session.inputs, ...patch.inputs},
    outputs: {...session.outputs, ...patch.outputs},
  };
}

/** Returns one patch that does what both do, one after the other; null is the patch that changes nothing. */
export function mergePatches(older: SessionPatch | null, newer: SessionPatch | null): SessionPatch | null {
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

/** How many values a patch changes: each key of a map is one, `updatedAt` is none. */
export function countChanges(patch: SessionPatch | null): number {
  if (patch === null) return 0;
  const {updatedAt, inputs = {}, outputs = {}, ...fields} = patch;
  return Object.keys(fields).length + Object.keys(inputs).length + Object.keys(outputs).length;
}

/** The patch that says again everything a guest may say of a session, for a store that may have missed some of it. */
export function patchOf(session: Session): SessionPatch {
  const {updatedAt, currentStepIndex, inputs, outputs, status, completedAt} = session;
  return {
    updatedAt,
    currentStepIndex,
    inputs,
    outputs,
    ...(status !== 'active' && {status}),
    ...(completedAt !== null && {completedAt}),
  };
}
