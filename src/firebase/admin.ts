/**
 * The sessions of a project, for those who run it: pages, an iterator over everything, exports. The rules let a project's
 * admins do this and nobody else. Takes a Firestore of `firebase/firestore/lite` that is signed in as one. What is stored is
 * not trusted: each document is parsed, and one that is no session is reported and does not stop the others. A document
 * without a `createdAt` is in no list: Firestore orders by it.
 */
import {getDocs, limit, query, type Firestore, type QueryDocumentSnapshot} from 'firebase/firestore/lite';
import {ExperienceError} from '../shared/errors.js';
import {parseWith} from '../shared/parse.js';
import type {Parsed} from '../shared/result.js';
import {sessionSchema, type Session} from '../session/schema.js';
import {cursorAt, isWanted, sessionQuery, startAt, type SessionFilter} from './admin-query.js';
import {sessionCall} from './failures.js';

export {toCsv, toNdjson} from './admin-export.js';
export type {SessionFilter} from './admin-query.js';
export type {Session} from '../session/schema.js';

export interface PageOptions {
  /** From 1 to 500. */
  readonly pageSize?: number;
  /** A `cursor` of the page before. */
  readonly cursor?: string | null;
}

export interface SessionPage {
  /** Newest first. */
  readonly sessions: readonly Session[];
  /** The documents among them that are no sessions; with those the page is full. */
  readonly broken: readonly BrokenSession[];
  /** For the next page; null when there is none. */
  readonly cursor: string | null;
}

export interface BrokenSession {
  /** The document's id. */
  readonly id: string;
  /** What is wrong with it, each with its path. */
  readonly issues: Extract<Parsed<never>, {ok: false}>['issues'];
  /** What is stored, as it is. */
  readonly data: Readonly<Record<string, unknown>>;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;
/** So many requests make a page, however many previews lie between; after that it is short and has a cursor. */
const MAX_REQUESTS = 20;

/** Rejects with `session/invalid` for wrong options, `session/permission-denied`, `session/unavailable`. */
export async function listSessions(
  db: Firestore,
  filter: SessionFilter,
  {pageSize = DEFAULT_PAGE_SIZE, cursor = null}: PageOptions = {},
): Promise<SessionPage> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    const expected = `a page size from 1 to ${MAX_PAGE_SIZE}`;
    throw new ExperienceError('session/invalid', {expected, received: pageSize});
  }
  const page: QueryDocumentSnapshot[] = [];
  let end: string | null = null;
  let position = cursor;
  for (let request = 0; request < MAX_REQUESTS; request += 1) {
    const documents = await readFrom(db, filter, position, pageSize + 1);
    for (const found of documents) {
      position = cursorAt(found);
      if (!isWanted(found.data(), filter)) continue;
      // Only one more than the page holds tells that there is another page.
      if (page.length === pageSize) return {...sorted(page), cursor: end};
      page.push(found);
      end = position;
    }
    if (documents.length <= pageSize) return {...sorted(page), cursor: null};
  }
  return {...sorted(page), cursor: position};
}

async function readFrom(
  db: Firestore,
  filter: SessionFilter,
  cursor: string | null,
  count: number,
): Promise<QueryDocumentSnapshot[]> {
  const from = cursor === null ? [] : [await startAt(db, filter.projectId, cursor)];
  const {docs} = await sessionCall(() => getDocs(query(sessionQuery(db, filter), ...from, limit(count))));
  return docs;
}

/** All sessions that fit the filter, newest first, read page by page as they are asked for. */
export async function* eachSession(
  db: Firestore,
  filter: SessionFilter,
  onBroken: (broken: BrokenSession) => void,
): AsyncGenerator<Session, void, undefined> {
  let cursor: string | null = null;
  do {
    const page: SessionPage = await listSessions(db, filter, {pageSize: MAX_PAGE_SIZE, cursor});
    page.broken.forEach(onBroken);
    yield* page.sessions;
    cursor = page.cursor;
  } while (cursor !== null);
}

function sorted(page: readonly QueryDocumentSnapshot[]): Pick<SessionPage, 'sessions' | 'broken'> {
  const sessions: Session[] = [];
  const broken: BrokenSession[] = [];
  for (const snapshot of page) {
    const parsed = parseSession(snapshot);
    if (parsed.ok) sessions.push(parsed.value);
    else broken.push({id: snapshot.id, issues: parsed.issues, data: snapshot.data()});
  }
  return {sessions, broken};
}

function parseSession(snapshot: QueryDocumentSnapshot): Parsed<Session> {
  const parsed = parseWith(sessionSchema, snapshot.data());
  if (!parsed.ok || parsed.value.id === snapshot.id) return parsed;
  const message = `expected ${JSON.stringify(snapshot.id)}, the document's id, received ${JSON.stringify(parsed.value.id)}`;
  return {ok: false, issues: [{path: 'id', message}]};
}
