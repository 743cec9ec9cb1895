/**
 * A config from Firestore's documents, however these are read. The event is asked for at the same time, so that a guest hears
 * at once when it does not offer the experience.
 */
import type {ExperienceIds} from '../shared/config-source.js';
import {ExperienceError} from '../shared/errors.js';
import {configPath, eventPath, experiencePath} from './paths.js';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Resolves with each document's fields, or undefined for one that is not there, in the order of the paths.
 * Rejects with `experience/permission-denied`, `experience/unavailable`.
 */
export type ReadDocuments = (paths: readonly string[]) => Promise<readonly (Fields | undefined)[]>;

/** As `ConfigSource.load` does. */
export async function readConfig(
  read: ReadDocuments,
  ids: ExperienceIds,
  source: 'draft' | 'published',
): Promise<unknown> {
  const [event, config] = await read([eventPath(ids), configPath(ids, source)]);
  checkEvent(event, ids);
  if (config) return config;
  const path = experiencePath(ids);
  const [experience] = await read([path]);
  const code = source === 'draft' ? 'experience/no-draft' : 'experience/not-published';
  throw new ExperienceError(experience ? code : 'experience/not-found', {
    expected: path,
    received: experience ? `no ${source} config` : 'no document',
  });
}

function checkEvent(event: Fields | undefined, ids: ExperienceIds): void {
  if (!event) {
    throw new ExperienceError('experience/event-not-found', {
      expected: eventPath(ids),
      received: 'no document',
    });
  }
  const {status, experiences} = event;
  if (status !== 'active') {
    throw new ExperienceError('experience/event-closed', {expected: 'an active event', received: status});
  }
  if (!Array.isArray(experiences) || !experiences.includes(ids.experienceId)) {
    throw new ExperienceError('experience/not-offered', {
      expected: `${ids.experienceId} among the event's`,
      received: experiences,
    });
  }
}
