/**
 * Joins one runtime to the element's life: opens it, tells the page what happens, lets go of everything at the end.
 * Each start is a run of its own; what an earlier run still hears back is dropped. Moving the element in the page takes it
 * out and puts it back within a task, so leaving the page counts only after one.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {stepIssues, type Experience} from '../experience/parse.js';
import {createRuntime, type Runtime} from '../runtime/runtime.js';
import type {Durability} from '../runtime/saved.js';
import {ExperienceError, toExperienceError, type ErrorCode} from '../shared/errors.js';
import type {Outcome} from '../shared/result.js';
import {createLocalJournal} from '../session/local-journal.js';
import type {StepKind} from '../steps/view.js';
import {browserClock, deviceDatabase, mintId, nextTask} from './browser.js';
import type {Emit} from './events.js';
import type {LanguageController} from './language-controller.js';
import {SCREENS} from './late-views.js';
import {loaded, openBackend} from './open-backend.js';
import type {NoticeOutputs} from './output-watch.js';
import {plainConfig} from './load-config.js';
import {openMedia} from './open-media.js';
import {FORGOTTEN, openSession, parse} from './open-session.js';
import {takeLock} from './session-lock.js';
import type {Settings} from './settings.js';
import type {StepViews} from './step-views.js';
import {tellPage} from './tell-page.js';

export type Phase =
  | {readonly name: 'idle' | 'loading'}
  | {readonly name: 'running'; readonly runtime: Runtime}
  /** Another tab goes on with the session. */
  | {readonly name: 'elsewhere'}
  | {readonly name: 'failed'; readonly error: ExperienceError};

const DEVICE = {database: deviceDatabase, clock: browserClock, random: Math.random};

/** What the controller needs of the element around it. */
export interface SessionHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly emit: Emit;
  /** The settings as they stand now. Throws an `ExperienceError`. */
  readSettings(): Settings;
  readonly kinds: readonly StepKind[];
  readonly views: StepViews;
  readonly language: LanguageController;
  readonly shareInputs: boolean;
  readonly renderRoot: ParentNode;
  /** Resolves when the element is near the visible part of the page. */
  whenVisible(signal: AbortSignal): Promise<void>;
}

export class SessionController implements ReactiveController {
  readonly #host: SessionHost;
  readonly #journal = createLocalJournal(deviceDatabase);
  #phase: Phase = {name: 'idle'};
  #run = new AbortController();
  /** Whether the last start was to be of a new session. */
  #isNew = false;
  /** To be called when a step may have begun, or ceased, to wait for a server. */
  #noticeOutputs: NoticeOutputs = () => undefined;
  /** What the page has been told of the saving, so that it hears of an outage once. */
  #reported = new Set<ErrorCode>();
  /** What is wrong with the config that a preview has been given while it runs. */
  #draftError: ExperienceError | null = null;

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  get phase(): Phase {
    return this.#draftError ? {name: 'failed', error: this.#draftError} : this.#phase;
  }

  get runtime(): Runtime | null {
    return this.#phase.name === 'running' ? this.#phase.runtime : null;
  }

  hostDisconnected(): void {
    browserClock.after(0, () => {
      if (!this.#host.isConnected) this.stop();
    });
  }

  /** Starts over: with the session that the device remembers, unless `isNew`. */
  start({isNew = false} = {}): void {
    // What starts over while a new one is on its way is to be a new one too.
    isNew ||= this.#isNew && this.#phase.name === 'loading';
    this.stop();
    this.#isNew = isNew;
    const run = new AbortController();
    this.#run = run;
    this.#become({name: 'loading'});
    this.#open(run.signal, isNew).catch(async (error: unknown) => {
      await this.#host.language.ready;
      if (run.signal.aborted) return;
      this.#fail(toExperienceError(error, 'element/load-failed'));
    });
  }

  stop(): void {
    this.#run.abort();
    this.runtime?.close();
    this.#noticeOutputs = () => undefined;
    this.#reported.clear();
    this.#draftError = null;
    this.#become({name: 'idle'});
  }

  /**
   * A preview goes on with the draft as it is now, or starts anew where it was empty, or where there is none but the stored
   * one. A guest's session stays on the version that it started with.
   */
  replaceExperience(config: unknown): void {
    const {runtime} = this;
    if (runtime?.head.mode !== 'preview') return;
    if (!config || (runtime.isComplete && runtime.totalSteps < 1)) {
      this.start();
      return;
    }
    this.#draftError = null;
    try {
      const plain = plainConfig(config);
      const experience = parse(plain, this.#kinds);
      runtime.replaceExperience(experience, plain);
      this.#reportSteps(experience);
      this.#noticeOutputs();
    } catch (error) {
      this.#draftError = toExperienceError(error, 'experience/invalid');
      this.report(this.#draftError);
    }
    this.#host.requestUpdate();
  }

  /** Has a server make the current step's output after all, where the last attempt came to nothing. */
  askAgain(): void {
    this.#noticeOutputs('askAgain');
  }

  /** Passes a command of the page's on. A refusal is an answer, and an `experience-error`; it never throws. */
  command(run: (runtime: Runtime) => Outcome): Outcome {
    const outcome = this.#obey(run);
    if (!outcome.ok) this.report(outcome.error);
    return outcome;
  }

  #obey(run: (runtime: Runtime) => Outcome): Outcome {
    const {runtime} = this;
    try {
      if (runtime) return run(runtime);
      const details = {expected: 'a session that runs', received: this.phase.name};
      throw new ExperienceError('runtime/not-started', details);
    } catch (error) {
      // Also a value that cannot be copied; a kind of the page's own that stumbles over one.
      return {ok: false, error: toExperienceError(error, 'runtime/invalid-input')};
    }
  }

  /** One event for the page and one message for its developer. */
  report(error: ExperienceError): void {
    console.error(
      `<experience-session> ${error.message}`,
      ...(error.cause === undefined ? [] : [error.cause]),
    );
    const {code, message, retryable} = error;
    this.#host.emit('experience-error', {
      code,
      message,
      retryable,
      sessionId: this.runtime?.head.id ?? null,
    });
  }

  async #open(signal: AbortSignal, isNew: boolean): Promise<void> {
    const settings = this.#host.readSettings();
    if (settings.isLazy) await this.#host.whenVisible(signal);
    const backend = openBackend(settings);
    const writer = mintId();
    const opened = await openSession({
      settings,
      backend,
      journal: this.#journal,
      kinds: this.#kinds,
      isNew,
      writer,
      own: (sessionId, claim) => takeLock(sessionId, signal, () => this.#lose(signal), claim),
    });
    await this.#host.language.ready;
    await nextTask();
    signal.throwIfAborted();
    this.#host.views.want(opened.experience.steps.map(({type}) => type));
    const isPreview = settings.mode === 'preview';
    if (isPreview) await this.#host.views.prepare(SCREENS);
    const media = await openMedia(opened, backend, DEVICE, this.#host.views, isPreview);
    signal.throwIfAborted();
    const runtime = createRuntime({
      ...opened,
      ...media,
      ...DEVICE,
      connect: async () => {
        const [{createSender, watchOutputs, watchPage}, store] = await Promise.all([
          loaded(import('./behind.js')),
          backend.storeFor(settings.ids.projectId),
        ]);
        if (!signal.aborted) {
          watchPage(runtime, signal);
          this.#noticeOutputs = watchOutputs({runtime, signal, report: (error) => this.report(error)});
          this.#noticeOutputs();
        }
        return {createSender, store};
      },
      journal: this.#journal,
      // Whoever goes on past what gets ready would lose it, as a photo that they have picked.
      mayLeave: (move) =>
        !(move.direction === 'forward' && this.#host.renderRoot.querySelector('.body [aria-busy=true]')) &&
        this.#host.emit('experience-before-step', move),
      onEffect: (effect) => {
        if (signal.aborted) return;
        tellPage(this.#host.emit, runtime, effect, this.#host.shareInputs);
        this.#noticeOutputs();
        this.#host.requestUpdate();
      },
      onSaved: (acknowledged) => this.#tellSaved(runtime, signal, acknowledged),
    });
    this.#become({name: 'running', runtime});
    await this.#host.updateComplete;
    if (signal.aborted) return;
    const {id: sessionId, currentStepIndex} = runtime.head;
    // Of a finished session only its end is remembered, and that was its last step.
    const totalSteps = opened.experience === FORGOTTEN ? currentStepIndex + 1 : runtime.totalSteps;
    this.#host.emit('experience-ready', {sessionId, totalSteps, currentStepIndex, resumed: opened.isResumed});
    this.#reportSteps(opened.experience);
    runtime.start();
    // What a guest takes away is not kept on the device; the store has it.
    if (opened.experience === FORGOTTEN && opened.record.resultStepId)
      runtime.refresh().catch(() => undefined);
    const left = {...DEVICE, runtime, settings, backend, journal: this.#journal, writer, signal};
    import('./behind.js').then(({sendLeftovers}) => sendLeftovers(left)).catch(() => undefined);
  }

  get #kinds() {
    return this.#host.kinds.map(({logic}) => logic);
  }

  #tellSaved(runtime: Runtime, signal: AbortSignal, durability: Durability | null): void {
    const {uploads} = runtime;
    const {pending, error, device} = runtime.saved;
    if (error?.code === 'session/taken-over') {
      this.#lose(signal);
      return;
    }
    // What cannot even begin is not gone on with: the guest would answer in vain.
    if (error && !error.retryable && runtime.head.createdBy === undefined) {
      runtime.halt();
      this.#run.abort();
      this.#fail(error);
      return;
    }
    if (durability) this.#host.emit('experience-saved', {sessionId: runtime.head.id, durability, pending});
    if (device === 'unavailable') this.#reportOnce(new ExperienceError('session/device-unavailable'));
    if (uploads?.error) this.#reportOnce(uploads.error);
    if (error) this.#reportOnce(error);
    else if (durability === 'server') this.#reported.delete('session/unavailable');
    this.#noticeOutputs(); // what the store knew better may have led to another step
    this.#host.requestUpdate();
  }

  /** Another tab has the session now: this one writes nothing more and says so. */
  #lose(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.runtime?.halt();
    this.report(new ExperienceError('session/taken-over', {expected: 'one tab', received: 'another'}));
    this.#run.abort();
    this.#become({name: 'elsewhere'});
  }

  #fail(error: ExperienceError): void {
    this.report(error);
    this.#become({name: 'failed', error});
  }

  #reportOnce(error: ExperienceError): void {
    if (this.#reported.has(error.code)) return;
    this.#reported.add(error.code);
    this.report(error);
  }

  #reportSteps(experience: Experience): void {
    const issues = stepIssues(experience);
    if (issues.length > 0) this.report(new ExperienceError('experience/invalid-step', {issues}));
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}
