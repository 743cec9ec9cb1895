/** The events that the page hears, typed, and the one place that sends them. A detail is a frozen copy of plain data. */
import type {Direction} from '../runtime/transition.js';
import type {Durability} from '../runtime/saved.js';
import type {ErrorCode} from '../shared/errors.js';
import {deepFreeze} from '../shared/freeze.js';
import type {MediaReference} from '../shared/media.js';

export interface ExperienceEventDetails {
  'experience-ready': {sessionId: string; totalSteps: number; currentStepIndex: number; resumed: boolean};
  /** Cancelable. `from` and `to` are step indices; `to` is null where the last step completes. */
  'experience-before-step': {from: number; to: number | null; direction: Direction};
  'experience-progress': {
    sessionId: string;
    stepId: string;
    stepType: string;
    currentStepIndex: number;
    totalSteps: number;
    direction: Direction;
  };
  /** `valid`: whether the guest may go on with it. `value` only with the attribute `share-inputs`. */
  'experience-input': {stepId: string; stepType: string; valid: boolean; value?: unknown};
  /** `pending`: how many values the server has not acknowledged. */
  'experience-saved': {sessionId: string; durability: Durability; pending: number};
  'experience-complete': {
    sessionId: string;
    durationMs: number;
    outputs: Readonly<Record<string, MediaReference>>;
    resultAssetId: string | null;
  };
  'experience-abandon': {sessionId: string; reason: string};
  'experience-error': {code: ErrorCode; message: string; retryable: boolean; sessionId: string | null};
}

export type ExperienceEventMap = {
  [Name in keyof ExperienceEventDetails]: CustomEvent<Readonly<ExperienceEventDetails[Name]>>;
};

/** Sends an event; false when a listener has prevented it. */
export type Emit = <Name extends keyof ExperienceEventDetails>(
  name: Name,
  detail: ExperienceEventDetails[Name],
) => boolean;

export function createEmit(target: EventTarget): Emit {
  return (name, detail) =>
    target.dispatchEvent(
      new CustomEvent(name, {
        detail: deepFreeze(structuredClone(detail)),
        bubbles: true,
        composed: true,
        cancelable: name === 'experience-before-step',
      }),
    );
}

declare global {
  /* eslint-disable @typescript-eslint/no-empty-object-type -- an interface is the only way to add to these maps */
  interface HTMLElementEventMap extends ExperienceEventMap {}
  interface DocumentEventMap extends ExperienceEventMap {}
  /* eslint-enable @typescript-eslint/no-empty-object-type */
}
