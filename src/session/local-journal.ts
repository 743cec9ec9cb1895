/** The journal in IndexedDB. Knows nothing of who writes it or when. */
import {ExperienceError} from '../shared/errors.js';
import {parseWith} from '../shared/parse.js';
import type {Database} from './database.js';
import {claimedBy, type Journal, type JournalRecord} from './journal.js';
import {sessionSchema} from './schema.js';

export function createLocalJournal(database: Database): Journal {
  return {
    write: (record) =>
      database.change('journal', record.session.id, (old) => {
        if (isRecord(old) && old.writer !== record.writer) throw new ExperienceError('session/taken-over');
        return record;
      }),

    async claim(sessionId, writer, after) {
      let claimed: JournalRecord | null = null;
      await database.change('journal', sessionId, (old) => {
        if (isRecord(old) && after !== undefined && ![after, writer].includes(old.writer))
          throw new ExperienceError('session/taken-over');
        claimed = isRecord(old) ? claimedBy(writer, old) : null;
        return claimed ?? undefined;
      });
      return claimed;
    },

    all: async () =>
      (await database.all('journal'))
        .filter(isRecord)
        .sort((one, other) => other.session.createdAt - one.session.createdAt),

    remove: (sessionId) => database.change('journal', sessionId, () => undefined),
  };
}

/** What an older or a newer version left behind, or a hand in the developer tools, is not read. */
function isRecord(value: unknown): value is JournalRecord {
  const {session, epoch, backend, earlier} = (value ?? {}) as Partial<JournalRecord>;
  const isOurs = typeof epoch === 'number' && typeof backend === 'string' && Array.isArray(earlier);
  return isOurs && parseWith(sessionSchema, session).ok;
}
