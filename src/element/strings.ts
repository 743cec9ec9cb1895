/**
 * What the element says to a guest, in English: the fallback, and all that most pages need; the other languages are in
 * `languages/`. A host overrides any sentence through the `strings` property. The sentences for errors are few: what
 * matters to a guest is what they can do now.
 */
import type {RESULT_ENGLISH} from './result-view.js';
import type {SCREEN_ENGLISH} from './screen-strings.js';
import type {UPLOAD_ENGLISH} from './upload-view.js';
import type {TRANSFORM_ENGLISH} from '../steps/transform/sentences.js';

/**
 * A sentence, or one for each plural form of a language, chosen by `{count}`: `{one: '{count} photo', other: '{count}
 * photos'}`. `{name}` stands for a value; numbers are written as the language writes them.
 */
export type Sentence = string | (Partial<Record<Intl.LDMLPluralRule, string>> & {readonly other: string});

export const ENGLISH = {
  next: 'Next',
  finish: 'Finish',
  back: 'Back',
  retry: 'Try again',
  restart: 'Start again',
  yes: 'Yes',
  no: 'No',
  loading: 'Loading…',
  stepOf: '{current} of {total}',
  stepAnnounced: 'Step {current} of {total}.',
  progress: 'Progress',

  completeTitle: 'Thank you!',
  brokenStep: 'This step cannot be shown. You can go on without it.',

  problemRequired: 'Please answer this question to go on.',
  problemTooFew: 'Please pick at least {count}.',
  hintAny: 'Pick as many as you like.',
  hintExactly: 'Pick {count}.',
  hintAtLeast: 'Pick at least {count}.',
  hintAtMost: 'Pick up to {count}.',
  hintBetween: 'Pick {min} to {max}.',
  charactersLeft: {one: '{count} character left', other: '{count} characters left'},

  problemAwaited: 'Please wait a moment, this is not ready yet.',
  problemPhoto: 'Please add a photo to go on.',

  saving: 'Saving…',
  saved: 'Saved',
  savedOnDevice: 'Saved on this device',
  offline: 'Offline. Your answers are kept on this device and sent later.',
  notKept: 'Not saved yet. Please keep this page open.',
  notSaved: 'Your answers could not be sent.',

  errorOffline: 'There is no connection. Please check your network and try again.',
} satisfies Record<string, Sentence>;

/** Sentences of what is loaded when it is wanted: in English they come with its view. */
export type LateKey =
  | keyof typeof SCREEN_ENGLISH
  | keyof typeof RESULT_ENGLISH
  | keyof typeof TRANSFORM_ENGLISH
  | keyof typeof UPLOAD_ENGLISH
  | 'photoTake'
  | 'photoChoose'
  | 'photoDrop'
  | 'photoAllow'
  | 'photoCancel'
  | 'photoWorking'
  | 'photoLive'
  | 'photoShoot'
  | 'photoSwitch'
  | 'photoUse'
  | 'photoAgain'
  | 'photoOther'
  | 'photoChange'
  | 'photoPreview'
  | 'photoUnreadable'
  | 'cameraDenied'
  | 'cameraForbidden'
  | 'cameraNone'
  | 'cameraBusy'
  | 'cameraInsecure'
  | 'cameraInApp'
  | 'cameraFailed';

export type Strings = Readonly<Record<keyof typeof ENGLISH | LateKey, Sentence>>;

/** All sentences in another language; where the number matters, in every form that the language has for it. */
export type Translation<Form extends Intl.LDMLPluralRule> = Readonly<
  Record<keyof Strings, string | Readonly<Record<Form, string>>>
>;
