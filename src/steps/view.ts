/**
 * What a kind of step shows. A view is a function from what is known to a template; it keeps no state and sends nothing but
 * `give`. The frame around it brings the heading, the problem and the buttons; all of them share one shadow root.
 */
import type {CSSResult, TemplateResult} from 'lit';
import type {StepLogic} from '../experience/step.js';
import type {MediaReference} from '../shared/media.js';

/** The id of the step's heading: what names a group of controls. */
export const TITLE_ID = 'title';
/** The id of the sentence that says what is missing: what describes a control that is invalid. */
export const PROBLEM_ID = 'problem';

/** A sentence by its key, with `{name}` replaced; a key that no language has is a sentence itself. */
export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export interface ViewContext<Config = unknown, Value = unknown> {
  readonly stepId: string;
  readonly config: Config;
  readonly value: Value | null;
  readonly output: MediaReference | null;
  /** Whether the guest is being told that something is missing; `PROBLEM_ID` says what. */
  readonly isInvalid: boolean;
  readonly text: Text;
  /** Takes the guest's answer; null empties it. */
  give(value: Value | null): void;
}

/** A kind of step: what it means, how it looks. */
export interface StepKind<Config = unknown, Value = unknown> {
  readonly logic: StepLogic<Config, Value>;
  view(context: ViewContext<Config, Value>): TemplateResult;
  readonly styles?: CSSResult;
}

/** Forgets what a kind's config and values are, so that kinds fit into one list. Only `bindStep` hands a config to a kind. */
export function defineKind<Config, Value>(kind: StepKind<Config, Value>): StepKind {
  return kind;
}
