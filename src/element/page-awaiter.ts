/** The runtime's waiting for what servers make, with the page's being seen and online. Loaded where a step awaits something. */
import {createAwaiter, type Awaiter} from '../runtime/awaiter.js';
import type {Runtime} from '../runtime/runtime.js';
import type {ExperienceError} from '../shared/errors.js';
import {browserClock} from './browser.js';

export interface OutputWatch {
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly report: (error: ExperienceError) => void;
}

/** Ends with the signal. */
export function createPageAwaiter({runtime, signal, report}: OutputWatch): Awaiter {
  const awaiter = createAwaiter({
    runtime,
    clock: browserClock,
    random: Math.random,
    isHidden: () => document.visibilityState === 'hidden',
    onVain: report,
  });
  signal.addEventListener('abort', awaiter.close);
  window.addEventListener('online', awaiter.wake, {signal});
  document.addEventListener('visibilitychange', awaiter.wake, {signal});
  return awaiter;
}
