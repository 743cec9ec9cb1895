/** What a device remembers, and for how long it does. */
import type {Journal, JournalRecord} from '../session/journal.js';

/** Nothing stays longer, sent or not. */
export const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** What the device remembers; what is too old for that is deleted. `now` is in Unix milliseconds. */
export async function freshRecords(journal: Journal, now: number): Promise<readonly JournalRecord[]> {
  const records = await journal.all();
  const isOld = ({session}: JournalRecord) => now - session.updatedAt > KEEP_MS;
  await Promise.all(records.filter(isOld).map(({session}) => journal.remove(session.id)));
  return records.filter((record) => !isOld(record));
}
