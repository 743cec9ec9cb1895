/**
 * Which sessions an admin asks for, as Firestore queries. Each has to get by with the two composite indexes of
 * `firestore.indexes.json` (a test derives them from here), so whatever would need a third is left to the reader of the
 * answer: previews, and the active sessions of one event. Newest first; sessions of the same instant by their ids.
 */
import {
  collection,
  doc,
  documentId,
  getDoc,
  orderBy,
  query,
  startAfter,
  where,
  type DocumentSnapshot,
  type Firestore,
  type Query,
  type QueryConstraint,
} from 'firebase/firestore/lite';
import {ExperienceError} from '../shared/errors.js';
import type {Session} from '../session/schema.js';
import {sessionCall} from './failures.js';
import {sessionsPath} from '../firestore/paths.js';

export interface SessionFilter {
  readonly projectId: string;
  /** Only those of one event. */
  readonly eventId?: string;
  /**
   * Only those that have not ended. Without an event, none that was stored without its `status`: no query of Firestore's finds a
   * field that is not there, also not by what it is not. The element stores it always; for what others have stored give an event.
   */
  readonly activeOnly?: boolean;
  /** Previews are no guests: they are left out unless asked for. */
  readonly includePreviews?: boolean;
}

/** The query for what Firestore can filter; `isWanted` does the rest. */
export function sessionQuery(db: Firestore, {projectId, eventId, activeOnly}: SessionFilter): Query {
  const filters: QueryConstraint[] =
    eventId !== undefined
      ? [where('projectId', '==', projectId), where('eventId', '==', eventId)]
      : activeOnly
        ? [where('status', '==', 'active')]
        : [];
  return query(
    collection(db, sessionsPath(projectId)),
    ...filters,
    orderBy('createdAt', 'desc'),
    orderBy(documentId(), 'desc'),
  );
}

/** Whether a document that the query found is one that was asked for; of a broken one as much as can be told. */
export function isWanted(data: Partial<Session>, {activeOnly, includePreviews}: SessionFilter): boolean {
  if (!includePreviews && data.mode === 'preview') return false;
  return !activeOnly || data.status === 'active' || data.status === undefined;
}

/** Where a page ends, as text that a page's address can hold: `[createdAt, id]`, or `[id]` where that is no number. */
export function cursorAt(snapshot: DocumentSnapshot): string {
  const createdAt: unknown = snapshot.get('createdAt');
  return JSON.stringify(Number.isFinite(createdAt) ? [createdAt, snapshot.id] : [snapshot.id]);
}

/** Rejects with `session/invalid` for what is no cursor, `session/not-found` where its document is gone and needed. */
export async function startAt(db: Firestore, projectId: string, cursor: string): Promise<QueryConstraint> {
  const [id, createdAt] = parseCursor(cursor);
  if (createdAt !== undefined) return startAfter(createdAt, id);
  const snapshot = await sessionCall(() => getDoc(doc(collection(db, sessionsPath(projectId)), id)));
  if (!snapshot.exists()) {
    throw new ExperienceError('session/not-found', {expected: "the cursor's session", received: id});
  }
  return startAfter(snapshot);
}

function parseCursor(cursor: string): [id: string, createdAt?: number] {
  let parts: unknown;
  try {
    parts = JSON.parse(cursor);
  } catch {
    parts = null;
  }
  if (Array.isArray(parts) && parts.length <= 2) {
    const id: unknown = parts.at(-1);
    const createdAt: unknown = parts.at(-2);
    if (typeof id === 'string' && id !== '' && createdAt === undefined) return [id];
    if (typeof id === 'string' && id !== '' && typeof createdAt === 'number') return [id, createdAt];
  }
  throw new ExperienceError('session/invalid', {expected: 'a cursor from an earlier page', received: cursor});
}
