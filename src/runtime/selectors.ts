/** What can be read off a state, so that nobody stores it a second time. */
import type {Experience} from '../experience/parse.js';
import type {OutputRequest} from '../experience/request.js';
import type {Answer, Problem, Step} from '../experience/step.js';
import {isSameMedia} from '../shared/media.js';
import {answerIn} from '../session/answers.js';
import type {RunState} from './state.js';

/** The step that the guest is on; undefined when the experience has none. */
export function currentStep(experience: Experience, state: RunState): Step | undefined {
  return experience.steps[state.currentStepIndex];
}

const indexes = new WeakMap<Experience, ReadonlyMap<string, Step>>();

export function stepById(experience: Experience, stepId: string): Step | undefined {
  let index = indexes.get(experience);
  if (!index) indexes.set(experience, (index = new Map(experience.steps.map((step) => [step.id, step]))));
  return index.get(stepId);
}

export function totalSteps(experience: Experience): number {
  return experience.steps.length;
}

export function canGoBack(state: RunState): boolean {
  return state.status === 'active' && state.currentStepIndex > 0;
}

export function isComplete(state: RunState): boolean {
  return state.status === 'completed';
}

/** What the guest has given to a step so far. */
export function answerOf(state: RunState, stepId: string): Answer {
  return {
    input: answerIn(state.inputs, stepId) ?? null,
    output: (Object.hasOwn(state.outputs, stepId) && state.outputs[stepId]) || null,
    isOnItsWay: state.uploading.includes(stepId),
  };
}

/** What the current step still waits for, or null. */
export function missing(experience: Experience, state: RunState): Problem | null {
  const step = currentStep(experience, state);
  return step ? problemOf(experience, state, step) : null;
}

/** What a step still waits for, or null. One that is made of a picture waits for that, too, and is made of no earlier one. */
export function problemOf(experience: Experience, state: RunState, step: Step): Problem | null {
  const source = sourceStepOf(experience, step);
  const {input, output} = answerOf(state, step.id);
  const {isOnItsWay, ...from} = answerOf(state, (source ?? step).id);
  const isOfAnother =
    source && input ? !isSameMedia((input as OutputRequest).source, from.output?.url) : false;
  return step.missing({input, output, isOnItsWay: isOnItsWay || isOfAnother});
}

/** The first step in `[from, to)` that still waits for something. */
export function firstUnfinished(
  experience: Experience,
  state: RunState,
  from: number,
  to: number,
): Step | undefined {
  return experience.steps.slice(from, to).find((step) => problemOf(experience, state, step) !== null);
}

/** The step before this one whose media its output is made of; undefined when it needs none. */
export function sourceStepOf({steps}: Experience, step: Step): Step | undefined {
  if (!step.awaits) return undefined;
  const earlier = steps.slice(0, steps.indexOf(step));
  const {sourceStepId} = step.awaits;
  return earlier.filter(({id, takesMedia}) => (sourceStepId ? id === sourceStepId : takesMedia)).at(-1);
}

/** The step that has what a guest takes away: the last one whose output a server has made, else the last with any. */
export function resultStepOf({steps}: Experience, state: RunState): Step | undefined {
  if (Object.keys(state.outputs).length === 0) return undefined;
  const withOutput = steps.filter(({id}) => Object.hasOwn(state.outputs, id));
  return withOutput.filter(({awaits}) => awaits).at(-1) ?? withOutput.at(-1);
}
