/** What can be seen beside the steps, and is loaded when it is wanted, or soon before. */
import type {Loadable} from '../steps/view.js';
import type {Result} from './result-view.js';
import type {Draw} from './screens.js';
import type {Upload} from './upload-view.js';

/** Few experiences have something to take away. */
export const RESULT: Loadable<Result> = {load: async () => (await import('./result-view.js')).resultView};

/** Nobody sees them at first, but some without a network, and who previews. */
export const SCREENS: Loadable<Draw> = {load: async () => (await import('./behind.js')).screens};

/** Who has pictures to send has the code for it. */
export const UPLOAD: Loadable<Upload> = {load: async () => (await import('./open-uploader.js')).uploadView};
