/** What comes from the window, for the parts that do not know one: the time, chance, ids, the device's database, frames. */
import type {Clock} from '../shared/clock.js';
import {createDatabase} from '../session/database.js';

export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** One connection for all elements on a page; nothing is opened before it is used. */
export const deviceDatabase = createDatabase();

/** 128 random bits in 28 letters and digits. `crypto.randomUUID` is missing on pages without HTTPS. */
export function mintId(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36).padStart(7, '0')).join('');
}

/** No frame is drawn in a tab that nobody sees. */
const LONGEST_FRAME_MS = 200;

/** Lets the browser draw, and hear the guest, before what comes next: no task of ours is to be a long one. */
export function nextTask(afterMs = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}

/** Resolves once the next frame is on the screen, or would be. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_FRAME_MS);
  });
}
