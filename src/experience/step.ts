/**
 * The contract of a kind of step, and what the rest of the program sees of a step: a `Step`, bound to its config, of which
 * nobody above knows the type. A kind says what its config is, which values it takes, and what is still missing.
 */
import type {MediaReference} from '../shared/media.js';
import {parseWith, type Schema} from '../shared/parse.js';
import type {Issue} from '../shared/errors.js';
import type {Parsed} from '../shared/result.js';
import type {Awaits} from './request.js';
import type {StepEnvelope} from './schema.js';

/** Why a guest cannot go on: a key of the element's strings, or a sentence of a host's own kind, with its numbers. */
export interface Problem {
  readonly text: string;
  readonly count?: number;
}

/** What a guest has given to one step so far. */
export interface Answer<Value = unknown> {
  readonly input: Value | null;
  readonly output: MediaReference | null;
  /** Whether a picture of the guest's is on its way to become the output, or what the output is to be made of. */
  readonly isOnItsWay: boolean;
}

export interface StepLogic<Config = unknown, Value = unknown> {
  /** Unique among the kinds: `input.scale`. */
  readonly type: string;
  readonly config: Schema<Config>;
  /** The values that a config lets in; null when the step takes none. An empty answer is always let in. */
  input(config: Config): Schema<Value> | null;
  /** What is missing before the guest may go on, or null; without it nothing is. The input has been let in before. */
  missing?(config: Config, answer: Answer<Value>): Problem | null;
  /** Whether the step's result is a picture or a video. */
  readonly takesMedia?: boolean;
  /** For a kind whose output a server makes while the guest waits; its input is an `OutputRequest`. */
  awaits?(config: Config): Awaits;
}

/** One step of an experience that runs. A step that could not be read lets the guest pass. */
export interface Step {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly config: unknown;
  /** What is wrong with the step as it was written; paths start at the experience: `steps.2.config.max`. */
  readonly issues: readonly Issue[];
  readonly takesMedia: boolean;
  /** Null unless a server makes the step's output. */
  readonly awaits: Awaits | null;
  /** Parses an answer; null, the empty answer, is let in by every step that takes one. */
  accepts(value: unknown): Parsed<unknown>;
  missing(answer: Answer): Problem | null;
}

/** Only gives the types: a kind is a plain object. */
export function defineStep<Config, Value = never>(logic: StepLogic<Config, Value>): StepLogic<Config, Value> {
  return logic;
}

/** Binds a step to its kind, or to none when no kind has its type; `path` is where the step stands in its experience. */
export function bindStep(
  envelope: StepEnvelope,
  logic: StepLogic | undefined,
  path: readonly PropertyKey[],
): Step {
  const {id, type} = envelope;
  if (logic === undefined) {
    return broken(envelope, [
      {path: [...path, 'type'].join('.'), message: `unknown step type ${JSON.stringify(type)}`},
    ]);
  }
  const parsed = parseWith(logic.config, envelope.config, [...path, 'config']);
  if (!parsed.ok) return broken(envelope, parsed.issues);
  const config = parsed.value;
  const input = logic.input(config);
  return {
    id,
    type,
    title: titleOf(config),
    config,
    issues: [],
    takesMedia: logic.takesMedia ?? false,
    awaits: logic.awaits?.(config) ?? null,
    accepts: (value) => {
      if (input === null) return {ok: false, issues: [{path: id, message: 'the step takes no answer'}]};
      return value === null ? {ok: true, value} : parseWith(input, value, [id]);
    },
    missing: (answer) => logic.missing?.(config, answer) ?? null,
  };
}

/** A step that could not be read. */
export function broken(
  {id, type, config}: Pick<Step, 'id' | 'type' | 'config'>,
  issues: readonly Issue[],
): Step {
  const refusal: Issue = {path: id, message: 'the step is not valid and takes no answer'};
  return {
    id,
    type,
    title: titleOf(config),
    config,
    issues,
    takesMedia: false,
    awaits: null,
    accepts: () => ({ok: false, issues: [refusal]}),
    missing: () => null,
  };
}

function titleOf(config: unknown): string {
  const title = (config as {title?: unknown} | null)?.title;
  return typeof title === 'string' ? title : '';
}
