/**
 * Guests' pictures on their way: the port behind which they are kept for others to see, and the one through which a device
 * keeps them until then. Neither knows when it is asked; the uploader does.
 */
import type {MediaReference, Picture} from '../shared/media.js';
import {isOutdated} from './journal.js';
import type {Session} from './schema.js';

/** A picture that a guest has accepted for a step. */
export interface Photo extends Picture {
  readonly sessionId: string;
  readonly stepId: string;
  /** Made from the bytes: the same picture has the same name. */
  readonly name: string;
  /** The writer's epoch and the session's `updatedAt` when it was accepted. */
  readonly epoch: number;
  readonly at: number;
  /** Of what it takes the place of, the names or the addresses. */
  readonly replaces: readonly string[];
}

/** A picture that is being sent. */
export interface Transfer {
  /** Resolves with the reference once everybody who has it can get the picture. */
  readonly done: Promise<MediaReference>;
  /** Stops it. What `done` does then nobody needs. */
  cancel(): void;
}

export interface MediaStore {
  /**
   * Begins to send a picture; sending it again replaces it by itself. `onProgress` hears how much is there, from 0 to 1.
   * This and `done` reject with `media/too-large`, `media/permission-denied`, `media/no-bucket`, `media/quota-exceeded`,
   * `media/unavailable`.
   */
  upload(photo: Photo, onProgress: (share: number) => void): Promise<Transfer>;
  /** The session's outputs as this page can use them; for a store whose URLs end with a page. */
  renew?(session: Pick<Session, 'id' | 'outputs'>): Promise<Session['outputs']>;
}

export interface PhotoShelf {
  /** Resolves once the photo is safe on the device, in place of an earlier one of the step. Rejects as the device does. */
  put(photo: Photo): Promise<void>;
  /** The photos of a session. */
  of(sessionId: string): Promise<readonly Photo[]>;
  /** Takes the photo away, or what it took the place of, unless a later one is there. */
  remove(photo: Photo): Promise<void>;
}

/** Whether a reference is to this photo. */
export function isOf(photo: Pick<Photo, 'name'>, media: MediaReference | undefined): boolean {
  return media?.url.includes(photo.name) ?? false;
}

/** A step may have the name of something that every object has. */
export function outputIn({outputs}: Pick<Session, 'outputs'>, stepId: string): MediaReference | undefined {
  return Object.hasOwn(outputs, stepId) ? outputs[stepId] : undefined;
}

/** What a store has, as far as it tells which photo is the newest. */
export type Stored = Pick<Session, 'outputs' | 'epoch' | 'updatedAt'>;

/** Whether a store that has this need not get a photo: it has it, or a later one. */
export function isOfNoUse(photo: Photo, stored: Stored): boolean {
  const media = outputIn(stored, photo.stepId);
  if (!media || isOf(photo, media)) return media !== undefined;
  return isOutdated(photo, stored) && !photo.replaces.some((one) => media.url.includes(one));
}
