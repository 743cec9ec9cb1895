/**
 * Who talks to Firebase, and as whom: the page's own app where a user is signed in to it; else an app of ours, signed in by
 * the page's token or as an anonymous user that the device keeps. The page's users are never signed in or out.
 * One connection serves all elements of a page that ask for the same.
 */
import {getApps, initializeApp, type FirebaseApp, type FirebaseOptions} from 'firebase/app';
import {connectFirestoreEmulator, getFirestore, setLogLevel, type Firestore} from 'firebase/firestore/lite';
import {originOf} from '../firestore/paths.js';
import type {Database} from '../session/database.js';
import {ExperienceError} from '../shared/errors.js';
import {authCall} from './failures.js';
import {createIdentityRequests} from './identity-requests.js';
import {provideTokens, userOf} from './sdk-auth.js';
import {createSignIn, type User} from './sign-in.js';

export interface Emulators {
  /** `host:port` */
  readonly firestore?: string;
  readonly auth?: string;
  readonly storage?: string;
}

type OwnConfig = FirebaseOptions & {readonly emulators?: Emulators};

export interface ConnectOptions {
  /** A web app's config; null when there is an app. */
  readonly config: OwnConfig | null;
  /** A `FirebaseApp` of the page's, from the same copy of the SDK. */
  readonly app: unknown;
  readonly authToken: string | null;
  /** Where the device keeps its anonymous user; without it there is a new one for each connection. */
  readonly database?: Database;
}

export interface Connection {
  readonly db: Firestore;
  /** Resolves with the user once one is signed in. Rejects with `firebase/…`; the next call tries again. */
  readonly user: () => Promise<User>;
  /** Where Firestore answers. */
  readonly origin: string;
}

const APP_NAME = 'experience-session';
const connections = new Map<string, Connection>();

/** Rejects with `element/foreign-firebase-app`, `element/invalid-firebase-config`. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const {app, config} = options;
  if (app === null || app === undefined) return ownConnection(config ?? {}, options);
  const hosted = app as FirebaseApp;
  const db = firestoreOf(hosted);
  const user = await userOf(hosted);
  return user
    ? {db, user: async () => user, origin: originOf(config?.emulators)}
    : ownConnection({...hosted.options, ...emulatorsOf(config)}, options);
}

function ownConnection(config: OwnConfig, options: ConnectOptions): Connection {
  const {projectId, apiKey, storageBucket, emulators} = config;
  const key = JSON.stringify([projectId, apiKey, storageBucket, emulators, options.authToken]);
  let connection = connections.get(key);
  if (!connection) {
    connection = createConnection(config, options);
    connections.set(key, connection);
  }
  return connection;
}

function createConnection(
  {emulators, ...config}: OwnConfig,
  {authToken, database}: ConnectOptions,
): Connection {
  setLogLevel('silent'); // it writes whole requests to the console, a guest's answers with them; failures are told anyway
  const now = () => Date.now();
  const signIn = createSignIn({
    requests: createIdentityRequests({
      apiKey: config.apiKey ?? '',
      emulator: emulators?.auth,
      now,
      fetch: (url, init) => fetch(url, init),
    }),
    authToken,
    database,
    key: `${config.projectId} ${emulators?.auth ?? ''}`,
    now,
  });
  let signedIn: User | null = null;
  const user = async () => (signedIn = await authCall(signIn));
  try {
    const app = initializeApp(config, `${APP_NAME}:${getApps().length}`);
    provideTokens(app, () => signedIn);
    const db = getFirestore(app);
    if (emulators?.firestore) connectFirestoreEmulator(db, ...hostAndPort(emulators.firestore));
    return {db, user, origin: originOf(emulators)};
  } catch (cause) {
    const expected = "a web app's config";
    throw new ExperienceError('element/invalid-firebase-config', {expected, received: config, cause});
  }
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

function emulatorsOf(config: ConnectOptions['config']): {emulators?: Emulators} {
  return config?.emulators ? {emulators: config.emulators} : {};
}

function hostAndPort(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon), Number(address.slice(colon + 1))];
}
