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
import {deviceDatabase, nextFrame, nextTask} from './browser.js';
import type {FirebaseConfig, FirebaseSettings, Settings} from './settings.js';

export type {Backend} from './backend.js';

/**
 * Its code is loaded when it is first needed, which for a guest's first step it is not. What goes wrong with that, its methods
 * reject with: `element/load-failed`, `element/foreign-firebase-app`, `element/invalid-firebase-config`.
 */
export function openBackend({firebase}: Settings): Backend {
  if (!firebase) return later('local', openLocal);
  const {app, config} = firebase;
  const open = () => connect(firebase);
  if (app === null && config !== null)
    return later(`firestore:${config.projectId}`, open, publishedIn(config));
  const {options} = app as {readonly options?: {readonly projectId?: string}};
  return later(`firestore:${options?.projectId ?? ''}`, open);
}

async function openLocal(): Promise<Backend> {
  const {localBackend} = await loaded(import('./local-backend.js'));
  return localBackend;
}

async function connect(firebase: FirebaseSettings): Promise<Backend> {
  await nextFrame(); // the first step comes first
  const {openFirebase} = await loaded(import('../firebase/index.js'));
  await nextTask();
  return openFirebase({...firebase, database: deviceDatabase});
}

function publishedIn({projectId, apiKey, emulators}: FirebaseConfig): ConfigSource {
  const read = createReader({origin: originOf(emulators), firebaseProject: projectId, apiKey});
  return {load: (ids) => readConfig(read, ids, 'published')};
}

/** A backend that is opened when it is first needed; after a failure, whoever needs it next tries again. */
function later(key: string, open: () => Promise<Backend>, published?: ConfigSource): Backend {
  let opening: Promise<Backend> | null = null;
  const backend = () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    key,
    source: {
      load: async (ids, name) =>
        (name === 'published' && published ? published : (await backend()).source).load(ids, name),
    },
    storeFor: async (project) => (await backend()).storeFor(project),
    mediaStoreFor: async (project) => (await backend()).mediaStoreFor(project),
    userId: async () => (await backend()).userId(),
  };
}

/** Rejects with `element/load-failed`. */
export function loaded<T>(module: Promise<T>): Promise<T> {
  return module.catch((error: unknown) => {
    throw toExperienceError(error, 'element/load-failed');
  });
}
