/**
 * Where sessions are kept and configs come from: the browser itself, or Firestore. What the SDK is needed for waits for its
 * code; what is published does not, so that a guest sees the first step while the rest is still on its way.
 */
import {originOf} from '../firestore/paths.js';
import {readConfig} from '../firestore/read-config.js';
import {createReader} from '../firestore/read-documents.js';
import {toExperienceError} from '../shared/errors.js';
import type {Backend} from './backend.js';
import type {FirebaseConfig, FirebaseSettings, Settings} from './settings.js';

export type {Backend} from './backend.js';

/**
 * Rejects with `element/load-failed`, and for the page's own app with `element/foreign-firebase-app`. What is wrong with an app of
 * ours, its methods reject with.
 */
export async function openBackend({firebase}: Settings): Promise<Backend> {
  if (!firebase) {
    const {localBackend} = await loaded(import('./local-backend.js'));
    return localBackend;
  }
  const {app, config} = firebase;
  return app === null && config !== null ? connectLater(firebase, config) : connect(firebase);
}

async function connect(firebase: FirebaseSettings): Promise<Backend> {
  const {openFirebase} = await loaded(import('../firebase/index.js'));
  return openFirebase(firebase);
}

function connectLater(firebase: FirebaseSettings, {projectId, apiKey, emulators}: FirebaseConfig): Backend {
  let connecting: Promise<Backend> | null = null;
  /** Tries again after it has failed. */
  const backend = () => {
    connecting ??= connect(firebase).catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    return connecting;
  };
  backend().catch(() => undefined); // whoever needs it hears of it
  const read = createReader({origin: originOf(emulators), firebaseProject: projectId, apiKey});
  return {
    key: `firestore:${projectId}`,
    source: {
      load: async (ids, name) =>
        name === 'published' ? readConfig(read, ids, name) : (await backend()).source.load(ids, name),
    },
    storeFor(project) {
      const store = async () => (await backend()).storeFor(project);
      return {
        create: async (...args) => (await store()).create(...args),
        get: async (...args) => (await store()).get(...args),
        update: async (...args) => (await store()).update(...args),
      };
    },
    mediaStoreFor: (project) => ({
      upload: async (...args) => (await backend()).mediaStoreFor(project).upload(...args),
    }),
    userId: async () => (await backend()).userId(),
  };
}

function loaded<T>(module: Promise<T>): Promise<T> {
  return module.catch((error: unknown) => {
    throw toExperienceError(error, 'element/load-failed');
  });
}
