/**
 * Where a device keeps the photos that are not up yet: a table of their own, so that a change to the session does not write
 * them anew. Bytes are kept as an `ArrayBuffer`, since WebKit cannot keep a `Blob` in every window.
 */
import type {Database} from './database.js';
import type {Photo, PhotoShelf} from './media-store.js';

export function createPhotoShelf(database: Database): PhotoShelf {
  return {
    put: (photo) => database.change('photos', keyOf(photo), () => photo),
    of: async (sessionId) => (await database.all('photos', keysOf(sessionId))).filter(isPhoto),
    remove: (photo) =>
      database.change('photos', keyOf(photo), (old) =>
        isPhoto(old) && !isOver(old, photo) ? old : undefined,
      ),
  };
}

/** Whether a photo is this one, or one that it took the place of; the same picture may have been taken again since. */
const isOver = (old: Photo, {name, replaces, at}: Photo) =>
  old.name === name || (replaces.includes(old.name) && old.at <= at);

/** An id of ours has no slash in it, so no session's keys begin like another's. */
const keysOf = (sessionId: string) => `${sessionId}/`;
const keyOf = ({sessionId, stepId}: Pick<Photo, 'sessionId' | 'stepId'>) => keysOf(sessionId) + stepId;

/** What another version left behind is not read. */
export function isPhoto(value: unknown): value is Photo {
  const {bytes, name, stepId, replaces} = (value ?? {}) as Partial<Photo>;
  const isNamed = typeof name === 'string' && typeof stepId === 'string';
  return bytes instanceof ArrayBuffer && isNamed && Array.isArray(replaces);
}
