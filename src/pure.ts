/** The part of the public surface that needs no page: for servers, for workers, for tests. */
export type {ExperienceEventDetails, ExperienceEventMap} from './element/events.js';
export type {FirebaseConfig} from './element/settings.js';
export type {Sentence, Strings} from './element/strings.js';
export type {ExperienceAttributes, ExperienceProperties} from './element/surface.js';
export {parseExperience, type Experience} from './experience/parse.js';
export {answerTo, isAwaited, outputRequestSchema, type OutputRequest} from './experience/request.js';
export {experienceConfigSchema, type ExperienceConfig} from './experience/schema.js';
export {defineStep, type Answer, type Problem, type Step, type StepLogic} from './experience/step.js';
export type {Saved} from './runtime/saved.js';
export type {RuntimeState} from './runtime/state.js';
export {LIFECYCLE} from './session/lifecycle.js';
export {
  abandonSessionInputSchema,
  completeSessionInputSchema,
  createSessionInputSchema,
  updateSessionProgressInputSchema,
  type AbandonSessionInput,
  type CompleteSessionInput,
  type CreateSessionInput,
  type UpdateSessionProgressInput,
} from './session/operation-inputs.js';
export {
  abandonSession,
  completeSession,
  createSession,
  failSession,
  updateSessionProgress,
} from './session/operations.js';
export {applyPatch, type SessionPatch} from './session/patch.js';
export {sessionSchema, type Session} from './session/schema.js';
export type {SessionStore} from './session/store.js';
export {ERRORS} from './shared/error-table.js';
export {ExperienceError, type ErrorCode, type Issue} from './shared/errors.js';
export {mediaReferenceSchema, type MediaReference} from './shared/media.js';
export type {Outcome, Parsed} from './shared/result.js';
export {
  defineKind,
  PROBLEM_ID,
  TITLE_ID,
  type LazyView,
  type StepKind,
  type StepPhoto,
  type StepView,
  type Text,
  type ViewContext,
} from './steps/view.js';
