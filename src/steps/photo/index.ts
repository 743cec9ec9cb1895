import {defineKind} from '../view.js';
import {photoLogic} from './logic.js';

/** The camera and what develops its pictures are loaded when an experience has such a step. */
export const photo = defineKind({
  logic: photoLogic,
  load: async () => {
    const {photoView, photoStyles} = await import('./view.js');
    return {view: photoView, styles: photoStyles};
  },
});
