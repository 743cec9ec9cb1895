/** When a step asks a server for its output, as a function of what there is. */
import type {OutputRequest} from '../experience/request.js';
import type {Step} from '../experience/step.js';
import {isSameMedia} from '../shared/media.js';
import type {Runtime} from './runtime.js';
import {sourceStepOf} from './selectors.js';

type Facts = Pick<Runtime, 'experience' | 'getInput' | 'getOutput' | 'isOnItsWay'>;

/**
 * The request that the step has to make, or null: what it asked for still stands. A request stands while its source does; one
 * that came to nothing is made again only when told to. `at` is in Unix milliseconds.
 */
export function requestFor(
  {experience, getInput, getOutput, isOnItsWay}: Facts,
  step: Step,
  at: number,
  isAgain: boolean,
): OutputRequest | null {
  const standing = getInput(step.id) as OutputRequest | null;
  const output = getOutput(step.id);
  const sourceStep = sourceStepOf(experience, step);
  if (sourceStep && isOnItsWay(sourceStep.id)) return null; // a request can be made once the server can see the picture
  const source = (sourceStep && getOutput(sourceStep.id)?.url) ?? null;
  const wasInVain = standing?.ended === 'failed' || standing?.ended === 'late';
  if (standing ? isSameMedia(standing.source, source) && !(isAgain && wasInVain) : output) return null;
  return {
    requestedAt: Math.max(at, (standing?.requestedAt ?? 0) + 1),
    source,
    replaces: output?.url ?? null,
    ...(sourceStep && source === null && {ended: 'skipped'}),
  };
}
