/**
 * The one stateful thing: takes an event, runs `transition`, keeps the new state, hands the change to the saver and tells
 * the listener. The host may veto a move. Nothing here knows a page, a step type or where sessions are kept.
 */
import type {Experience} from '../experience/parse.js';
import type {OutputRequest} from '../experience/request.js';
import type {Problem, Step} from '../experience/step.js';
import {isEqual} from '../shared/equal.js';
import {ExperienceError} from '../shared/errors.js';
import {deepFreeze} from '../shared/freeze.js';
import type {MediaReference, Picture} from '../shared/media.js';
import {DONE, type Outcome} from '../shared/result.js';
import {progress} from '../session/changes.js';
import {allAnswers, liveSession, wholeSession} from '../session/answers.js';
import {applyLive, type SessionPatch} from '../session/patch.js';
import type {Session, SessionHead} from '../session/schema.js';
import type {Move, RuntimeOptions} from './runtime-options.js';
import type {Saved} from './saved.js';
import {createSaver} from './saver.js';
import {inOrder} from './in-order.js';
import {moveOf} from './move-of.js';
import {patchFor} from './patch-for.js';
import * as select from './selectors.js';
import {deriveState, type RuntimeState} from './state.js';
import {transition, type RunEffect, type RunEvent} from './transition.js';
import type {UploadStatus} from './uploader.js';
import {withUploads} from './with-uploads.js';

export interface Runtime {
  /** Put together anew after each change, so whoever needs no answers asks for `head`. */
  readonly session: Session;
  /** The session without the answers. */
  readonly head: SessionHead;
  readonly saved: Saved;
  readonly experience: Experience;
  /** Undefined when the experience has no step. */
  readonly currentStep: Step | undefined;
  readonly currentStepIndex: number;
  readonly totalSteps: number;
  /** What the current step still waits for, or null. */
  readonly problem: Problem | null;
  readonly canGoBack: boolean;
  readonly isComplete: boolean;
  /** Whether the guest has finished and waits for pictures that are not up yet. */
  readonly isEnding: boolean;
  /** Where the pictures are that are not up yet; null when all are. */
  readonly uploads: UploadStatus | null;
  /** What the guest takes away, or null. */
  readonly result: MediaReference | null;
  /** Frozen. */
  getState(): RuntimeState;
  /** The answer to a step, or null. */
  getInput(stepId: string): unknown;
  getOutput(stepId: string): MediaReference | null;
  /** The picture that the guest has accepted for a step, as long as this page has it. */
  getPicture(stepId: string): Picture | null;
  /** Whether a step's picture is accepted and not up yet. */
  isOnItsWay(stepId: string): boolean;
  /** Whether a step waits for nothing any more. */
  isFinished(stepId: string): boolean;

  /** Saves what is unsaved, a new session whole, and completes it at once where there is no step. */
  start(): void;
  /** Refused with `runtime/step-incomplete`. The last step completes the session, or leads to a step that lacks something. */
  next(): Outcome;
  /** Refused with `runtime/at-first-step`. Answers stay. */
  back(): Outcome;
  /** Refused with `runtime/out-of-range`, `runtime/not-visited`, `runtime/step-incomplete`. */
  goToStep(index: number): Outcome;
  /** Refused with `runtime/unknown-step`, `runtime/invalid-input`. Null empties the answer. */
  setInput(stepId: string, value: unknown): Outcome;
  /** Refused with `runtime/unknown-step`, `runtime/invalid-input`. */
  setMedia(stepId: string, media: MediaReference): Outcome;
  /** Takes a picture of the guest's: onto the device, and from there to where others can see it. Refused like `setMedia`. */
  accept(stepId: string, picture: Picture): Outcome;
  /** Puts what the device asks of a server, or that it waits no longer, for a step that awaits an output. */
  request(stepId: string, request: OutputRequest): void;
  abandon(reason: string): Outcome;
  fail(): Outcome;
  /** Goes on with another version: on the same step where it still is, with the answers that still fit. */
  replaceExperience(experience: Experience, config: unknown): void;
  /** Resolves when the store has everything; rejects with the reason when an attempt fails. */
  readonly flush: () => Promise<void>;
  /** Takes over what others have added in the store; false where something is unsaved, and goes first. Rejects as `get`. */
  readonly refresh: () => Promise<boolean>;
  /** Tries again at once after a failure. */
  readonly retry: () => void;
  /** Sends what is unsent in a way that outlives the page. */
  readonly leave: () => void;
  /** Stops at once: somebody else goes on with the session. */
  readonly halt: () => void;
  /** Stops: one last attempt to save, then no timer, no listener. */
  readonly close: () => void;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const {record, clock, mayLeave, uploader = null} = options;
  let {experience} = options;
  let {config} = record;
  let session = liveSession(record.session);
  let state = deriveState(experience, record.session, record.furthestStepIndex, uploader?.stepIds);
  let isAsking = false;
  const tell = inOrder(options.onEffect);

  const saver = createSaver({
    ...options,
    snapshot: () => ({
      session,
      furthestStepIndex: state.furthestStepIndex,
      config,
      resultStepId: resultStepId(),
    }),
    onStored: adopt,
    onChange: (acknowledged) => {
      if (acknowledged === 'device' || saver.saved.pending === 0) uploader?.settle();
      // A picture that is not on the device yet is acknowledged with what comes after it.
      const isAhead = acknowledged === 'device' && saved().device !== 'saved';
      options.onSaved(isAhead ? null : acknowledged);
    },
  });

  const saved = () => withUploads(saver.saved, uploader?.status);

  const resultStepId = () => select.resultStepOf(experience, state)?.id ?? record.resultStepId;

  function send(event: RunEvent): Outcome {
    let [next, effects] = transition(experience, state, event);
    const move = moveOf(state, event, effects);
    if (move) {
      if (isAsking || !ask(move)) {
        const details = {expected: 'the page to let the guest go on', received: move};
        return {ok: false, error: new ExperienceError('runtime/cancelled', details)};
      }
      // Whoever was asked may have changed an answer meanwhile.
      [next, effects] = transition(experience, state, event);
    }
    const refusal = effects.find((effect) => effect.type === 'refused');
    if (refusal) return {ok: false, error: new ExperienceError(refusal.code, refusal.details)};
    state = deepFreeze(next);
    for (const effect of effects) save(effect);
    if (state.status !== 'active') uploader?.drop();
    tell(effects);
    return DONE;
  }

  function ask(move: Move): boolean {
    isAsking = true;
    try {
      return mayLeave(move);
    } finally {
      isAsking = false;
    }
  }

  function save(effect: RunEffect): void {
    const patch = patchFor(session, effect, clock.now());
    if (patch) put(patch, effect.type !== 'answered' && effect.type !== 'accepted');
  }

  function put(patch: SessionPatch, isUrgent: boolean): void {
    session = deepFreeze(applyLive(session, patch));
    saver.save(patch, isUrgent);
  }

  /** Goes on with the session as the store and the guest have made it. */
  function adopt(next: Session, stored: Session | null, isSure: boolean): void {
    const {outputs: known} = session;
    session = liveSession(next);
    if (stored) uploader?.reconcile(stored, isSure);
    const derived = deriveState(experience, next, state.furthestStepIndex, uploader?.stepIds);
    state = deepFreeze({...derived, isEnding: state.isEnding && derived.uploading.length > 0});
    if (state.status !== 'active') uploader?.drop();
    const received = Object.entries(session.outputs).filter(([id, media]) => !isEqual(media, known[id]));
    if (state.status === 'active')
      tell(received.map(([stepId, media]) => ({type: 'received', stepId, media})));
  }

  return {
    get experience() {
      return experience;
    },
    get session() {
      return wholeSession(session);
    },
    get head() {
      return session;
    },
    get saved() {
      return saved();
    },
    get currentStep() {
      return select.currentStep(experience, state);
    },
    get currentStepIndex() {
      return state.currentStepIndex;
    },
    get totalSteps() {
      return select.totalSteps(experience);
    },
    get problem() {
      return select.missing(experience, state);
    },
    get canGoBack() {
      return select.canGoBack(state);
    },
    get isComplete() {
      return select.isComplete(state);
    },
    get isEnding() {
      return state.isEnding;
    },
    get uploads() {
      return state.uploading.length > 0 ? (uploader?.status ?? null) : null;
    },
    get result() {
      const stepId = resultStepId();
      return stepId === undefined ? null : select.answerOf(state, stepId).output;
    },
    getState: () => {
      const {currentStepIndex, inputs, outputs} = state;
      return deepFreeze({currentStepIndex, inputs: allAnswers(inputs), outputs});
    },
    getInput: (stepId) => select.answerOf(state, stepId).input,
    getOutput: (stepId) => select.answerOf(state, stepId).output,
    getPicture: (stepId) => uploader?.pictureOf(stepId) ?? null,
    isOnItsWay: (stepId) => state.uploading.includes(stepId),
    isFinished: (stepId) => {
      const step = select.stepById(experience, stepId);
      return step !== undefined && select.problemOf(experience, state, step) === null;
    },

    start: () => {
      if (saver.saved.server !== 'saved') saver.save(null, true);
      if (state.status === 'active') send({type: 'started'});
      uploader?.start({
        onUp: (stepId, media) => send({type: 'captured', stepId, media}),
        onKept: () => saver.save(null, false),
        onChange: () => options.onSaved(null),
      });
      if (record.isKnown) uploader?.reconcile(session, true);
    },
    next: () => send({type: 'continued'}),
    back: () => send({type: 'went-back'}),
    goToStep: (to) => send({type: 'jumped', to}),
    setInput: (stepId, value) => send({type: 'answered', stepId, value}),
    setMedia: (stepId, media) => {
      const outcome = send({type: 'captured', stepId, media});
      if (outcome.ok) uploader?.drop(stepId);
      return outcome;
    },
    accept: (stepId, picture) => {
      const outcome = send({type: 'accepted', stepId});
      const given = {epoch: saver.epoch(), at: session.updatedAt};
      if (outcome.ok) uploader?.accept(stepId, picture, given, select.answerOf(state, stepId).output);
      return outcome;
    },
    request: (stepId, request) => void send({type: 'requested', stepId, request}),
    abandon: (reason) => send({type: 'abandoned', reason}),
    fail: () => send({type: 'failed'}),
    replaceExperience: (nextExperience, nextConfig) => {
      const {currentStepIndex: from, furthestStepIndex, uploading} = state;
      const at = nextExperience.steps.findIndex(({id}) => id === select.currentStep(experience, state)?.id);
      experience = nextExperience;
      config = nextConfig;
      const stored = {...wholeSession(session), currentStepIndex: at < 0 ? from : at};
      state = deriveState(experience, stored, furthestStepIndex, uploading);
      const {status, currentStepIndex: to} = state;
      if (status !== 'active') return;
      if (to !== session.currentStepIndex) put(progress(session, {currentStepIndex: to}, clock.now()), false);
      if (at < 0) tell([{type: 'moved', from, to, direction: to < from ? 'back' : 'forward'}]);
    },
    flush: async () => {
      await Promise.all([uploader?.flush(), saver.flush()]);
      await saver.flush(); // the references of what went up
    },
    refresh: saver.refresh,
    retry: () => {
      saver.retry();
      uploader?.retry();
    },
    leave: saver.leave,
    halt: () => {
      uploader?.close();
      saver.halt();
    },
    close: () => {
      uploader?.close();
      saver.close();
    },
  };
}
