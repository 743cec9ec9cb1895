/**
 * Every way in which something can go wrong, `<folder>/<reason>`, and which of the guest's sentences fits: these are in
 * `element/strings.ts`, for what matters to a guest is what they can do now. `docs/errors.md` has a heading for each code.
 */
/** What a guest is told; each is a key of the element's strings. */
export type GuestText =
  'errorSetup' | 'errorNotFound' | 'errorClosed' | 'errorDenied' | 'errorOffline' | 'errorInput';

export const ERRORS = {
  'element/missing-id': 'errorSetup',
  'element/invalid-mode': 'errorSetup',
  'element/invalid-option': 'errorSetup',
  'element/missing-firebase-config': 'errorSetup',
  'element/invalid-firebase-config': 'errorSetup',
  'element/foreign-firebase-app': 'errorSetup',
  'element/missing-experience': 'errorSetup',
  'element/no-page': 'errorSetup',
  'element/load-failed': 'errorOffline',

  'experience/not-found': 'errorNotFound',
  'experience/not-published': 'errorNotFound',
  'experience/no-draft': 'errorNotFound',
  'experience/event-not-found': 'errorNotFound',
  'experience/event-closed': 'errorClosed',
  'experience/not-offered': 'errorNotFound',
  'experience/permission-denied': 'errorDenied',
  'experience/unavailable': 'errorOffline',
  'experience/invalid': 'errorSetup',
  'experience/invalid-step': 'errorSetup',

  'session/invalid': 'errorInput',
  'session/not-found': 'errorNotFound',
  'session/not-active': 'errorClosed',
  'session/conflict': 'errorInput',
  'session/permission-denied': 'errorDenied',
  'session/taken-over': 'errorInput',
  'session/device-unavailable': 'errorInput',
  'session/unavailable': 'errorOffline',

  'media/too-large': 'errorInput',
  'media/permission-denied': 'errorDenied',
  'media/no-bucket': 'errorSetup',
  'media/quota-exceeded': 'errorSetup',
  'media/unavailable': 'errorOffline',

  'runtime/step-incomplete': 'errorInput',
  'runtime/at-first-step': 'errorInput',
  'runtime/out-of-range': 'errorInput',
  'runtime/not-visited': 'errorInput',
  'runtime/unknown-step': 'errorInput',
  'runtime/invalid-input': 'errorInput',
  'runtime/output-failed': 'errorInput',
  'runtime/output-late': 'errorInput',
  'runtime/not-active': 'errorClosed',
  'runtime/not-started': 'errorInput',
  'runtime/cancelled': 'errorInput',

  'firebase/sign-in-failed': 'errorSetup',
  'firebase/invalid-token': 'errorDenied',
  'firebase/unavailable': 'errorOffline',
} as const satisfies Record<string, GuestText>;
