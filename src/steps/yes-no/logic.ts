import * as z from 'zod/mini';
import {defineStep} from '../../experience/step.js';
import {missingAnswer, questionFields} from '../question.js';

/** True for yes, false for no. */
export const yesNoLogic = defineStep({
  type: 'input.yesNo',
  config: z.looseObject(questionFields),
  input: () => z.boolean(),
  missing: ({required}, {input}) => missingAnswer(required, input === null),
});
