/**
 * The session store on Firestore. Knows the SDK and the paths; knows nothing of steps or elements.
 * Instants are plain numbers in the documents. When the rules refuse a write they do not say why, so the document is read
 * once to find out.
 */
import {
  doc,
  FieldPath,
  getDoc,
  setDoc,
  updateDoc,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore/lite';
import {ExperienceError} from '../shared/errors.js';
import {parseWith} from '../shared/parse.js';
import {isFinal} from '../session/lifecycle.js';
import {isFromEarlier, takenOver, type SessionPatch} from '../session/patch.js';
import {sessionSchema, type Session} from '../session/schema.js';
import type {SessionStore} from '../session/store.js';
import {codeOf, sessionCall} from './failures.js';
import type {LeavingCommit} from './leaving-commit.js';
import {sessionsPath} from '../firestore/paths.js';

/** The rules check each changed output, and have no loops to do it with. */
const MAX_OUTPUTS_A_WRITE = 4;

export interface FirestoreStoreOptions {
  readonly db: Firestore;
  readonly projectId: string;
  /** Resolves once somebody is signed in. */
  readonly user: () => Promise<{readonly uid: string; getIdToken?(isForced: boolean): Promise<string>}>;
  /** For writes that should outlive the page; without it they are ordinary ones. */
  readonly leavingCommit?: LeavingCommit;
}

export function createFirestoreStore({
  db,
  projectId,
  user,
  leavingCommit,
}: FirestoreStoreOptions): SessionStore {
  const reference = (sessionId: string) => doc(db, sessionsPath(projectId), sessionId);

  /** A token may look good to a device whose clock is wrong, and not be taken: the next attempt comes with another. */
  async function renew(error: unknown): Promise<never> {
    if (codeOf((error as {cause?: unknown}).cause) === 'unauthenticated')
      await (await user()).getIdToken?.(true).catch(() => undefined);
    throw error;
  }

  const store: SessionStore = {
    async create(session, {isLeaving = false} = {}) {
      const {uid} = await user();
      const ref = reference(session.id);
      const document: Session = {...session, createdBy: uid};
      try {
        if (isLeaving && leavingCommit) await leavingCommit({path: ref.path, fields: document});
        else await sessionCall(() => setDoc(ref, document));
        return document;
      } catch (error) {
        // An earlier call may have arrived, and what it left may have gone on since.
        const stored = isRefusal(error) ? await readIfAllowed(ref) : null;
        if (stored?.createdBy === uid) return stored;
        throw error;
      }
    },

    async get(sessionId) {
      await user();
      return read(reference(sessionId));
    },

    async update(sessionId, patch, {isLeaving = false} = {}) {
      await user();
      const ref = reference(sessionId);
      try {
        for (const part of split(patch)) {
          if (isLeaving && leavingCommit)
            await leavingCommit({path: ref.path, fields: {...part}, mask: maskOf(part)});
          else await sessionCall(() => updateDoc(ref, ...fieldsOf(part)));
        }
      } catch (error) {
        throw isRefusal(error) ? await reasonFor(error, ref, patch) : error;
      }
    },
  };
  return {
    create: (...args) => store.create(...args).catch(renew),
    get: (...args) => store.get(...args).catch(renew),
    update: (...args) => store.update(...args).catch(renew),
  };
}

async function read(ref: DocumentReference): Promise<Session | null> {
  const snapshot = await sessionCall(() => getDoc(ref));
  if (!snapshot.exists()) return null;
  // Plain values, without what the SDK hangs on a reference that a server has put there.
  const parsed = parseWith(sessionSchema, JSON.parse(JSON.stringify(snapshot.data())));
  if (!parsed.ok) throw new ExperienceError('session/invalid', {issues: parsed.issues});
  return parsed.value;
}

async function readIfAllowed(ref: DocumentReference): Promise<Session | null> {
  return read(ref).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
}

/**
 * The parts of a patch that the rules can each check. The answers come first: who reads the document's `updatedAt` takes
 * it that they are there. A final status comes last.
 */
function* split({outputs = {}, status, completedAt, ...rest}: SessionPatch): Generator<SessionPatch> {
  const entries = Object.entries(outputs);
  const end = {...(status && {status}), ...(completedAt !== undefined && {completedAt})};
  let part: SessionPatch = rest;
  while (entries.length > MAX_OUTPUTS_A_WRITE) {
    yield {...part, outputs: Object.fromEntries(entries.splice(0, MAX_OUTPUTS_A_WRITE))};
    part = {updatedAt: rest.updatedAt};
  }
  yield {...part, ...end, outputs: Object.fromEntries(entries)};
}

/** The paths of what a patch changes: each key of a map by itself, whatever characters are in it. */
function maskOf({inputs = {}, outputs = {}, ...fields}: SessionPatch): string[][] {
  const below = (map: string, values: object) => Object.keys(values).map((key) => [map, key]);
  return [
    ...Object.keys(fields).map((key) => [key]),
    ...below('inputs', inputs),
    ...below('outputs', outputs),
  ];
}

type Fields = [field: FieldPath, value: unknown, ...rest: unknown[]];

function fieldsOf(patch: SessionPatch): Fields {
  const valueAt = (path: string[]) =>
    path.reduce((value: unknown, key) => (value as Record<string, unknown>)[key], patch);
  return maskOf(patch).flatMap((path) => [new FieldPath(...path), valueAt(path)]) as Fields;
}

function isRefusal(error: unknown): boolean {
  return error instanceof ExperienceError && error.code === 'session/permission-denied';
}

async function reasonFor(refusal: unknown, ref: DocumentReference, patch: SessionPatch): Promise<unknown> {
  const stored = await read(ref).catch((error: unknown) => error as ExperienceError);
  if (stored instanceof ExperienceError) return stored.code === 'session/unavailable' ? stored : refusal;
  const cause = refusal;
  if (stored === null)
    return new ExperienceError('session/not-found', {expected: 'a session', received: ref.id, cause});
  if (isFinal(stored.status)) {
    return new ExperienceError('session/not-active', {
      expected: 'an active session',
      received: stored.status,
      cause,
    });
  }
  if (isFromEarlier(patch, stored)) return takenOver(patch, stored, cause);
  if (stored.updatedAt > patch.updatedAt) {
    const expected = `a write after ${stored.updatedAt}`;
    return new ExperienceError('session/conflict', {expected, received: patch.updatedAt, cause});
  }
  return refusal;
}
