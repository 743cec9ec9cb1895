/** A step as the element's own frame draws it, from a state that nothing is done with. */
import type {TemplateResult} from 'lit';
import {badge, issueList} from '../src/element/screens.js';
import {stepFrame} from '../src/element/step-frame.js';
import type {StepViews} from '../src/element/step-views.js';
import {bindStep} from '../src/experience/step.js';
import type {Runtime} from '../src/runtime/runtime.js';
import {builtInKinds} from '../src/steps/index.js';
import type {StepKind, Text} from '../src/steps/view.js';

export interface Place {
  readonly text: Text;
  readonly views: StepViews;
}
export type Draw = (place: Place) => TemplateResult;

export const ignore = () => undefined;

type Seen = Pick<Runtime, 'getInput' | 'getOutput' | 'getPicture'>;

/** Of the runtime there is only what is seen of it. `kind`: in place of the one that is built in. */
export function step(
  type: string,
  isPreview: boolean,
  {text, views}: Place,
  {
    config = {},
    kind = builtInKinds.find(({logic}) => logic.type === type),
    ...seen
  }: Partial<Seen> & {config?: object; kind?: StepKind | undefined} = {},
): TemplateResult {
  const title = kind ? 'Was this your first time here?' : 'Lost';
  const before = bindStep({id: 'before', type, config: {}}, undefined, ['steps', 1]);
  const shown = bindStep({id: 'shown', type, config: {title, ...config}}, kind?.logic, ['steps', 2]);
  const runtime: Partial<Runtime> = {
    experience: {version: 1, steps: [before, shown]},
    currentStepIndex: 2,
    totalSteps: 7,
    canGoBack: true,
    problem: null,
    getInput: () => null,
    getOutput: () => null,
    getPicture: () => null,
    isOnItsWay: () => false,
    setInput: () => ({ok: true}),
    ...seen,
  };
  return stepFrame({
    runtime: runtime as Runtime,
    step: shown,
    kind,
    views,
    text,
    pageLang: 'en',
    preview: isPreview ? {badge, issueList} : null,
    isInvalid: false,
    next: ignore,
    back: ignore,
    askAgain: ignore,
  });
}
