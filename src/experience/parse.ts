/**
 * Reads a config in two phases: first the envelope, which must be right, then each step by its own kind, where one bad step
 * does not bring the others down. Draft and published configs are read alike.
 */
import {parseWith} from '../shared/parse.js';
import type {Issue} from '../shared/errors.js';
import type {Parsed} from '../shared/result.js';
import {experienceConfigSchema} from './schema.js';
import {bindStep, broken, type Step, type StepLogic} from './step.js';

const MAX_OUTPUTS = 64;

export interface Experience {
  readonly version: number;
  readonly steps: readonly Step[];
}

/** Of two kinds with the same type the later one counts, so that a host's own goes before ours. */
export function parseExperience(config: unknown, kinds: readonly StepLogic[]): Parsed<Experience> {
  const parsed = parseWith(experienceConfigSchema, config);
  if (!parsed.ok) return parsed;
  const {version, steps} = parsed.value;
  const duplicates = duplicateIds(steps.map(({id}) => id));
  if (duplicates.length > 0) return {ok: false, issues: duplicates};
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  return {
    ok: true,
    value: {
      version,
      steps: steps
        .map((step, index) => bindStep(step, byType.get(step.type), ['steps', index]))
        .map(withSource)
        .map(withinLimit),
    },
  };
}

/** Everything that is wrong with the steps of an experience that could be read. */
export function stepIssues(experience: Experience): readonly Issue[] {
  return experience.steps.flatMap(({issues}) => issues);
}

/** A picture can only be made of one that is there when its step comes. */
function withSource(step: Step, index: number, all: readonly Step[]): Step {
  const source = step.awaits?.sourceStepId;
  const at = all.findIndex((other) => other.id === source && hasMedia(other));
  if (source === undefined || (at >= 0 && at < index)) return step;
  const message = `expected the id of a step that takes media, before this one: "${source}"`;
  return broken(step, [{path: `steps.${index}.config.sourceStepId`, message}]);
}

/** The security rules let no more outputs into a session. */
function withinLimit(step: Step, index: number, all: readonly Step[]): Step {
  if (!hasMedia(step) || all.filter(hasMedia).indexOf(step) < MAX_OUTPUTS) return step;
  const message = `expected at most ${MAX_OUTPUTS} steps with a picture`;
  return broken(step, [{path: `steps.${index}.type`, message}]);
}

function hasMedia({takesMedia, awaits}: Step): boolean {
  return takesMedia || awaits !== null;
}

/** Two steps with one id would share one answer. */
function duplicateIds(ids: readonly string[]): Issue[] {
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    return first === index
      ? []
      : [{path: `steps.${index}.id`, message: `is the id of step ${first} already: "${id}"`}];
  });
}
