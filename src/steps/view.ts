/**
 * What a kind of step shows. A view is a function from what is known to a template and sends nothing but `give`; what needs
 * state while its step is shown, as a camera does, is a directive in the template. The frame around it brings the heading,
 * the problem and the buttons; all of them share one shadow root.
 */
import type {CSSResult, TemplateResult} from 'lit';
import type {StepLogic} from '../experience/step.js';
import type {MediaReference, Picture} from '../shared/media.js';

/** The id of the step's heading: what names a group of controls. */
export const TITLE_ID = 'title';
/** The id of the sentence that says what is missing: what describes a control that is invalid. */
export const PROBLEM_ID = 'problem';

/** The element's sentences, in the language of the page. */
export interface Text {
  /**
   * A sentence by its key, with `{name}` replaced and the plural form that `count` asks for; a key that no language has is a
   * sentence itself.
   */
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A number as the language writes it. */
  number(value: number): string;
  /** The sentences' language: the `lang` of an element that holds one among an author's words. */
  readonly lang: string;
}

/** What there is of a step's picture. */
export interface StepPhoto {
  /** The picture itself, as long as this page has it; `drawn` draws it. */
  readonly picture: Picture | null;
  /** Where it is for others to see, once it is up; until then, where an earlier one is. */
  readonly media: MediaReference | null;
  readonly isOnItsWay: boolean;
}

export interface ViewContext<Config = unknown, Value = unknown> {
  readonly stepId: string;
  readonly config: Config;
  readonly value: Value | null;
  readonly output: MediaReference | null;
  /** The step whose picture a server makes the output of, for a kind that awaits one. */
  readonly sourceStepId: string | null;
  /** Whether the guest is being told that something is missing; `PROBLEM_ID` says what. */
  readonly isInvalid: boolean;
  readonly text: Text;
  /** Takes the guest's answer; null empties it. */
  give(value: Value | null): void;
  /** Has a server make the output after all, where the last attempt came to nothing. */
  askAgain(): void;
  /** The picture of any step. */
  photoOf(stepId: string): StepPhoto;
  /** Takes a picture for this step: keeps it on the device and brings it up behind the guest, who may go on. */
  accept(picture: Picture): void;
}

/** How something looks, drawn from what is known of it. */
export interface View<Context> {
  view(context: Context): TemplateResult;
  readonly styles?: CSSResult | readonly CSSResult[];
  /** The English sentences of a view that is loaded; the other languages have theirs among the rest. */
  readonly english?: Readonly<Record<string, string>>;
}

/** What few experiences need to see: it is loaded early in those that do. */
export interface Loadable<Context> {
  /** Called again after it has rejected, and not otherwise. */
  load(): Promise<View<Context>>;
}

export type StepView<Config = unknown, Value = unknown> = View<ViewContext<Config, Value>>;
export type LazyView<Config = unknown, Value = unknown> = Loadable<ViewContext<Config, Value>>;

/** A kind of step: what it means, how it looks. */
export type StepKind<Config = unknown, Value = unknown> = {readonly logic: StepLogic<Config, Value>} & (
  StepView<Config, Value> | LazyView<Config, Value>
);

/** Forgets what a kind's config and values are, so that kinds fit into one list. Only `bindStep` hands a config to a kind. */
export function defineKind<Config, Value>(kind: StepKind<Config, Value>): StepKind {
  return kind;
}
