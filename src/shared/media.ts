/** The one shape in which authors and sessions point at a picture or a video. */
import * as z from 'zod/mini';

// What the security rules let in.
const MAX_URL_LENGTH = 2048;
const pixels = z.number().check(z.positive(), z.lte(1_000_000));

/** `width` and `height` are in pixels. Unknown fields are kept. */
export const mediaReferenceSchema = z.looseObject({
  url: z.string().check(z.minLength(1), z.maxLength(MAX_URL_LENGTH)),
  type: z.enum(['image', 'video']),
  width: z.exactOptional(pixels),
  height: z.exactOptional(pixels),
});

/** A picture as a guest has just made it. `type` is a MIME type; `width` and `height` are in pixels. */
export interface Picture {
  readonly bytes: ArrayBuffer;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

export type MediaReference = z.infer<typeof mediaReferenceSchema>;

/** Whether two addresses are of the same thing: a `blob:` address is another one on each page, but for the name at its end. */
export function isSameMedia(one: string | null | undefined, other: string | null | undefined): boolean {
  const nameOf = (url: string | null | undefined) => url?.replace(/^blob:[^#]*#/, '#') ?? null;
  return nameOf(one) === nameOf(other);
}
