/** The port behind which are the browser itself or Firestore: where sessions are kept and configs come from. */
import type {MediaStore} from '../session/media-store.js';
import type {SessionStore} from '../session/store.js';
import type {ConfigSource} from '../shared/config-source.js';

export interface Backend {
  /** Tells this backend from others in what a device remembers. */
  readonly key: string;
  readonly source: ConfigSource;
  /** The sessions of one project. */
  storeFor(projectId: string): SessionStore | Promise<SessionStore>;
  /** The pictures of one project. Rejects as the backend's code does, and can be asked again. */
  mediaStoreFor(projectId: string): Promise<MediaStore>;
  /** The id of the user whose sessions these are. Rejects with `firebase/…` when nobody could be signed in. */
  userId(): Promise<string>;
}
