/** What every session loads, in one chunk, right behind its first step; a preview and a lazy one before it. */
export {createSender} from '../runtime/sender.js';
export {screens} from './screens.js';
export {sendLeftovers} from './send-leftovers.js';
export {watchOutputs} from './output-watch.js';
export {watchPage} from './watch-page.js';
export {whenNear} from './when-near.js';
