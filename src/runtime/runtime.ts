/**
 * The one stateful thing: takes an event, runs `transition`, keeps the new state, hands the change to the saver and tells
 * the listener. The host may veto a move. Nothing here knows a page, a step type or where sessions are kept.
 */
import type {Experience} from '../experience/parse.js';
import type {OutputRequest} from '../experience/request.js';
import type {Problem, Step} from '../experience/step.js';
import type {Clock} from '../shared/clock.js';
import {isEqual} from '../shared/equal.js';
import {ExperienceError} from '../shared/errors.js';
import {deepFreeze} from '../shared/freeze.js';
import type {MediaReference} from '../shared/media.js';
import {DONE, type Outcome} from '../shared/result.js';
import type {Claim, Journal, JournalRecord} from '../session/journal.js';
import {updateSessionProgress} from '../session/operations.js';
import {applyPatch, type SessionPatch} from '../session/patch.js';
import type {Session} from '../session/schema.js';
import type {SessionStore} from '../session/store.js';
import type {Durability, Saved} from './saved.js';
import {createSaver} from './saver.js';
import {patchFor} from './patch-for.js';
import * as select from './selectors.js';
import {deriveState, type RunState, type RuntimeState} from './state.js';
import {transition, type Direction, type RunEffect, type RunEvent} from './transition.js';

/** A step that is about to be left; `to` is null where the last step completes. */
export interface Move {
  readonly from: number;
  readonly to: number | null;
  readonly direction: Direction;
}

export interface RuntimeOptions {
  readonly experience: Experience;
  /** A new session's record, or what the journal remembers of one. */
  readonly record: JournalRecord;
  /** How to claim the record, where that has not been noted on the device. */
  readonly claim?: Claim;
  readonly store: SessionStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether the guest may leave the step; not asked when a session is abandoned or fails. */
  readonly mayLeave: (move: Move) => boolean;
  /** Called after the state has changed, one effect at a time, in order. */
  readonly onEffect: (effect: RunEffect) => void;
  /** Called whenever `saved` has changed; with a durability when something has just been acknowledged. */
  readonly onSaved: (acknowledged: Durability | null) => void;
}

export interface Runtime {
  readonly session: Session;
  readonly saved: Saved;
  readonly experience: Experience;
  /** Undefined when the experience has no step. */
  readonly currentStep: Step | undefined;
  readonly currentStepIndex: number;
  readonly totalSteps: number;
  /** What the current step still waits for, or null. */
  readonly problem: Problem | null;
  readonly canProceed: boolean;
  readonly canGoBack: boolean;
  readonly isComplete: boolean;
  /** What the guest takes away, or null. */
  readonly result: MediaReference | null;
  /** Frozen. */
  getState(): RuntimeState;
  /** The answer to a step, or null. */
  getInput(stepId: string): unknown;
  getOutput(stepId: string): MediaReference | null;
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
  const {record, clock, mayLeave} = options;
  let {experience} = options;
  let {config} = record;
  let session = deepFreeze(record.session);
  let state = deriveState(experience, session, record.furthestStepIndex);
  let isAsking = false;
  let isTelling = false;
  const untold: RunEffect[] = [];

  const saver = createSaver({
    ...options,
    snapshot: () => ({session, furthestStepIndex: state.furthestStepIndex, config}),
    onStored: adopt,
    onChange: options.onSaved,
  });

  function send(event: RunEvent): Outcome {
    let [next, effects] = transition(experience, state, event);
    const move = moveOf(state, event, effects);
    if (move) {
      if (isAsking || !ask(move)) return {ok: false, error: new ExperienceError('runtime/cancelled')};
      // Whoever was asked may have changed an answer meanwhile.
      [next, effects] = transition(experience, state, event);
    }
    const refusal = effects.find((effect) => effect.type === 'refused');
    if (refusal) return {ok: false, error: new ExperienceError(refusal.code, refusal.details)};
    state = deepFreeze(next);
    for (const effect of effects) save(effect);
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
    if (patch) put(patch, effect.type !== 'answered');
  }

  function put(patch: SessionPatch, isUrgent: boolean): void {
    session = deepFreeze(applyPatch(session, patch));
    saver.save(patch, isUrgent);
  }

  /** Goes on with the session as the store and the guest have made it. */
  function adopt(next: Session): void {
    const {outputs: known} = session;
    session = deepFreeze(next);
    state = deriveState(experience, session, state.furthestStepIndex);
    const received = Object.entries(session.outputs).filter(([id, media]) => !isEqual(media, known[id]));
    tell(received.map(([stepId, media]) => ({type: 'received', stepId, media})));
  }

  /** A listener may send the next event: its effects are told after the ones before it. */
  function tell(effects: readonly RunEffect[]): void {
    untold.push(...effects);
    if (isTelling) return;
    isTelling = true;
    try {
      for (let effect = untold.shift(); effect; effect = untold.shift()) options.onEffect(effect);
    } finally {
      isTelling = false;
    }
  }

  return {
    get experience() {
      return experience;
    },
    get session() {
      return session;
    },
    get saved() {
      return saver.saved;
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
    get canProceed() {
      return select.canProceed(experience, state);
    },
    get canGoBack() {
      return select.canGoBack(state);
    },
    get isComplete() {
      return select.isComplete(state);
    },
    get result() {
      const step = select.resultStepOf(experience, state);
      return step ? select.answerOf(state, step.id).output : null;
    },
    getState: () => {
      const {currentStepIndex, inputs, outputs} = state;
      return Object.freeze({currentStepIndex, inputs, outputs});
    },
    getInput: (stepId) => select.answerOf(state, stepId).input,
    getOutput: (stepId) => select.answerOf(state, stepId).output,
    isFinished: (stepId) => {
      const step = experience.steps.find(({id}) => id === stepId);
      return step?.missing(select.answerOf(state, stepId)) === null;
    },

    start: () => {
      if (saver.saved.server !== 'saved') saver.save(null, true);
      if (state.status === 'active') send({type: 'started'});
    },
    next: () => send({type: 'continued'}),
    back: () => send({type: 'went-back'}),
    goToStep: (to) => send({type: 'jumped', to}),
    setInput: (stepId, value) => send({type: 'answered', stepId, value}),
    setMedia: (stepId, media) => send({type: 'captured', stepId, media}),
    request: (stepId, request) => void send({type: 'requested', stepId, request}),
    abandon: (reason) => send({type: 'abandoned', reason}),
    fail: () => send({type: 'failed'}),
    replaceExperience: (nextExperience, nextConfig) => {
      const at = nextExperience.steps.findIndex(({id}) => id === select.currentStep(experience, state)?.id);
      experience = nextExperience;
      config = nextConfig;
      const wanted = at < 0 ? state.currentStepIndex : at;
      state = deriveState(experience, {...session, currentStepIndex: wanted}, state.furthestStepIndex);
      const {currentStepIndex} = state;
      if (currentStepIndex === session.currentStepIndex || state.status !== 'active') return;
      put(updateSessionProgress(session, {sessionId: session.id, currentStepIndex}, clock.now()), false);
    },
    flush: saver.flush,
    refresh: saver.refresh,
    retry: saver.retry,
    leave: saver.leave,
    halt: saver.halt,
    close: saver.close,
  };
}

/** The move that the host may veto, if the effects hold one. */
function moveOf(state: RunState, event: RunEvent, effects: readonly RunEffect[]): Move | null {
  for (const effect of effects) {
    if (effect.type === 'moved') return {from: effect.from, to: effect.to, direction: effect.direction};
    if (effect.type === 'completed' && event.type === 'continued') {
      return {from: state.currentStepIndex, to: null, direction: 'forward'};
    }
  }
  return null;
}
