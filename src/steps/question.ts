/** What all questions have in common, for a kind's `logic`: a title, whether an answer is required, when it is missing. */
import * as z from 'zod/mini';
import type {Problem} from '../experience/step.js';

export const titleSchema = z.string().check(z.minLength(1), z.maxLength(200));

export const questionFields = {
  title: titleSchema,
  required: z._default(z.boolean(), false),
};

export const REQUIRED: Problem = {text: 'problemRequired'};

/** The problem of a question without an answer. */
export function missingAnswer(required: boolean, isEmpty: boolean): Problem | null {
  return required && isEmpty ? REQUIRED : null;
}
