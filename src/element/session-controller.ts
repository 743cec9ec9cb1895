/**
 * Joins one runtime to the element's life: opens it, tells the page what happens, lets go of everything at the end.
 * Each start is a run of its own; what an earlier run still hears back is dropped. Moving the element in the page takes it
 * out and puts it back within a task, so leaving the page counts only after one.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parseExperience, stepIssues, type Experience} from '../experience/parse.js';
import {createRuntime, type Runtime} from '../runtime/runtime.js';
import type {Durability} from '../runtime/saver.js';
import type {RunEffect} from '../runtime/transition.js';
import {ExperienceError, toExperienceError, type ErrorCode, type Issue} from '../shared/errors.js';
import type {Outcome} from '../shared/result.js';
import {createLocalJournal} from '../session/local-journal.js';
import type {Journal, JournalRecord} from '../session/journal.js';
import {createSession} from '../session/operations.js';
import type {StepKind} from '../steps/view.js';
import {browserClock, deviceDatabase, mintId} from './browser.js';
import type {Emit} from './events.js';
import {loadConfig} from './load-config.js';
import {openBackend, type Backend} from './open-backend.js';
import type {Settings} from './settings.js';

export type Phase =
  | {readonly name: 'idle' | 'loading'}
  | {readonly name: 'running'; readonly runtime: Runtime}
  | {readonly name: 'failed'; readonly error: ExperienceError};

/** What the controller needs of the element around it. */
export interface SessionHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly emit: Emit;
  /** The settings as they stand now. Throws an `ExperienceError`. */
  readSettings(): Settings;
  readonly kinds: readonly StepKind[];
  readonly context: Readonly<Record<string, string | number>> | undefined;
  readonly shareInputs: boolean;
  /** Resolves when the element is near the visible part of the page. */
  whenVisible(signal: AbortSignal): Promise<void>;
}

export class SessionController implements ReactiveController {
  readonly #host: SessionHost;
  readonly #journal: Journal = createLocalJournal(deviceDatabase);
  #phase: Phase = {name: 'idle'};
  #run = new AbortController();
  #reportedError: ErrorCode | null = null;
  /** What is wrong with the config that a preview has been given while it runs. */
  #liveIssues: ExperienceError | null = null;

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  get phase(): Phase {
    return this.#liveIssues ? {name: 'failed', error: this.#liveIssues} : this.#phase;
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
    this.stop();
    const run = new AbortController();
    this.#run = run;
    this.#become({name: 'loading'});
    this.#open(run.signal, isNew).catch((error: unknown) => {
      if (run.signal.aborted) return;
      const failure = toExperienceError(error, 'element/load-failed');
      this.#become({name: 'failed', error: failure});
      this.report(failure);
    });
  }

  stop(): void {
    this.#run.abort();
    this.runtime?.close();
    this.#reportedError = null;
    this.#liveIssues = null;
    this.#become({name: 'idle'});
  }

  /** A preview goes on with the draft as it is now; a guest's session stays on the version that it started with. */
  replaceExperience(config: unknown): void {
    const {runtime} = this;
    if (runtime?.session.mode !== 'preview') return;
    const parsed = this.#parse(config);
    this.#liveIssues = parsed instanceof ExperienceError ? parsed : null;
    if (parsed instanceof ExperienceError) this.report(parsed);
    else {
      runtime.replaceExperience(parsed, config);
      this.#reportSteps(stepIssues(parsed));
    }
    this.#host.requestUpdate();
  }

  /** Passes a command of the page's on. A refusal is an answer, and an `experience-error`; it never throws. */
  command(run: (runtime: Runtime) => Outcome): Outcome {
    const {runtime} = this;
    const outcome: Outcome = runtime
      ? run(runtime)
      : {ok: false, error: new ExperienceError('runtime/not-started')};
    if (!outcome.ok) this.report(outcome.error);
    return outcome;
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
      sessionId: this.runtime?.session.id ?? null,
    });
  }

  async #open(signal: AbortSignal, isNew: boolean): Promise<void> {
    const settings = this.#host.readSettings();
    if (settings.isLazy) await this.#host.whenVisible(signal);
    const backend = await openBackend(settings);
    const remembered = settings.resume && !isNew ? await this.#remembered(settings, backend) : null;
    const config = remembered ? remembered.config : await loadConfig(settings, backend);
    signal.throwIfAborted();
    const experience = this.#parse(config);
    if (experience instanceof ExperienceError) throw experience;

    const runtime = createRuntime({
      experience,
      record: remembered ?? this.#newRecord(settings, config, experience),
      store: backend.store,
      journal: this.#journal,
      clock: browserClock,
      random: Math.random,
      mayLeave: (move) => this.#host.emit('experience-before-step', move),
      onEffect: (effect) => this.#tell(runtime, effect),
      onSaved: (acknowledged) => this.#tellSaved(runtime, acknowledged),
    });
    this.#become({name: 'running', runtime});
    this.#watchPage(runtime, signal);
    await this.#host.updateComplete;
    if (signal.aborted) return;
    this.#host.emit('experience-ready', {
      sessionId: runtime.session.id,
      totalSteps: runtime.totalSteps,
      currentStepIndex: runtime.currentStepIndex,
      resumed: remembered !== null,
    });
    this.#reportSteps(stepIssues(experience));
    runtime.start();
  }

  #parse(config: unknown): Experience | ExperienceError {
    const parsed = parseExperience(
      config,
      this.#host.kinds.map(({logic}) => logic),
    );
    return parsed.ok ? parsed.value : new ExperienceError('experience/invalid', {issues: parsed.issues});
  }

  #newRecord({ids, mode, configSource}: Settings, config: unknown, {version}: Experience): JournalRecord {
    const session = createSession(
      {...ids, mode, configSource},
      {id: mintId(), now: browserClock.now(), configVersion: version, context: this.#host.context},
    );
    return {session, created: false, pending: null, furthestStepIndex: 0, config};
  }

  /** The newest session on this device at this place, if it is this user's. */
  async #remembered({ids, mode, firebase}: Settings, backend: Backend): Promise<JournalRecord | null> {
    const record = await this.#journal.latest({...ids, mode}).catch(() => null);
    if (!record || record.session.status === 'abandoned') return null;
    const {createdBy} = record.session;
    // Nobody's yet: it was started before anybody was signed in, and only a device's own user is sure to be the same.
    const isOwn = createdBy === undefined ? !firebase?.authToken : createdBy === (await backend.userId());
    return isOwn ? record : null;
  }

  #tell(runtime: Runtime, effect: RunEffect): void {
    const {emit} = this.#host;
    const {id: sessionId, createdAt, completedAt, outputs, resultAssetId} = runtime.session;
    switch (effect.type) {
      case 'moved': {
        const {currentStep, currentStepIndex, totalSteps} = runtime;
        if (!currentStep) break;
        const {id: stepId, type: stepType} = currentStep;
        const {direction} = effect;
        emit('experience-progress', {sessionId, stepId, stepType, currentStepIndex, totalSteps, direction});
        break;
      }
      case 'answered':
      case 'captured': {
        const step = runtime.experience.steps.find(({id}) => id === effect.stepId);
        if (!step) break;
        const valid = runtime.isFinished(step.id);
        const value = effect.type === 'answered' ? effect.value : effect.media;
        const shared = this.#host.shareInputs ? {value} : {};
        emit('experience-input', {stepId: step.id, stepType: step.type, valid, ...shared});
        break;
      }
      case 'completed':
        emit('experience-complete', {
          sessionId,
          durationMs: (completedAt ?? createdAt) - createdAt,
          outputs,
          resultAssetId,
        });
        break;
      case 'abandoned':
        emit('experience-abandon', {sessionId, reason: effect.reason});
        break;
      case 'failed':
      case 'refused':
        break;
    }
    this.#host.requestUpdate();
  }

  #tellSaved(runtime: Runtime, durability: Durability | null): void {
    const {pending, error} = runtime.saved;
    if (durability) this.#host.emit('experience-saved', {sessionId: runtime.session.id, durability, pending});
    // Once an outage, not once an attempt.
    if (error && error.code !== this.#reportedError) this.report(error);
    this.#reportedError = error?.code ?? null;
    this.#host.requestUpdate();
  }

  #reportSteps(issues: readonly Issue[]): void {
    if (issues.length > 0) this.report(new ExperienceError('experience/invalid-step', {issues}));
  }

  /** Back online, it tries at once; out of sight, it sends what it has, for it may never be seen again. */
  #watchPage(runtime: Runtime, signal: AbortSignal): void {
    window.addEventListener('online', () => runtime.retry(), {signal});
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') runtime.flush().catch(() => undefined);
      },
      {signal},
    );
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}
