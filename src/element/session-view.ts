/**
 * What a guest sees and hears of the session, and where their focus is. The focus follows what the guest does in here; what
 * the page does leaves it alone, unless it is in here. A new step is announced through a region that was there before.
 */
import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import type {Runtime} from '../runtime/runtime.js';
import {TITLE_ID, type StepKind, type Text} from '../steps/view.js';
import {nextTask} from './browser.js';
import {saveStatus, sendingText} from './save-status.js';
import {RESULT, SCREENS} from './late-views.js';
import type {Draw, Screens} from './screens.js';
import {bareScreen, loadingScreen} from './skeleton.js';
import type {LanguageController} from './language-controller.js';
import {FORGOTTEN} from './open-session.js';
import type {SessionController} from './session-controller.js';
import {stepFrame} from './step-frame.js';
import type {StepViews} from './step-views.js';

/** What the view needs of the element around it. */
export interface ViewHost extends LitElement {
  readonly mode: string;
  readonly kinds: readonly StepKind[];
  readonly language: LanguageController;
  readonly views: StepViews;
  restart(): void;
  retry(): void;
}

/** A guest who taps twice by habit needs less; one who taps twice on purpose needs more. */
const DOUBLE_CLICK_MS = 400;

export class SessionView implements ReactiveController {
  readonly #host: ViewHost;
  readonly #controller: SessionController;
  /** The first drawing has a task of its own: no task is to be a long one. */
  #isDrawn = false;
  #shown = '';
  #shownAt = 0;
  #announcement: string | TemplateResult = '';
  /** The id of the step whose problem the guest is told. */
  #invalidStepId: string | null = null;
  /** Whether the focus goes to the heading of what is new, once it is there. */
  #isTitleNext = false;

  constructor(host: ViewHost, controller: SessionController) {
    this.#host = host;
    this.#controller = controller;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isDrawn) void nextTask().then(() => this.#host.requestUpdate());
    this.#isDrawn = true;
    const {runtime} = this.#controller;
    if (runtime) void this.#host.views.prepare(SCREENS);
    if (runtime?.result) void this.#host.views.prepare(RESULT);
    if (isElsewhere(this.#host)) this.#isTitleNext = false;
    if (this.#isTitleNext) {
      const title = this.#host.renderRoot.querySelector<HTMLElement>(`#${TITLE_ID}`);
      title?.focus();
      this.#isTitleNext = !title;
    }
  }

  /** Called before each rendering: is there something new to see? */
  notice(): void {
    const current = this.#current();
    if (current === this.#shown) return;
    const {runtime} = this.#controller;
    this.#announcement = '';
    if (this.#shown.startsWith('running') && runtime?.currentStep) {
      const {currentStep, currentStepIndex, totalSteps, isComplete, isEnding, uploads} = runtime;
      const {text, pageLang} = this.#host.language;
      const where = text('stepAnnounced', {current: currentStepIndex + 1, total: totalSteps});
      this.#announcement = isComplete
        ? text('completeTitle')
        : isEnding && uploads
          ? sendingText(uploads, text)
          : current.startsWith('running,active')
            ? html`${where} <span lang=${pageLang}>${currentStep.title}</span>`
            : ''; // another screen is an alert
      if (this.#host.matches(':focus-within')) this.#isTitleNext = true;
    }
    this.#shown = current;
    this.#shownAt = performance.now();
    this.#invalidStepId = null;
  }

  /** Tells the guest what the current step still waits for. */
  showProblem(moveFocus: boolean): void {
    this.#invalidStepId = this.#controller.runtime?.currentStep?.id ?? null;
    this.#host.requestUpdate();
    if (moveFocus) void this.#host.updateComplete.then(() => this.#focusControl());
  }

  render(): unknown {
    // What the page shows meanwhile would be gone for a moment.
    if (!this.#isDrawn && !this.#host.firstElementChild) return nothing;
    const {text, dir} = this.#host.language;
    return html`<div class="container">
      <div class="base" part="base" lang=${text.lang} dir=${dir ?? nothing}>
        <p class="visually-hidden" role="status">${this.#announcement}</p>
        ${this.#screen()}
      </div>
    </div>`;
  }

  #screen(): TemplateResult {
    const {phase} = this.#controller;
    const isPreview = this.#host.mode === 'preview';
    const {text} = this.#host.language;
    const retry = () => this.#byGuest(() => this.#host.retry());
    switch (phase.name) {
      case 'running':
        return isPreview
          ? this.#late((screens) => this.#session(phase.runtime, text, screens))
          : this.#session(phase.runtime, text, null);
      case 'failed':
        return this.#late(({errorScreen}) => errorScreen(phase.error, text, isPreview, retry));
      case 'elsewhere':
        return this.#late(({elsewhereScreen}) => elsewhereScreen(text, retry));
      case 'idle':
      case 'loading':
        return loadingScreen(text);
    }
  }

  #session(runtime: Runtime, text: Text, preview: Screens | null): TemplateResult {
    const {currentStep: step, totalSteps} = runtime;
    const {status} = runtime.head;
    const restart = () => this.#byGuest(() => this.#host.restart());
    if (status !== 'active' || !step) {
      const media = runtime.isComplete ? runtime.result : null;
      const shown = media && this.#host.views.of(RESULT);
      if (shown === null && media) return loadingScreen(text); // it would move what is there already
      const end = {
        status: status === 'active' ? 'completed' : status,
        isEmpty: totalSteps === 0 && runtime.experience !== FORGOTTEN,
        isPreview: preview !== null,
        result: shown && 'view' in shown ? shown.view({media, text}) : null,
        text,
        restart,
      } as const;
      return this.#late(({endScreen}) => endScreen(end));
    }
    const {uploads, isEnding} = runtime;
    const isTold = isEnding && !uploads?.error; // above, in place of the button
    return html`${stepFrame({
      runtime,
      step,
      kind: this.#host.kinds.findLast(({logic}) => logic.type === step.type),
      views: this.#host.views,
      text,
      pageLang: this.#host.language.pageLang,
      preview,
      isInvalid: this.#invalidStepId === step.id,
      next: (event) => this.#byGuest(() => this.#next(runtime, event)),
      back: () => this.#byGuest(() => runtime.back()),
      askAgain: () => this.#controller.askAgain(),
    })}
    ${saveStatus({saved: runtime.saved, uploads: isTold ? null : uploads, text, retry: runtime.retry, restart})}`;
  }

  #late(draw: Draw): TemplateResult {
    const {views, language} = this.#host;
    const screens = views.of(SCREENS);
    if (!screens) return loadingScreen(language.text);
    if ('view' in screens) return screens.view(draw);
    const isEnd = this.#controller.runtime?.isComplete ?? false;
    return bareScreen(language.text, isEnd, () => views.retry(SCREENS));
  }

  /** An unfinished step is told to the guest, not to the page: nobody called anything wrongly. */
  #next(runtime: Runtime, event: UIEvent): void {
    // The second half of a double click was meant for the step before.
    if (event.detail > 1 && event.timeStamp - this.#shownAt < DOUBLE_CLICK_MS) return;
    const outcome = runtime.next();
    if (!outcome.ok && outcome.error.code === 'runtime/step-incomplete') this.showProblem(true);
  }

  #byGuest(act: () => void): void {
    act();
    if (this.#current() !== this.#shown) this.#isTitleNext = true;
  }

  #focusControl(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('.body :is(input, textarea, button)')?.focus();
  }

  /** Tells one thing to see from another. */
  #current(): string {
    const {phase, runtime} = this.#controller;
    return [phase.name, runtime?.head.status, runtime?.currentStep?.id, runtime?.isEnding].join();
  }
}

/** Whether the guest is elsewhere in the page by now. Where a click does not focus a button, what is around it may have the focus. */
function isElsewhere(node: Node): boolean {
  const {activeElement, host} = node.getRootNode() as Partial<ShadowRoot>;
  return activeElement ? !activeElement.contains(node) : !!host && isElsewhere(host);
}
