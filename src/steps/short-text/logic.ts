import {defineTextStep} from '../text-logic.js';

/** A line of text. */
export const shortTextLogic = defineTextStep('input.shortText', 200, 100);
