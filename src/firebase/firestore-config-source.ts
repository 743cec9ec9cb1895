/** Configs from Firestore by the SDK: as the page's own user, or as who may read drafts. */
import {doc, getDoc, type Firestore} from 'firebase/firestore/lite';
import {readConfig} from '../firestore/read-config.js';
import type {ConfigSource} from '../shared/config-source.js';
import {ExperienceError} from '../shared/errors.js';
import {configCall} from './failures.js';

export interface FirestoreConfigSourceOptions {
  readonly db: Firestore;
  readonly user: () => Promise<{readonly isAnonymous: boolean; readonly uid: string}>;
}

/** What is published is readable by everybody, so nobody waits for a sign-in. */
export function createFirestoreConfigSource({db, user}: FirestoreConfigSourceOptions): ConfigSource {
  const read = (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await configCall(() => getDoc(doc(db, path)))).data()));
  return {
    async load(ids, source) {
      if (source !== 'draft') return readConfig(read, ids, source);
      const {isAnonymous, uid} = await user();
      return readConfig(read, ids, source).catch((error: unknown) => {
        if (!(error instanceof ExperienceError) || error.code !== 'experience/permission-denied') throw error;
        throw new ExperienceError(error.code, {
          expected: `an admin of ${ids.projectId} or its preview token in authToken`,
          received: isAnonymous ? 'an anonymous user' : uid,
          cause: error.cause,
        });
      });
    },
  };
}
