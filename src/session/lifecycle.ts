/** Which status may follow which: the one table that the runtime, the stores and the tests of the security rules read. */
import type {SessionStatus} from './schema.js';

export const LIFECYCLE: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  active: ['completed', 'abandoned', 'error'],
  completed: [],
  abandoned: [],
  error: [],
};

/** Whether a session may go from one status to the other; staying where it is counts only while it is active. */
export function canFollow(from: SessionStatus, to: SessionStatus): boolean {
  return LIFECYCLE[from].includes(to) || (from === to && !isFinal(from));
}

/** Whether nothing may change any more. */
export function isFinal(status: SessionStatus): boolean {
  return LIFECYCLE[status].length === 0;
}
