/**
 * The envelope of what an author wrote: a version and a list of steps. What is inside a step's `config` is known to its
 * kind alone, so here it stays unparsed. Unknown fields are kept.
 */
import * as z from 'zod/mini';

/** Firestore refuses field names like `__id__`, and a step's id is a field name in a session. */
const stepId = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(128),
    z.regex(/^(?!__.*__$).+$/, {error: 'expected one line that is not like __id__'}),
  );

export const stepEnvelopeSchema = z.looseObject({
  id: stepId,
  type: z.string().check(z.minLength(1)),
  config: z._default(z.record(z.string(), z.unknown()), {}),
});

/** The security rules let as many answers into a session. */
const MAX_STEPS = 1024;

export const experienceConfigSchema = z.looseObject({
  version: z.int(),
  steps: z.array(stepEnvelopeSchema).check(z.maxLength(MAX_STEPS)),
});

/** A config as an author writes it: `config` may leave out what has a default. */
export type ExperienceConfig = z.input<typeof experienceConfigSchema>;
export type StepEnvelope = z.infer<typeof stepEnvelopeSchema>;
