import * as z from 'zod/mini';
import {defineStep} from '../../experience/step.js';
import {missingAnswer, questionFields} from '../question.js';

const label = z._default(z.string().check(z.maxLength(50)), '');

/** A whole number from `min` to `max`. */
export const scaleLogic = defineStep({
  type: 'input.scale',
  config: z
    .looseObject({
      ...questionFields,
      min: z._default(z.int().check(z.gte(0), z.lte(10)), 1),
      max: z._default(z.int().check(z.gte(1), z.lte(10)), 5),
      minLabel: label,
      maxLabel: label,
    })
    .check(z.refine(({min, max}) => max > min, {path: ['max'], error: 'expected more than min'})),
  input: ({min, max}) => z.int().check(z.gte(min), z.lte(max)),
  missing: ({required}, {input}) => missingAnswer(required, input === null),
});
