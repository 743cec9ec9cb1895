/**
 * What a device asks of a server: to make a step's output while the guest waits. The request is the step's own input, since
 * inputs are what a guest may write and a server can watch. Nothing is taken back: whoever wants another output asks again.
 */
import * as z from 'zod/mini';
import {isSameMedia, type MediaReference} from '../shared/media.js';

/** Why a device waits no longer: the server said that it failed, said nothing in time, made what has no address; or there is nothing to make it of. */
export const WAIT_ENDS = ['failed', 'late', 'made', 'skipped'] as const;
export type WaitEnd = (typeof WAIT_ENDS)[number];

export const outputRequestSchema = z.looseObject({
  /** Unix milliseconds on the device; a later request has a larger one, so it tells one from another. */
  requestedAt: z.number().check(z.nonnegative()),
  /** The address of the media that the output is to be made of. */
  source: z.nullable(z.string()),
  /** The address of the output that was there before, which is no answer. */
  replaces: z.nullable(z.string()),
  ended: z.exactOptional(z.enum(WAIT_ENDS)),
});

export type OutputRequest = z.infer<typeof outputRequestSchema>;

/** What a step that awaits an output needs to know of its config. */
export interface Awaits {
  readonly timeoutMs: number;
  /** The step whose media the output is made of; the nearest earlier one that takes some when undefined. */
  readonly sourceStepId?: string | undefined;
}

/** The output that answers the request, or null while there is none. */
export function answerTo(
  request: OutputRequest | null,
  output: MediaReference | null,
): MediaReference | null {
  return output && !isSameMedia(output.url, request?.replaces) ? output : null;
}

/** Whether a guest waits: nothing has answered the request, and it has not ended without an answer. */
export function isAwaited(request: OutputRequest | null, output: MediaReference | null): boolean {
  return request?.ended === undefined && answerTo(request, output) === null;
}
