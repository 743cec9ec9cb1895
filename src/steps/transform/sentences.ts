/** What the transform step says in English; the other languages, and the page, say it by the same keys. */
export const TRANSFORM_ENGLISH = {
  result: 'Your result',
  awaited: 'This is being made for you…',
  awaitedStill: 'Still at it. Good things take a moment.',
  awaitedHint: 'You can close this page and come back: it goes on.',
  awaitedReady: 'It is ready.',
  awaitedFailed: 'This did not work. You can try again, or go on without it.',
  awaitedLate: 'This is taking longer than it should. You can try again, or go on without it.',
  awaitedSkipped: 'Without a photo there is nothing to make here. You can go on.',
  awaitedPhoto: 'Your photo is still on its way.',
  source: 'Your photo',
};
