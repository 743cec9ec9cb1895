/** What a device remembers beside the session that runs, and is not done with. */
import {freshRecords} from './fresh-records.js';
import {isUnsent, type Journal, type JournalRecord} from '../session/journal.js';

export interface Leftovers {
  /** Of which something is unsent, or a photo is on the device. */
  readonly records: readonly JournalRecord[];
  readonly withPhotos: Pick<ReadonlySet<string>, 'has'>;
  /** The ids of sessions of which nothing but photos is there. */
  readonly orphans: readonly string[];
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
