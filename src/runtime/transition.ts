/**
 * What happens, as a pure function: an experience, a state and an event give the next state and the effects, and nothing is
 * done. An event that does not apply gives the same state and one effect, `refused`. Knows no step type, store or clock.
 */
import type {Experience} from '../experience/parse.js';
import type {OutputRequest} from '../experience/request.js';
import type {ErrorCode, ErrorDetails} from '../shared/errors.js';
import {isEqual} from '../shared/equal.js';
import {mediaReferenceSchema, type MediaReference} from '../shared/media.js';
import {parseWith} from '../shared/parse.js';
import {withAnswers} from '../session/answers.js';
import type {SessionStatus} from '../session/schema.js';
import {answerOf, firstUnfinished, problemOf, stepById} from './selectors.js';
import type {RunState} from './state.js';

export type Direction = 'forward' | 'back';

export type RunEvent =
  | {readonly type: 'started'}
  | {readonly type: 'continued'}
  | {readonly type: 'went-back'}
  | {readonly type: 'jumped'; readonly to: number}
  | {readonly type: 'answered'; readonly stepId: string; readonly value: unknown}
  | {readonly type: 'accepted'; readonly stepId: string}
  | {readonly type: 'captured'; readonly stepId: string; readonly media: unknown}
  /** The device asks a server for a step's output, or no longer. */
  | {readonly type: 'requested'; readonly stepId: string; readonly request: OutputRequest}
  | {readonly type: 'abandoned'; readonly reason: string}
  | {readonly type: 'failed'};

export type RunEffect =
  | {readonly type: 'moved'; readonly from: number; readonly to: number; readonly direction: Direction}
  | {readonly type: 'answered'; readonly stepId: string; readonly value: unknown}
  | {readonly type: 'accepted'; readonly stepId: string}
  | {readonly type: 'captured'; readonly stepId: string; readonly media: MediaReference}
  | {readonly type: 'requested'; readonly stepId: string; readonly request: OutputRequest}
  | {readonly type: 'received'; readonly stepId: string; readonly media: MediaReference}
  | {readonly type: 'waiting'}
  | {readonly type: 'completed'}
  | {readonly type: 'abandoned'; readonly reason: string}
  | {readonly type: 'failed'}
  | {readonly type: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails};

type Transition = readonly [RunState, readonly RunEffect[]];

export function transition(experience: Experience, state: RunState, event: RunEvent): Transition {
  const {steps} = experience;
  const {currentStepIndex: at, furthestStepIndex: furthest} = state;
  const refuse = (code: ErrorCode, details: ErrorDetails = {}): Transition => [
    state,
    [{type: 'refused', code, details}],
  ];

  if (state.status !== 'active')
    return refuse('runtime/not-active', {expected: 'an active session', received: state.status});

  switch (event.type) {
    case 'started':
      return steps.length === 0 ? end(state, 'completed', {type: 'completed'}) : [state, []];

    case 'continued': {
      const unfinished = firstUnfinished(experience, state, at, at + 1);
      if (unfinished)
        return refuse('runtime/step-incomplete', {expected: 'a finished step', received: unfinished.id});
      if (at + 1 < steps.length) return move(state, at + 1);
      return finish(experience, state);
    }

    case 'went-back':
      return at === 0
        ? refuse('runtime/at-first-step', {expected: 'a step before', received: at})
        : move(state, at - 1);

    case 'jumped': {
      const {to} = event;
      if (!Number.isInteger(to) || to < 0 || to >= steps.length) {
        return refuse('runtime/out-of-range', {
          expected: `an index from 0 to ${steps.length - 1}`,
          received: to,
        });
      }
      if (to > furthest)
        return refuse('runtime/not-visited', {expected: `an index from 0 to ${furthest}`, received: to});
      const unfinished = firstUnfinished(experience, state, at, to);
      if (unfinished)
        return refuse('runtime/step-incomplete', {expected: 'finished steps', received: unfinished.id});
      return to === at ? [state, []] : move(state, to);
    }

    case 'answered': {
      const {stepId} = event;
      const step = stepById(experience, stepId);
      if (!step) return refuse('runtime/unknown-step', {expected: 'the id of a step', received: stepId});
      const parsed = step.accepts(event.value ?? null);
      if (!parsed.ok) return refuse('runtime/invalid-input', {issues: parsed.issues});
      const {value} = parsed;
      if (isEqual(answerOf(state, stepId).input, value)) return [state, []];
      return [
        {...state, inputs: withAnswers(state.inputs, {[stepId]: value})},
        [{type: 'answered', stepId, value}],
      ];
    }

    case 'accepted':
    case 'captured': {
      const {stepId} = event;
      const step = stepById(experience, stepId);
      if (!step?.takesMedia) {
        return refuse('runtime/unknown-step', {
          expected: 'the id of a step that takes media',
          received: stepId,
        });
      }
      const others = state.uploading.filter((id) => id !== stepId);
      if (event.type === 'accepted')
        return [{...state, uploading: [...others, stepId]}, [{type: 'accepted', stepId}]];
      const parsed = parseWith(mediaReferenceSchema, event.media, [stepId]);
      if (!parsed.ok) return refuse('runtime/invalid-input', {issues: parsed.issues});
      const media = pickMedia(parsed.value);
      const next = {...state, outputs: {...state.outputs, [stepId]: media}, uploading: others};
      const [after, effects] = state.isEnding ? finish(experience, next) : [next, []];
      return [after, [{type: 'captured', stepId, media}, ...effects]];
    }

    case 'requested': {
      const {stepId, request} = event;
      return [{...state, inputs: withAnswers(state.inputs, {[stepId]: request})}, [event]];
    }

    case 'abandoned':
      return end(state, 'abandoned', {type: 'abandoned', reason: event.reason});

    case 'failed':
      return end(state, 'error', {type: 'failed'});
  }
}

/** What the stores take of a reference, and no more. */
function pickMedia({url, type, width, height}: MediaReference): MediaReference {
  return {url, type, ...(width !== undefined && {width}), ...(height !== undefined && {height})};
}

/**
 * The end, if nothing is in its way: an answer that the page has emptied behind the guest's back leads to its step, and a
 * picture that is not up yet is waited for.
 */
function finish(experience: Experience, state: RunState): Transition {
  const gap = experience.steps.findIndex((step) => problemOf(experience, state, step) !== null);
  if (gap >= 0) return move(state, gap);
  if (state.uploading.length === 0) return end(state, 'completed', {type: 'completed'});
  return state.isEnding ? [state, []] : [{...state, isEnding: true}, [{type: 'waiting'}]];
}

function move(state: RunState, to: number): Transition {
  const {currentStepIndex: from, furthestStepIndex} = state;
  return [
    {...state, isEnding: false, currentStepIndex: to, furthestStepIndex: Math.max(furthestStepIndex, to)},
    [{type: 'moved', from, to, direction: to > from ? 'forward' : 'back'}],
  ];
}

function end(state: RunState, status: SessionStatus, effect: RunEffect): Transition {
  return [{...state, status, isEnding: false}, [effect]];
}
