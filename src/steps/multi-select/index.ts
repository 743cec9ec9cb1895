import {defineKind} from '../view.js';
import {multiSelectLogic} from './logic.js';
import {multiSelectStyles, multiSelectView} from './view.js';

export const multiSelect = defineKind({
  logic: multiSelectLogic,
  view: multiSelectView,
  styles: multiSelectStyles,
});
