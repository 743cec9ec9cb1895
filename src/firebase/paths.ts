/** Where things are in Firestore: the paths that `firestore.rules` names, and nobody else spells. */
import {
  collection,
  doc,
  type CollectionReference,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore/lite';
import type {ExperienceIds} from '../shared/config-source.js';

export function sessionsOf(db: Firestore, projectId: string): CollectionReference {
  return collection(db, 'projects', projectId, 'sessions');
}

export function eventDocument(db: Firestore, {projectId, eventId}: ExperienceIds): DocumentReference {
  return doc(db, 'projects', projectId, 'events', eventId);
}

export function experienceDocument(
  db: Firestore,
  {projectId, experienceId}: ExperienceIds,
): DocumentReference {
  return doc(db, 'projects', projectId, 'experiences', experienceId);
}

export function configDocument(
  db: Firestore,
  ids: ExperienceIds,
  source: 'draft' | 'published',
): DocumentReference {
  return doc(experienceDocument(db, ids), 'configs', source);
}
