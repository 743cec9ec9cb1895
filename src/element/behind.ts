/** What every session loads, in one chunk, right behind its first step; a preview before it. */
export {createSender} from '../runtime/sender.js';
export {screens} from './screens.js';
export {sendLeftovers} from './send-leftovers.js';
