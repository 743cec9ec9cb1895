import {defineKind} from '../view.js';
import {shortTextLogic} from './logic.js';
import {shortTextView} from './view.js';

export const shortText = defineKind({logic: shortTextLogic, view: shortTextView});
