/** What the screens around the steps say in English; a key for each of the sentences that errors have. */
import type {GuestText} from '../shared/error-table.js';

export const SCREEN_ENGLISH = {
  preview: 'Preview',
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
  draftTitle: 'This draft cannot be shown yet',
  draftText: 'Mend what is listed here; the preview goes on by itself.',
  errorTitle: 'This is not available right now',
  errorSetup: 'This page is not set up correctly. Please tell the people who run it.',
  errorNotFound: 'This experience could not be found.',
  errorClosed: 'This experience is not open.',
  errorDenied: 'You do not have access to this experience.',
  errorInput: 'Something went wrong. Please try again.',
} satisfies Record<string, string> & Record<Exclude<GuestText, 'errorOffline'>, string>;
