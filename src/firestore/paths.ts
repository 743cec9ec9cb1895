/** Where things are in Firestore: the paths that `firestore.rules` names, and nobody else spells. */
import type {ExperienceIds} from '../shared/config-source.js';

export function sessionsPath(projectId: string): string {
  return `projects/${projectId}/sessions`;
}

export function eventPath({projectId, eventId}: ExperienceIds): string {
  return `projects/${projectId}/events/${eventId}`;
}

export function experiencePath({projectId, experienceId}: ExperienceIds): string {
  return `projects/${projectId}/experiences/${experienceId}`;
}

export function configPath(ids: ExperienceIds, source: 'draft' | 'published'): string {
  return `${experiencePath(ids)}/configs/${source}`;
}

/** Where Firestore answers. */
export function originOf(emulators?: {readonly firestore?: string}): string {
  return emulators?.firestore ? `http://${emulators.firestore}` : 'https://firestore.googleapis.com';
}
