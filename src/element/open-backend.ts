/**
 * Where sessions are kept and configs come from: the browser itself, or Firestore. What needs their code waits for it, and
 * what is published does not: a guest sees the first step while the rest is still on its way.
 */
import type {ConfigSource} from '../shared/config-source.js';
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
  if (!firebase) return later('local', openLocal);
  const {app, config} = firebase;
  return app === null && config !== null
    ? later(`firestore:${config.projectId}`, () => connect(firebase), publishedIn(config))
    : connect(firebase);
}

async function openLocal(): Promise<Backend> {
  const {localBackend} = await loaded(import('./local-backend.js'));
  return localBackend;
}

async function connect(firebase: FirebaseSettings): Promise<Backend> {
  const {openFirebase} = await loaded(import('../firebase/index.js'));
  return openFirebase(firebase);
}

function publishedIn({projectId, apiKey, emulators}: FirebaseConfig): ConfigSource {
  const read = createReader({origin: originOf(emulators), firebaseProject: projectId, apiKey});
  return {load: (ids) => readConfig(read, ids, 'published')};
}

/** A backend that is opened at once and waited for where it is needed; after a failure, whoever needs it next tries again. */
function later(key: string, open: () => Promise<Backend>, published?: ConfigSource): Backend {
  let opening: Promise<Backend> | null = null;
  const backend = () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  backend().catch(() => undefined); // whoever needs it hears of it
  return {
    key,
    source: {
      load: async (ids, name) =>
        (name === 'published' && published ? published : (await backend()).source).load(ids, name),
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
