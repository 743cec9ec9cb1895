/**
 * One upload through the Storage SDK: resumable, and given up after `RETRY_MS` without progress, for whoever asked has
 * pauses of their own and tells the guest.
 */
import type {FirebaseApp} from 'firebase/app';
import {
  connectStorageEmulator,
  getDownloadURL,
  getStorage,
  ref,
  uploadBytesResumable,
  type UploadTask,
} from 'firebase/storage';
import {ExperienceError, type ErrorCode} from '../shared/errors.js';
import type {MediaReference} from '../shared/media.js';
import type {Photo, Transfer} from '../session/media-store.js';

const RETRY_MS = 30_000;

/** Storage's code → what it means for a picture. What is not listed passes, so it is tried again. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  'storage/unauthorized': 'media/permission-denied',
  'storage/unauthorized-app': 'media/permission-denied',
  'storage/no-default-bucket': 'media/no-bucket',
  'storage/invalid-default-bucket': 'media/no-bucket',
  'storage/bucket-not-found': 'media/no-bucket',
  'storage/project-not-found': 'media/no-bucket',
  'storage/quota-exceeded': 'media/quota-exceeded',
};

export function startUpload(
  app: FirebaseApp,
  emulator: string | undefined,
  path: string,
  {bytes, type, width, height}: Photo,
  onProgress: (share: number) => void,
): Transfer {
  let task: UploadTask | null = null;
  const send = async (): Promise<MediaReference> => {
    // A Storage of our own: the page's keeps its settings.
    const {storageBucket} = app.options;
    const storage = getStorage(app, storageBucket && `gs://${storageBucket}`);
    storage.maxUploadRetryTime = RETRY_MS;
    storage.maxOperationRetryTime = RETRY_MS;
    if (emulator) {
      const {hostname, port} = new URL(`http://${emulator}`);
      connectStorageEmulator(storage, hostname, Number(port));
    }
    const target = ref(storage, path);
    task = uploadBytesResumable(target, bytes, {contentType: type});
    task.on('state_changed', ({bytesTransferred, totalBytes}) => onProgress(bytesTransferred / totalBytes));
    await task;
    return {url: await getDownloadURL(target), type: 'image', width, height};
  };
  return {
    done: send().catch((cause: unknown) => {
      const {code} = (cause ?? {}) as {code?: string};
      throw new ExperienceError(CODES[code ?? ''] ?? 'media/unavailable', {cause});
    }),
    cancel: () => void task?.cancel(),
  };
}
