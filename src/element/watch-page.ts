/** Back online, a session tries at once; out of sight, it sends what it has, for it may never be seen again. */
import type {Runtime} from '../runtime/runtime.js';

export function watchPage({retry, leave}: Pick<Runtime, 'retry' | 'leave'>, signal: AbortSignal): void {
  window.addEventListener('online', retry, {signal});
  window.addEventListener('pagehide', leave, {signal});
  const hide = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  document.addEventListener('visibilitychange', hide, {signal});
}
