import {defineKind} from '../view.js';
import {scaleLogic} from './logic.js';
import {scaleStyles, scaleView} from './view.js';

export const scale = defineKind({logic: scaleLogic, view: scaleView, styles: scaleStyles});
