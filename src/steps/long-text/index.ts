import {defineKind} from '../view.js';
import {longTextLogic} from './logic.js';
import {longTextView} from './view.js';

export const longText = defineKind({logic: longTextLogic, view: longTextView});
