/**
 * What of a change is still to be said to a store, once it is known what the store has. A session has one writer, but a
 * writer may die with its last request under way: then the store knows more than the device, and who goes on from the
 * device learns it here. What the guest has just done is newer than all of that, and is dated so.
 */
import {isEqual} from '../shared/equal.js';
import {isOutdated, type Unsent} from './journal.js';
import {isFinal} from './lifecycle.js';
import {applyPatch, mergePatches, type SessionPatch} from './patch.js';
import type {Session} from './schema.js';

export interface Reconciled {
  readonly session: Session;
  /** What of it the store lacks. */
  readonly unsent: SessionPatch | null;
  /** Whether something is dropped because the session had ended before. */
  readonly isTooLate: boolean;
}

/** Puts what was left, the oldest first, on top of what is stored. Nothing goes on top of an end. */
export function reconcile(stored: Session, left: readonly Unsent[]): Reconciled {
  let session = stored;
  let unsent: SessionPatch | null = null;
  for (const each of left) {
    const patch = remaining(each.patch, session, isOutdated(each, stored));
    if (patch) session = applyPatch(session, patch);
    unsent = mergePatches(unsent, patch);
  }
  // An end takes along what goes on top of it, and is dated so.
  if (unsent?.status === 'completed') unsent = {...unsent, completedAt: unsent.updatedAt};
  if (unsent) session = applyPatch(stored, unsent);
  return isFinal(stored.status)
    ? {session: stored, unsent: null, isTooLate: unsent !== null}
    : {session, unsent, isTooLate: false};
}

/**
 * Returns the patch without what is stored already, or null. `isOutdated`: the store has heard from a later writer; of the
 * patch it lacks only the answers that it has none for, and the end of the session.
 */
export function remaining(
  patch: SessionPatch | null,
  stored: Session,
  isOutdated = false,
): SessionPatch | null {
  if (patch === null) return null;
  const {updatedAt, currentStepIndex, status, inputs, outputs} = patch;
  // Of what was done later than all that the store has heard nothing is left out, though it be there: a request that is
  // still under way may say something else.
  const isHeard = stored.updatedAt >= updatedAt || isFinal(stored.status);
  const isLeft = (value: unknown, old: unknown) =>
    value !== undefined && (old === undefined || !(isOutdated || (isHeard && isEqual(value, old))));
  const left = {
    ...(isLeft(currentStepIndex, stored.currentStepIndex) && {currentStepIndex}),
    ...(status !== undefined && status !== stored.status && {status}),
    ...only('inputs', inputs, stored.inputs, isLeft),
    ...only('outputs', outputs, stored.outputs, isLeft),
  } as Omit<SessionPatch, 'updatedAt'>;
  if (Object.keys(left).length === 0) return isOutdated || isHeard ? null : {updatedAt};
  const step = currentStepIndex !== undefined && !isOutdated && {currentStepIndex}; // for the same reason
  const at = stored.updatedAt > updatedAt ? stored.updatedAt + 1 : updatedAt;
  return {...left, ...step, ...(left.status === 'completed' && {completedAt: at}), updatedAt: at};
}

function only(
  name: string,
  values: Readonly<Record<string, unknown>> = {},
  stored: Readonly<Record<string, unknown>>,
  isLeft: (value: unknown, old: unknown) => boolean,
): object {
  const left = Object.entries(values).filter(([key, value]) =>
    isLeft(value, Object.hasOwn(stored, key) ? stored[key] : undefined),
  );
  return left.length > 0 ? {[name]: Object.fromEntries(left)} : {};
}
