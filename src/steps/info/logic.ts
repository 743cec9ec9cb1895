import * as z from 'zod/mini';
import {defineStep} from '../../experience/step.js';
import {mediaReferenceSchema} from '../../shared/media.js';

/** Something to read or to look at. Takes no answer. */
export const infoLogic = defineStep({
  type: 'info',
  config: z.looseObject({
    title: z._default(z.string().check(z.maxLength(200)), ''),
    description: z._default(z.string().check(z.maxLength(1000)), ''),
    media: z._default(z.nullable(mediaReferenceSchema), null),
  }),
  input: () => null,
});
