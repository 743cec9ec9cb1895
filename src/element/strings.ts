/**
 * What the element says to a guest, in English: the fallback, and all that most pages need; the other languages are in
 * `languages/`. A host overrides any sentence through the `strings` property. The sentences for errors are few: what
 * matters to a guest is what they can do now.
 */
import type {GuestText} from '../shared/errors.js';

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
  preview: 'Preview',

  completeTitle: 'Thank you!',
  completeText: 'You have reached the end. Your answers are in.',
  abandonedTitle: 'This session has ended',
  abandonedText: 'You can start again whenever you like.',
  failedTitle: 'This session cannot go on',
  failedText: 'Something went wrong on the way. You can start again.',
  elsewhereTitle: 'Open in another tab',
  elsewhereText: 'You are going on in another tab or window. Your answers are safe.',
  takeBack: 'Continue here',
  emptyTitle: 'Nothing here yet',
  emptyText: 'This experience has no steps.',
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
  awaited: 'This is being made for you…',
  awaitedStill: 'Still at it. Good things take a moment.',
  awaitedHint: 'You can close this page and come back: it goes on.',
  awaitedReady: 'It is ready.',
  awaitedFailed: 'This did not work. You can try again, or go on without it.',
  awaitedLate: 'This is taking longer than it should. You can try again, or go on without it.',
  awaitedSkipped: 'Without a photo there is nothing to make here. You can go on.',
  awaitedPhoto: 'Your photo is still on its way.',
  result: 'Your result',
  source: 'Your photo',
  download: 'Download',
  share: 'Share',
  problemPhoto: 'Please add a photo to go on.',
  sendingPhoto: 'Your photo is being sent, {percent} %',
  photoNotSent: 'Your photo could not be sent. It is kept on this device.',

  saving: 'Saving…',
  saved: 'Saved',
  savedOnDevice: 'Saved on this device',
  offline: 'Offline. Your answers are kept on this device and sent later.',
  notKept: 'Not saved yet. Please keep this page open.',
  notSaved: 'Your answers could not be sent.',

  draftTitle: 'This draft cannot be shown yet',
  draftText: 'Mend what is listed here; the preview goes on by itself.',
  errorTitle: 'This is not available right now',
  errorSetup: 'This page is not set up correctly. Please tell the people who run it.',
  errorNotFound: 'This experience could not be found.',
  errorClosed: 'This experience is not open.',
  errorDenied: 'You do not have access to this experience.',
  errorOffline: 'There is no connection. Please check your network and try again.',
  errorInput: 'Something went wrong. Please try again.',
} satisfies Record<string, Sentence> & Record<GuestText, Sentence>;

/** Sentences of steps whose view is loaded when it is wanted: in English they come with the view. */
export type LateKey =
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
