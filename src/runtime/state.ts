/** What the runtime keeps in memory of a session: derived from the document, plus how far the guest has been. */
import type {Experience} from '../experience/parse.js';
import type {MediaReference} from '../shared/media.js';
import {deepFreeze} from '../shared/freeze.js';
import type {Session, SessionStatus} from '../session/schema.js';

export interface RuntimeState {
  readonly currentStepIndex: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, MediaReference>>;
}

export interface RunState extends RuntimeState {
  readonly status: SessionStatus;
  /** The furthest step that the guest has seen; never below the current one. */
  readonly furthestStepIndex: number;
}

/** Derives the state from a session: an index beyond the last step becomes the last, and answers that no longer fit are left out. */
export function deriveState(experience: Experience, session: Session, furthestStepIndex = 0): RunState {
  const last = Math.max(0, experience.steps.length - 1);
  const currentStepIndex = Math.min(session.currentStepIndex, last);
  return deepFreeze({
    status: session.status,
    currentStepIndex,
    furthestStepIndex: Math.min(last, Math.max(currentStepIndex, furthestStepIndex)),
    inputs: fitting(experience, session.inputs),
    outputs: {...session.outputs},
  });
}

function fitting({steps}: Experience, inputs: RuntimeState['inputs']): RuntimeState['inputs'] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const fits = ([id, value]: [string, unknown]) => byId.get(id)?.accepts(value).ok ?? false;
  return Object.fromEntries(Object.entries(inputs).filter(fits));
}
