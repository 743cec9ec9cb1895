/** Everything that knows the Firebase SDK, behind the ports that the rest of the program knows. */
import type {ConfigSource} from '../shared/config-source.js';
import type {MediaStore} from '../session/media-store.js';
import type {SessionStore} from '../session/store.js';
import {connect, type ConnectOptions} from './connect.js';
import {authCall} from './failures.js';
import {createFirestoreConfigSource} from './firestore-config-source.js';
import {createFirestoreStore} from './firestore-store.js';
import {createLeavingCommit} from './leaving-commit.js';
import {createMediaStore} from './media-store.js';

export {createFirestoreConfigSource} from './firestore-config-source.js';
export {createFirestoreStore} from './firestore-store.js';

export interface FirebaseBackend {
  /** Tells one Firebase project from another. */
  readonly key: string;
  readonly source: ConfigSource;
  /** The sessions of one project; not Firebase's own. */
  storeFor(projectId: string): SessionStore;
  /** The pictures of one project. */
  mediaStoreFor(projectId: string): Promise<MediaStore>;
  /** The uid, once somebody is signed in. Rejects with `firebase/…`. */
  userId(): Promise<string>;
}

/** Rejects with `element/foreign-firebase-app`, `element/invalid-firebase-config`. Signing in goes on behind it. */
export async function openFirebase(options: ConnectOptions): Promise<FirebaseBackend> {
  const {db, user, origin} = await connect(options);
  const firebaseProject = db.app.options.projectId ?? '';
  const token = async () => (await user()).getIdToken();
  /** With a token that holds: what is wrong with it is said here in our words, and by the SDK in others. */
  const signedIn = async () => {
    await authCall(token);
    return user();
  };
  const leavingCommit = createLeavingCommit({origin, firebaseProject, token});
  user().catch(() => undefined); // whoever needs the user hears of it
  return {
    key: `firestore:${firebaseProject}`,
    storeFor: (projectId) => createFirestoreStore({db, projectId, user: signedIn, leavingCommit}),
    mediaStoreFor: async (projectId) =>
      createMediaStore({
        app: db.app,
        projectId,
        user: signedIn,
        emulator: options.config?.emulators?.storage,
      }),
    source: createFirestoreConfigSource({db, user: signedIn}),
    userId: async () => (await user()).uid,
  };
}
