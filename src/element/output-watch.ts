/** Waits for what servers make, in an experience that has such a step: loads the code for it. */
import type {Awaiter} from '../runtime/awaiter.js';
import {toExperienceError} from '../shared/errors.js';
import type {OutputWatch} from './page-awaiter.js';

/** To be called whenever something has changed; with `askAgain` where the guest wants another attempt. */
export type NoticeOutputs = (what?: 'askAgain') => void;

/** Code that could not be loaded is asked for again when something has changed. */
export function watchOutputs(watch: OutputWatch): NoticeOutputs {
  const {runtime, signal, report} = watch;
  let awaiter: Awaiter | null = null;
  let isLoading = false;

  async function load(): Promise<void> {
    isLoading = true;
    try {
      const {createPageAwaiter} = await import('./page-awaiter.js');
      if (signal.aborted) return;
      awaiter = createPageAwaiter(watch);
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
