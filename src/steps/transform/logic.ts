import * as z from 'zod/mini';
import {isAwaited, outputRequestSchema, type OutputRequest} from '../../experience/request.js';
import {defineStep} from '../../experience/step.js';
import {titleSchema} from '../question.js';

const config = z.looseObject({
  title: titleSchema,
  timeoutSeconds: z._default(z.number().check(z.gte(5), z.lte(600)), 120),
  sourceStepId: z.exactOptional(z.string().check(z.minLength(1))),
});

/** A server makes something of the guest's photo; docs/transform.md is the contract with it. */
export const transformLogic = defineStep<z.infer<typeof config>, OutputRequest>({
  type: 'transform.pipeline',
  config,
  input: () => outputRequestSchema,
  missing: (_, {input, output, isOnItsWay}) =>
    isOnItsWay || isAwaited(input, output) ? {text: 'problemAwaited'} : null,
  awaits: ({timeoutSeconds, sourceStepId}) => ({timeoutMs: timeoutSeconds * 1000, sourceStepId}),
});
