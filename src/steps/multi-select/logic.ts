import * as z from 'zod/mini';
import {defineStep, type Problem} from '../../experience/step.js';
import {questionFields, REQUIRED} from '../question.js';

const isUnique = z.refine<unknown>((list) => Array.isArray(list) && new Set(list).size === list.length, {
  error: 'expected no entry twice',
});
const count = z.int().check(z.gte(1), z.lte(10));

/**
 * A list of the options that were picked; of one at the most unless `multiSelect`. The two limits hold for a list with
 * something in it, so an optional question can be left out.
 */
export const multiSelectLogic = defineStep({
  type: 'input.multiSelect',
  config: z
    .looseObject({
      ...questionFields,
      options: z
        .array(z.string().check(z.minLength(1), z.maxLength(100)))
        .check(z.minLength(2), z.maxLength(10), isUnique),
      multiSelect: z._default(z.boolean(), false),
      minSelections: z.exactOptional(count),
      maxSelections: z.exactOptional(count),
    })
    .check(
      z.refine(({options, minSelections = 1}) => minSelections <= options.length, {
        path: ['minSelections'],
        error: 'expected no more than there are options',
      }),
      z.refine(({minSelections = 1, maxSelections = 10}) => maxSelections >= minSelections, {
        path: ['maxSelections'],
        error: 'expected at least minSelections',
      }),
    ),
  input: (config) => z.array(z.enum(config.options)).check(z.maxLength(selectionLimit(config)), isUnique),
  missing: ({required, multiSelect, minSelections = 1}, {input}): Problem | null => {
    const picked = input?.length ?? 0;
    if (picked === 0) return required ? REQUIRED : null;
    return multiSelect && picked < minSelections ? {text: 'problemTooFew', count: minSelections} : null;
  },
});

/** How many options may be picked. */
export function selectionLimit({options, multiSelect, maxSelections = options.length}: Limits): number {
  return multiSelect ? maxSelections : 1;
}

interface Limits {
  readonly options: readonly string[];
  readonly multiSelect: boolean;
  readonly maxSelections?: number;
}
