import {defineKind} from '../view.js';
import {yesNoLogic} from './logic.js';
import {yesNoStyles, yesNoView} from './view.js';

export const yesNo = defineKind({logic: yesNoLogic, view: yesNoView, styles: yesNoStyles});
