/** When a step asks a server for its output, and when it stops to wait, as pure functions of what there is. */
import type {Experience} from '../experience/parse.js';
import {isAwaited, type OutputRequest, type WaitEnd} from '../experience/request.js';
import type {MediaReference} from '../shared/media.js';
import type {Session} from '../session/schema.js';
import {answerOf, currentStep, sourceStepOf} from './selectors.js';
import type {RunState} from './state.js';

/**
 * The request that the current step has to make, or null: it awaits nothing, or what it asked for still stands. A request
 * stands while its source does; one that came to nothing is made again only when told to. `at` is in Unix milliseconds.
 */
export function requestFor(
  experience: Experience,
  state: RunState,
  at: number,
  isAgain: boolean,
): OutputRequest | null {
  const step = currentStep(experience, state);
  if (!step?.awaits) return null;
  const {standing, output} = standingRequest(state, step.id);
  const sourceStep = sourceStepOf(experience, step);
  const source = (sourceStep && answerOf(state, sourceStep.id).output?.url) ?? null;
  const wasInVain = standing?.ended === 'failed' || standing?.ended === 'late';
  if (standing ? standing.source === source && !(isAgain && wasInVain) : output) return null;
  return {
    requestedAt: Math.max(at, (standing?.requestedAt ?? 0) + 1),
    source,
    replaces: output?.url ?? null,
    ...(sourceStep && source === null && {ended: 'skipped'}),
  };
}

/** The current step's request as one that is waited for no longer; null when nobody waits. */
export function endedRequest(experience: Experience, state: RunState, ended: WaitEnd): OutputRequest | null {
  const step = currentStep(experience, state);
  if (!step?.awaits) return null;
  const {standing, output} = standingRequest(state, step.id);
  return standing && isAwaited(standing, output) ? {...standing, ended} : null;
}

/** The stored outputs that are news to the device: those that a server makes are the store's to say, others the device's. */
export function receivedOutputs({steps}: Experience, own: Session, stored: Session): Session['outputs'] {
  const isNews = ([id, media]: [string, MediaReference]) =>
    JSON.stringify(media) !== JSON.stringify(own.outputs[id]) &&
    (!Object.hasOwn(own.outputs, id) || steps.some((step) => step.id === id && step.awaits));
  return Object.fromEntries(Object.entries(stored.outputs).filter(isNews));
}

function standingRequest(state: RunState, stepId: string) {
  const {input, output} = answerOf(state, stepId);
  return {standing: input as OutputRequest | null, output};
}
