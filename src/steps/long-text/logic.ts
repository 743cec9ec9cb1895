import {defineTextStep} from '../text-logic.js';

/** A text of several lines. */
export const longTextLogic = defineTextStep('input.longText', 2000, 500);
