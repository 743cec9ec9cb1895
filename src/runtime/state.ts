/** What the runtime keeps in memory of a session: derived from the document, plus how far the guest has been. */
import type {Experience} from '../experience/parse.js';
import {answersOf, type Answers} from '../session/answers.js';
import type {MediaReference} from '../shared/media.js';
import {deepFreeze} from '../shared/freeze.js';
import type {Session, SessionStatus} from '../session/schema.js';

export interface RuntimeState {
  readonly currentStepIndex: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, MediaReference>>;
}

export interface RunState extends Omit<RuntimeState, 'inputs'> {
  readonly inputs: Answers;
  readonly status: SessionStatus;
  /** The furthest step that the guest has seen; never below the current one. */
  readonly furthestStepIndex: number;
  /** The ids of the steps whose picture is accepted and not up yet. */
  readonly uploading: readonly string[];
  /** Whether the guest has finished and waits for what is not up yet. */
  readonly isEnding: boolean;
}

/** Derives the state from a session: an index beyond the last step becomes the last, and answers that no longer fit are left out. */
export function deriveState(
  experience: Experience,
  session: Session,
  furthestStepIndex = 0,
  uploading: readonly string[] = [],
): RunState {
  const last = Math.max(0, experience.steps.length - 1);
  const currentStepIndex = Math.min(session.currentStepIndex, last);
  return deepFreeze({
    status: session.status,
    currentStepIndex,
    furthestStepIndex: Math.min(last, Math.max(currentStepIndex, furthestStepIndex)),
    inputs: answersOf(fitting(experience, session.inputs)),
    outputs: {...session.outputs},
    uploading: experience.steps
      .filter(({id, takesMedia}) => takesMedia && uploading.includes(id))
      .map(({id}) => id),
    isEnding: false,
  });
}

function fitting({steps}: Experience, inputs: RuntimeState['inputs']): RuntimeState['inputs'] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const fits = ([id, value]: [string, unknown]) => byId.get(id)?.accepts(value).ok ?? false;
  return Object.fromEntries(Object.entries(inputs).filter(fits));
}
