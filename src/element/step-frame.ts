/**
 * What stands around a step: progress, heading, the sentence that says what is missing, the buttons. Blind to step types. A
 * step's controls are in a form of their own, of which the forward button is the one that sends it: so the browser itself
 * knows when Enter goes on, and when it belongs to an input method.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Step} from '../experience/step.js';
import type {Runtime} from '../runtime/runtime.js';
import {sourceStepOf} from '../runtime/selectors.js';
import type {UploadStatus} from '../runtime/uploader.js';
import {ExperienceError} from '../shared/errors.js';
import {PROBLEM_ID, TITLE_ID, type StepKind, type Text} from '../steps/view.js';
import {keyed} from './keyed.js';
import {sendingText} from './save-status.js';
import {UPLOAD} from './late-views.js';
import type {Screens} from './screens.js';
import {bones} from './skeleton.js';
import type {StepViews} from './step-views.js';

/** New with each step also because Chromium, in a shadow root, mixes up a group of radio buttons with one that is gone. */
const FORM_ID = 'form';

export interface StepFrame {
  readonly runtime: Runtime;
  readonly step: Step;
  readonly kind: StepKind | undefined;
  readonly views: StepViews;
  readonly text: Text;
  /** The language of the author's words; ours are marked where they stand among them. */
  readonly pageLang: string;
  /** What a preview shows beside; null for a guest. */
  readonly preview: Pick<Screens, 'badge' | 'issueList'> | null;
  /** Whether the guest has asked to go on and is told what is missing. */
  readonly isInvalid: boolean;
  next(event: UIEvent): void;
  back(): void;
  askAgain(): void;
}

export function stepFrame(frame: StepFrame): TemplateResult {
  const {runtime, step, views, text, pageLang, preview, isInvalid, next, back} = frame;
  const {currentStepIndex, totalSteps} = runtime;
  const current = currentStepIndex + 1;
  const problem = isInvalid ? runtime.problem : null;
  const upload = runtime.isEnding && runtime.uploads ? sending(runtime.uploads, views, text) : null;
  return html`<div class="header" part="header">
      <progress part="progress" max=${totalSteps} .value=${current} aria-label=${text('progress')}></progress>
      <p class="count" part="count" .textContent=${text('stepOf', {current, total: totalSteps})}></p>
      ${preview?.badge(text)}
    </div>
    ${keyed(
      step.id,
      html`<div class="step" part="step" lang=${pageLang}>
        ${
          step.title
            ? html`<h2 part="title" id=${TITLE_ID} tabindex="-1">${step.title}</h2>`
            : html`<h2 part="title" id=${TITLE_ID} tabindex="-1" class="visually-hidden" lang=${text.lang}>
                ${text('stepOf', {current, total: totalSteps})}
              </h2>`
        }
        <form class="body" part="body" id=${FORM_ID} novalidate @submit=${stay}>${body(frame)}</form>
      </div>`,
    )}
    <p
      class="problem"
      part="problem"
      id=${PROBLEM_ID}
      role="alert"
      .textContent=${problem ? text(problem.text, {count: problem.count ?? 0}) : ''}
    ></p>
    <div class="actions" part="actions">
      ${
        runtime.canGoBack
          ? html`<button part="back" type="button" @click=${back}>${text('back')}</button>`
          : nothing
      }
      ${
        upload ??
        html`<button class="primary" part="next" form=${FORM_ID} @click=${next}>
          ${text(current === totalSteps ? 'finish' : 'next')}
        </button>`
      }
    </div>`;
}

function sending(uploads: UploadStatus, views: StepViews, text: Text): TemplateResult | null {
  const sent = views.of(UPLOAD);
  const shown = {progress: uploads.progress, label: sendingText(uploads, text)};
  return sent && 'view' in sent ? sent.view(shown) : null;
}

function body({runtime, step, kind, views, text, preview, isInvalid, askAgain}: StepFrame): TemplateResult {
  if (!kind || step.issues.length > 0) {
    return preview?.issueList(step) ?? html`<p lang=${text.lang}>${text('brokenStep')}</p>`;
  }
  const view = views.of(kind);
  if (!view) return bones(text);
  if (view instanceof ExperienceError) {
    return html`<p role="alert" lang=${text.lang}>${text('errorOffline')}</p>
      <button part="retry" type="button" lang=${text.lang} @click=${() => views.retry(kind)}>
        ${text('retry')}
      </button>`;
  }
  return view.view({
    stepId: step.id,
    config: step.config,
    value: runtime.getInput(step.id),
    output: runtime.getOutput(step.id),
    sourceStepId: sourceStepOf(runtime.experience, step)?.id ?? null,
    isInvalid: isInvalid && runtime.problem !== null,
    text,
    give: (value) => void runtime.setInput(step.id, value),
    askAgain,
    photoOf: (stepId) => ({
      picture: runtime.getPicture(stepId),
      media: runtime.getOutput(stepId),
      isOnItsWay: runtime.isOnItsWay(stepId),
    }),
    accept: (picture) => void runtime.accept(step.id, picture),
  });
}

function stay(event: SubmitEvent): void {
  event.preventDefault();
}
