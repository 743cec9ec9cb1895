/**
 * Who talks to Firebase, and as whom: the page's own app where a user is signed in to it; else an app of ours, signed in by
 * the page's token or as an anonymous user that the device keeps. The page's users are never signed in or out.
 * One connection serves all elements of a page that ask for the same.
 */
import * as sdk from 'firebase/app';
import {getApps, initializeApp, type FirebaseApp, type FirebaseOptions} from 'firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
  signInAnonymously,
  signInWithCustomToken,
  type Auth,
  type User,
} from 'firebase/auth';
import {connectFirestoreEmulator, getFirestore, setLogLevel, type Firestore} from 'firebase/firestore/lite';
import {originOf} from '../firestore/paths.js';
import {ExperienceError} from '../shared/errors.js';
import {authCall} from './failures.js';

export interface Emulators {
  /** `host:port` */
  readonly firestore?: string;
  readonly auth?: string;
  readonly storage?: string;
}

export interface ConnectOptions {
  /** A web app's config; null when there is an app. */
  readonly config: (FirebaseOptions & {readonly emulators?: Emulators}) | null;
  /** A `FirebaseApp` of the page's, from the same copy of the SDK. */
  readonly app: unknown;
  readonly authToken: string | null;
}

export interface Connection {
  readonly db: Firestore;
  /** Resolves with the user once one is signed in. Rejects with `firebase/…`; the next call tries again. */
  readonly user: () => Promise<User>;
  /** Where Firestore answers. */
  readonly origin: string;
}

const APP_NAME = 'experience-session';
/** How long a page waits for others to have signed in. */
const TURN_MS = 5_000;
const connections = new Map<string, Connection>();

/** Rejects with `element/foreign-firebase-app`, `element/invalid-firebase-config`. */
export async function connect({config, app, authToken}: ConnectOptions): Promise<Connection> {
  if (app === null || app === undefined) return ownConnection(config ?? {}, authToken);
  const hosted = app as FirebaseApp;
  const db = firestoreOf(hosted);
  const user = await currentUser(hosted);
  return user
    ? {db, user: async () => user, origin: originOf(config?.emulators)}
    : ownConnection({...hosted.options, ...emulatorsOf(config)}, authToken);
}

function ownConnection(
  config: FirebaseOptions & {readonly emulators?: Emulators},
  authToken: string | null,
): Connection {
  const {projectId, apiKey, emulators} = config;
  const key = JSON.stringify([projectId, apiKey, emulators, authToken]);
  let connection = connections.get(key);
  if (!connection) {
    connection = createConnection(config, authToken);
    connections.set(key, connection);
  }
  return connection;
}

function createConnection(
  {emulators, ...config}: FirebaseOptions & {readonly emulators?: Emulators},
  authToken: string | null,
): Connection {
  // Firebase keeps a user under the app's name: an anonymous one is found again by it, a token's leaves nothing behind.
  const name =
    authToken === null
      ? `${APP_NAME}:${config.projectId}:${config.apiKey}`
      : `${APP_NAME}:${connections.size}`;
  setLogLevel('silent'); // it writes whole requests to the console, a guest's answers with them; failures are told anyway
  const valid = <T>(open: () => T): T => {
    try {
      return open();
    } catch (cause) {
      throw new ExperienceError('element/invalid-firebase-config', {
        expected: "a web app's config",
        received: config,
        cause,
      });
    }
  };
  const db = valid(() => {
    const app = getApps().find((other) => other.name === name) ?? initializeApp(config, name);
    const firestore = getFirestore(app);
    if (emulators?.firestore) connectFirestoreEmulator(firestore, ...hostAndPort(emulators.firestore));
    return firestore;
  });

  let auth: Auth | undefined;
  const openAuth = () => {
    const persistence =
      authToken === null
        ? [indexedDBLocalPersistence, browserLocalPersistence, inMemoryPersistence]
        : inMemoryPersistence;
    const opened = initializeAuth(db.app, {persistence});
    if (emulators?.auth) connectAuthEmulator(opened, `http://${emulators.auth}`, {disableWarnings: true});
    return opened;
  };
  let signingIn: Promise<User> | null = null;
  // Two pages that begin at once would each make a user, and one would be lost; so would one here, where who has waited
  // long enough tries again, without an attempt that all share.
  const attempt = () =>
    (signingIn ??= inTurn(name, () => signIn((auth ??= valid(openAuth)), authToken)).catch(
      (error: unknown) => {
        signingIn = null;
        throw error;
      },
    ));
  return {db, origin: originOf(emulators), user: () => authCall(attempt)};
}

/** Waits for other pages that do the same, where there are locks, but not for ever: one may sleep. */
async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const {locks} = (globalThis as {navigator?: Partial<Navigator>}).navigator ?? {};
  let done: Promise<T> | undefined;
  await locks
    ?.request(name, {signal: AbortSignal.timeout(TURN_MS)}, () => (done = work()))
    .catch(() => undefined);
  return done ?? work();
}

async function signIn(auth: Auth, authToken: string | null): Promise<User> {
  await auth.authStateReady();
  if (authToken !== null) return (await signInWithCustomToken(auth, authToken)).user;
  return auth.currentUser ?? (await signInAnonymously(auth)).user;
}

function firestoreOf(app: FirebaseApp): Firestore {
  try {
    return getFirestore(app);
  } catch (cause) {
    throw new ExperienceError('element/foreign-firebase-app', {
      expected: "firebaseApp from the element's own copy of the SDK (npm), or firebase-config with authToken",
      received: 'an app of another copy',
      cause,
    });
  }
}

/** The SDK's own way to what an app has already; exported, but not in its types. */
interface ProviderAccess {
  _getProvider(app: FirebaseApp, name: 'auth'): {isInitialized(): boolean; getImmediate(): Auth};
}

/** `getAuth` would bring frames and pop-ups along, and make an Auth where the page has none. */
async function currentUser(app: FirebaseApp): Promise<User | null> {
  const provider = (sdk as unknown as ProviderAccess)._getProvider(app, 'auth');
  if (!provider.isInitialized()) return null;
  const auth = provider.getImmediate();
  await auth.authStateReady();
  return auth.currentUser;
}

function emulatorsOf(config: ConnectOptions['config']): {emulators?: Emulators} {
  return config?.emulators ? {emulators: config.emulators} : {};
}

function hostAndPort(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon), Number(address.slice(colon + 1))];
}
