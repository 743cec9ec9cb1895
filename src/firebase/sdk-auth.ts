/**
 * Firebase's parts find out who is signed in by a component of their app, `auth-internal`. Whose it is in the page's own app is
 * read from there; in an app of ours it is ours. The SDK exports what that needs, but has no types for it.
 */
import * as sdk from 'firebase/app';
import type {FirebaseApp} from 'firebase/app';
import type {User} from './sign-in.js';

interface Components {
  readonly _getProvider: (
    app: FirebaseApp,
    name: 'auth',
  ) => {isInitialized(): boolean; getImmediate(): HostAuth};
  readonly _addOrOverwriteComponent: (app: FirebaseApp, component: object) => void;
}
interface HostAuth {
  readonly currentUser: User | null;
  authStateReady(): Promise<void>;
}

/** Who is signed in to the page's app. `getAuth` would bring frames and pop-ups along, and make an Auth where the page has none. */
export async function userOf(app: FirebaseApp): Promise<User | null> {
  const provider = (sdk as unknown as Components)._getProvider(app, 'auth');
  if (!provider.isInitialized()) return null;
  const auth = provider.getImmediate();
  await auth.authStateReady();
  return auth.currentUser;
}

/** Requests of this app come with the user's token, once there is a user. */
export function provideTokens(app: FirebaseApp, user: () => User | null): void {
  const auth = {
    getUid: () => user()?.uid ?? null,
    getToken: async () => {
      const accessToken = await user()?.getIdToken();
      return accessToken ? {accessToken} : null;
    },
    addAuthTokenListener: () => undefined,
    removeAuthTokenListener: () => undefined,
  };
  (sdk as unknown as Components)._addOrOverwriteComponent(app, {
    name: 'auth-internal',
    type: 'PRIVATE',
    instantiationMode: 'EAGER',
    instanceFactory: () => auth,
    multipleInstances: false,
    serviceProps: {},
    onInstanceCreated: null,
  });
}
