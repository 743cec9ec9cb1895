import {defineKind} from '../view.js';
import {transformLogic} from './logic.js';

export const transform = defineKind({
  logic: transformLogic,
  load: async () => (await import('./view.js')).transformView,
});
