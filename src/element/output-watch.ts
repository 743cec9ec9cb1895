/**
 * Waits for what servers make, in an experience that has such a step: loads the code for it, hands it the page's being seen
 * and online, and lets go of it with the run.
 */
import type {Awaiter} from '../runtime/awaiter.js';
import type {Runtime} from '../runtime/runtime.js';
import {toExperienceError, type ExperienceError} from '../shared/errors.js';
import {browserClock} from './browser.js';

export interface OutputWatch {
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly report: (error: ExperienceError) => void;
}

/** To be called whenever something has changed; with `askAgain` where the guest wants another attempt. */
export type NoticeOutputs = (what?: 'askAgain') => void;

/** Code that could not be loaded is asked for again when something has changed. */
export function watchOutputs({runtime, signal, report}: OutputWatch): NoticeOutputs {
  let awaiter: Awaiter | null = null;
  let isLoading = false;

  async function load(): Promise<void> {
    isLoading = true;
    try {
      const {createAwaiter} = await import('../runtime/awaiter.js');
      if (signal.aborted) return;
      const isHidden = () => document.visibilityState === 'hidden';
      awaiter = createAwaiter({
        runtime,
        clock: browserClock,
        random: Math.random,
        isHidden,
        onVain: report,
      });
      signal.addEventListener('abort', awaiter.close);
      window.addEventListener('online', awaiter.wake, {signal});
      document.addEventListener('visibilitychange', awaiter.wake, {signal});
      awaiter.check();
    } catch (error) {
      report(toExperienceError(error, 'element/load-failed'));
    }
    isLoading = false;
  }

  return (what) => {
    if (awaiter) awaiter[what ?? 'check']();
    else if (!isLoading && runtime.experience.steps.some(({awaits}) => awaits)) void load();
  };
}
