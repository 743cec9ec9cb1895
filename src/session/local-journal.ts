/** The journal in IndexedDB. Knows nothing of who writes it or when. */
import {parseWith} from '../shared/parse.js';
import type {Database} from './database.js';
import type {Journal, JournalRecord, Place} from './journal.js';
import {sessionSchema} from './schema.js';

export function createLocalJournal(database: Database): Journal {
  return {
    write: (record) => database.change('journal', record.session.id, () => record),

    latest: async (place) => {
      const records = (await database.all('journal'))
        .filter(isRecord)
        .filter((record) => isAt(record, place));
      return records.reduce<JournalRecord | null>(
        (newest, record) =>
          newest && newest.session.createdAt >= record.session.createdAt ? newest : record,
        null,
      );
    },

    remove: (sessionId) => database.change('journal', sessionId, () => undefined),
  };
}

/** What an older or a newer version left behind, or a hand in the developer tools, is not read. */
function isRecord(value: unknown): value is JournalRecord {
  return parseWith(sessionSchema, (value as Partial<JournalRecord> | undefined)?.session).ok;
}

function isAt({session}: JournalRecord, place: Place): boolean {
  return (
    session.projectId === place.projectId &&
    session.eventId === place.eventId &&
    session.experienceId === place.experienceId &&
    session.mode === place.mode
  );
}
