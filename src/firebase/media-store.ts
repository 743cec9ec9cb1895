/**
 * Guests' pictures in Firebase Storage, whose code is loaded with the first of them. Where a picture goes is what
 * `storage.rules` name; its file is named by its content, so that sending it again replaces it by itself.
 */
import type {FirebaseApp} from 'firebase/app';
import {ExperienceError} from '../shared/errors.js';
import type {MediaStore, Photo} from '../session/media-store.js';

/** What `storage.rules` let in. */
const MAX_BYTES = 25 * 1024 * 1024;

export interface MediaStoreOptions {
  readonly app: FirebaseApp;
  readonly projectId: string;
  /** Resolves once somebody is signed in. */
  readonly user: () => Promise<{readonly uid: string}>;
  /** The emulator's `host:port`. */
  readonly emulator?: string | undefined;
}

export function createMediaStore({app, projectId, user, emulator}: MediaStoreOptions): MediaStore {
  return {
    async upload(photo, onProgress) {
      const size = photo.bytes.byteLength;
      if (size > MAX_BYTES)
        throw new ExperienceError('media/too-large', {expected: `${MAX_BYTES} bytes`, received: size});
      const [{startUpload}, {uid}] = await Promise.all([loadUpload(), user()]);
      return startUpload(app, emulator, pathOf(photo, projectId, uid), photo, onProgress);
    },
  };
}

const loadUpload = () =>
  import('./media-upload.js').catch((cause: unknown) => {
    throw new ExperienceError('media/unavailable', {cause});
  });

/** A step's id may have a slash, and a part of a path may not. */
function pathOf({sessionId, stepId, name, type}: Photo, projectId: string, uid: string): string {
  const file = `${name}.${type.split('/').at(-1) ?? ''}`;
  return ['projects', projectId, 'sessions', sessionId, stepId.replaceAll('/', '%2F'), uid, file].join('/');
}
