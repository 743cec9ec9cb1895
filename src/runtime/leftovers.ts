/** What a device remembers that is not done with, and for how long it does. */
import {isUnsent, type Journal, type JournalRecord} from '../session/journal.js';

/** Nothing stays longer, sent or not. */
export const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

export interface Leftovers {
  /** Of which something is unsent, or a photo is on the device. */
  readonly records: readonly JournalRecord[];
  readonly withPhotos: Pick<ReadonlySet<string>, 'has'>;
  /** The ids of sessions of which nothing but photos is there. */
  readonly orphans: readonly string[];
}

/** What the device remembers; what is too old for that is deleted. `now` is in Unix milliseconds. */
export async function freshRecords(journal: Journal, now: number): Promise<readonly JournalRecord[]> {
  const records = await journal.all();
  const isOld = ({session}: JournalRecord) => now - session.updatedAt > KEEP_MS;
  await Promise.all(records.filter(isOld).map(({session}) => journal.remove(session.id)));
  return records.filter((record) => !isOld(record));
}

/** What was left beside the session that runs; null when that is nothing. */
export async function leftovers(journal: Journal, now: number, except: string): Promise<Leftovers | null> {
  const withPhotos = await journal.withPhotos(); // first: a session's photos come after its record
  withPhotos.delete(except);
  const remembered = (await freshRecords(journal, now)).filter(({session}) => session.id !== except);
  const records = remembered.filter((record) => isUnsent(record) || withPhotos.has(record.session.id));
  const orphans = [...withPhotos].flatMap(([id, hasRecord]) => (hasRecord ? [] : [id]));
  return records.length + orphans.length > 0 ? {records, withPhotos, orphans} : null;
}
