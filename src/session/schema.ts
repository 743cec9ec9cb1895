/**
 * What is stored of one guest's pass through one experience.
 * The field names are the contract with every other program that reads the document. Instants are Unix milliseconds.
 * Fields that this version does not know survive reading, merging and writing.
 */
import * as z from 'zod/mini';
import {mediaReferenceSchema} from '../shared/media.js';

export const MODES = ['preview', 'guest'] as const;
export const CONFIG_SOURCES = ['draft', 'published'] as const;
export const STATUSES = ['active', 'completed', 'abandoned', 'error'] as const;

export const id = z.string().check(z.minLength(1));
const instant = z.number().check(z.nonnegative());
export const stepIndex = z.int().check(z.nonnegative());
export const inputs = z.record(z.string(), z.unknown());
export const outputs = z.record(z.string(), mediaReferenceSchema);

/** `/projects/{projectId}/sessions/{id}` */
export const sessionSchema = z.looseObject({
  id,
  projectId: id,
  eventId: id,
  experienceId: id,
  mode: z.enum(MODES),
  configSource: z.enum(CONFIG_SOURCES),
  status: z._default(z.enum(STATUSES), 'active'),
  currentStepIndex: z._default(stepIndex, 0),
  inputs: z._default(inputs, {}),
  outputs: z._default(outputs, {}),
  activeJobId: z._default(z.nullable(z.string()), null),
  resultAssetId: z._default(z.nullable(z.string()), null),
  createdAt: instant,
  updatedAt: instant,
  completedAt: z._default(z.nullable(instant), null),
  /** The Firebase uid of the owner; the store sets it, the security rules need it. */
  createdBy: z.exactOptional(id),
  /** The `version` of the config that the session runs on. */
  configVersion: z.exactOptional(z.int()),
  /** How many have written the session before the one who did last; none is zero. A guest who comes back is the next. */
  epoch: z.exactOptional(stepIndex),
  /** What the host page wants to know the session by: a campaign, a table's number. */
  context: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

export type Session = z.infer<typeof sessionSchema>;
/** A session without the answers. */
export type SessionHead = {
  [Field in keyof Session as Field extends 'inputs' ? never : Field]: Session[Field];
};
export type SessionMode = Session['mode'];
export type ConfigSourceName = Session['configSource'];
export type SessionStatus = Session['status'];
