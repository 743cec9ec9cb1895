/** The logic of the questions that take a text; the kinds differ in how long it may be. Lengths count UTF-16 units, as browsers do. */
import * as z from 'zod/mini';
import {defineStep} from '../experience/step.js';
import {missingAnswer, questionFields} from './question.js';

export function defineTextStep(type: string, limit: number, standard: number) {
  return defineStep({
    type,
    config: z.looseObject({
      ...questionFields,
      placeholder: z._default(z.string(), ''),
      maxLength: z._default(z.int().check(z.gte(1), z.lte(limit)), standard),
      // As HTML has it: `given-name`. Without a purpose none, so that nobody is offered the answers of who was there before.
      autocomplete: z._default(z.string(), 'off'),
    }),
    input: ({maxLength}) => z.string().check(z.maxLength(maxLength)),
    missing: ({required}, {input}) => missingAnswer(required, !input || input.trim() === ''),
  });
}
