/**
 * The session store in the browser itself: for a demo, a kiosk without a backend, a test. It survives a reload and holds
 * the same contract as Firestore with our rules does, so that what works here works there.
 */
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import {parseWith} from '../shared/parse.js';
import type {Database} from './database.js';
import {canFollow} from './lifecycle.js';
import {applyPatch, isFromEarlier, takenOver, type SessionPatch} from './patch.js';
import {sessionSchema, type Session} from './schema.js';
import type {SessionStore} from './store.js';

export function createLocalStore(database: Database, userId = 'local'): SessionStore {
  const owned = (document: unknown): Session => {
    const parsed = parseWith(sessionSchema, document);
    if (!parsed.ok) throw new ExperienceError('session/invalid', {issues: parsed.issues});
    if (parsed.value.createdBy !== userId) {
      throw new ExperienceError('session/permission-denied', {
        expected: userId,
        received: parsed.value.createdBy,
      });
    }
    return parsed.value;
  };

  return {
    create: (session) =>
      reached(async () => {
        let stored: Session = {...session, createdBy: userId};
        await database.change('sessions', session.id, (old) => {
          if (old !== undefined) stored = owned(old);
          return stored;
        });
        return stored;
      }),

    get: (sessionId) =>
      reached(async () => {
        const document = await database.read('sessions', sessionId);
        return document === undefined ? null : owned(document);
      }),

    update: (sessionId, patch) =>
      reached(() =>
        database.change('sessions', sessionId, (old) => {
          if (old === undefined)
            throw new ExperienceError('session/not-found', {expected: 'a session', received: sessionId});
          return updated(owned(old), patch);
        }),
      ),
  };
}

/** Puts the patch on, as the rules would; the same patch once more is no change. */
function updated(session: Session, patch: SessionPatch): Session {
  const next = applyPatch(session, patch);
  if (JSON.stringify(next) === JSON.stringify(session)) return session;
  if (!canFollow(session.status, next.status)) {
    throw new ExperienceError('session/not-active', {
      expected: 'an active session',
      received: session.status,
    });
  }
  if (isFromEarlier(patch, session)) throw takenOver(patch, session);
  if (patch.updatedAt < session.updatedAt) {
    throw new ExperienceError('session/conflict', {
      expected: `a write after ${session.updatedAt}`,
      received: patch.updatedAt,
    });
  }
  return next;
}

/** A database that does not open, or is full, is a store that does not answer. */
async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toExperienceError(error, 'session/unavailable');
  }
}
