/** Time and chance as things that are handed in, so that a test can hold them. The browser's are in `element/browser.ts`. */

export type Cancel = () => void;

export interface Clock {
  /** Unix milliseconds. May jump, also backwards: it is the device's. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds unless cancelled. */
  after(ms: number, run: () => void): Cancel;
}
