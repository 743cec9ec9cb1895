/** Where sessions are kept and configs come from: the browser itself, or Firestore, whose code is loaded when it is wanted. */
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import type {ConfigSource} from '../shared/config-source.js';
import {createLocalStore} from '../session/local-store.js';
import type {SessionStore} from '../session/store.js';
import {deviceDatabase} from './browser.js';
import type {Settings} from './settings.js';

export interface Backend {
  /** Tells this backend from others in what a device remembers. */
  readonly key: string;
  readonly source: ConfigSource;
  /** The sessions of one project. */
  storeFor(projectId: string): SessionStore;
  /** The id of the user whose sessions these are. Rejects with `firebase/…` when nobody could be signed in. */
  userId(): Promise<string>;
}

/** Rejects with `element/load-failed`, `element/foreign-firebase-app`, `element/invalid-firebase-config`. */
export async function openBackend({firebase}: Settings): Promise<Backend> {
  if (!firebase) return localBackend;
  const {openFirebase} = await import('../firebase/index.js').catch((error: unknown) => {
    throw toExperienceError(error, 'element/load-failed');
  });
  return openFirebase(firebase);
}

/** The local store keeps sessions only. */
const noConfigs: ConfigSource = {
  load: async () => {
    throw new ExperienceError('element/missing-experience', {
      expected: 'the experience property or src',
      received: null,
    });
  },
};

const localStore = createLocalStore(deviceDatabase);
const localBackend: Backend = {
  key: 'local',
  source: noConfigs,
  storeFor: () => localStore,
  userId: async () => 'local',
};
