/** What the four operations take. A guest's session runs without: its input is the program's own. */
import * as z from 'zod/mini';
import {CONFIG_SOURCES, id, inputs, MODES, outputs, stepIndex} from './schema.js';

export const createSessionInputSchema = z.strictObject({
  projectId: id,
  eventId: id,
  experienceId: id,
  mode: z.enum(MODES),
  configSource: z.enum(CONFIG_SOURCES),
});

export const updateSessionProgressInputSchema = z.strictObject({
  sessionId: id,
  currentStepIndex: z.exactOptional(stepIndex),
  /** Merged key by key; a key that is not named stays. */
  inputs: z.exactOptional(inputs),
  outputs: z.exactOptional(outputs),
});

export const completeSessionInputSchema = z.strictObject({sessionId: id});
export const abandonSessionInputSchema = z.strictObject({sessionId: id});

export type CreateSessionInput = z.infer<typeof createSessionInputSchema>;
export type UpdateSessionProgressInput = z.infer<typeof updateSessionProgressInputSchema>;
export type CompleteSessionInput = z.infer<typeof completeSessionInputSchema>;
export type AbandonSessionInput = z.infer<typeof abandonSessionInputSchema>;
