/**
 * Configs from Firestore. The event is asked at the same time, so that a guest hears at once when it does not offer the
 * experience; what is published is readable by everybody, so nobody waits for a sign-in.
 */
import {getDoc, type DocumentReference, type Firestore} from 'firebase/firestore/lite';
import type {ConfigSource, ExperienceIds} from '../shared/config-source.js';
import {ExperienceError} from '../shared/errors.js';
import {configCall} from './failures.js';
import {configDocument, eventDocument, experienceDocument} from './paths.js';

export interface FirestoreConfigSourceOptions {
  readonly db: Firestore;
  readonly user: () => Promise<unknown>;
}

export function createFirestoreConfigSource({db, user}: FirestoreConfigSourceOptions): ConfigSource {
  return {
    async load(ids, source) {
      if (source === 'draft') await user();
      const [event, config] = await Promise.all([
        read(eventDocument(db, ids)),
        read(configDocument(db, ids, source)),
      ]);
      checkEvent(event, ids);
      if (config) return config;
      const exists = (await read(experienceDocument(db, ids))) !== null;
      const code = source === 'draft' ? 'experience/no-draft' : 'experience/not-published';
      throw new ExperienceError(exists ? code : 'experience/not-found', {
        expected: `projects/${ids.projectId}/experiences/${ids.experienceId}`,
        received: exists ? `no ${source} config` : 'no document',
      });
    },
  };
}

async function read(ref: DocumentReference): Promise<Record<string, unknown> | null> {
  return (await configCall(() => getDoc(ref))).data() ?? null;
}

function checkEvent(
  event: Record<string, unknown> | null,
  {projectId, eventId, experienceId}: ExperienceIds,
): void {
  if (!event) {
    const expected = `projects/${projectId}/events/${eventId}`;
    throw new ExperienceError('experience/event-not-found', {expected, received: 'no document'});
  }
  if (event['status'] !== 'active') {
    throw new ExperienceError('experience/event-closed', {
      expected: 'an active event',
      received: event['status'],
    });
  }
  const offered: unknown = event['experiences'];
  if (!Array.isArray(offered) || !offered.includes(experienceId)) {
    throw new ExperienceError('experience/not-offered', {
      expected: `${experienceId} among the event's`,
      received: offered,
    });
  }
}
