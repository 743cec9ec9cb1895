/** Drafts as texts: the one that is right, and five in which something is wrong on purpose. Each starts from the first. */
import {experience} from './experience.js';

type Draft = typeof experience;

const write = (draft: Draft) => JSON.stringify(draft, null, 2);

/** The experience with its second step, the scale, changed. */
function withSecondStep(change: (step: Draft['steps'][number]) => Draft['steps'][number]): string {
  return write({
    ...experience,
    steps: experience.steps.map((step, index) => (index === 1 ? change(step) : step)),
  });
}

export const drafts = {
  restore: () => write(experience),
  unknownType: () => withSecondStep((step) => ({...step, type: 'input.stars'})),
  maxBelowMin: () => withSecondStep((step) => ({...step, config: {...step.config, min: 5, max: 1}})),
  duplicateIds: () => withSecondStep((step) => ({...step, id: 'welcome'})),
  noSteps: () => write({...experience, steps: []}),
  noJson: () => write(experience).replace('"steps": [', '"steps": [,'),
};

export type DraftName = keyof typeof drafts;
