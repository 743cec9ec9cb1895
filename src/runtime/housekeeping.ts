/**
 * What a device does with the sessions that it remembers beside the one that runs: it sends what was left unsent, also of
 * other experiences, and forgets what nobody needs any more. Nothing stays longer than `KEEP_MS`.
 */
import {liveSession} from '../session/answers.js';
import {isUnsent, type Journal, type JournalRecord} from '../session/journal.js';
import type {SessionStore} from '../session/store.js';
import {createSaver, type SaverOptions} from './saver.js';

export const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

export type IfIdle = (
  sessionId: string,
  claim: () => Promise<JournalRecord | null>,
  work: (record: JournalRecord) => Promise<void>,
) => Promise<void>;

export interface HousekeepingOptions extends Pick<SaverOptions, 'journal' | 'clock' | 'random'> {
  /** The session that runs here. */
  readonly except: string;
  /** The store that can take the record's session as the user that it belongs to; null when that is not this one. */
  readonly storeFor: (record: JournalRecord) => SessionStore | null;
  /** Claims the record and runs the work with it, unless the session runs somewhere else. */
  readonly ifIdle: IfIdle;
  /** The name under which it writes. */
  readonly writer: string;
}

/** Goes through the journal once. Never rejects: what could not be sent stays for the next visit. */
export async function keepHouse(options: HousekeepingOptions): Promise<void> {
  const {journal, clock, except, storeFor, ifIdle, writer} = options;
  const records = await freshRecords(journal, clock.now()).catch(() => []);
  for (const record of records) {
    const {id} = record.session;
    if (id === except) continue;
    const store = storeFor(record);
    if (!store || !isUnsent(record)) continue;
    const claim = () => journal.claim(id, writer);
    await ifIdle(id, claim, (claimed) => deliver(claimed, store, options)).catch(() => undefined);
  }
}

/** What the device remembers; what is too old for that is deleted, sent or not. `now` is in Unix milliseconds. */
export async function freshRecords(journal: Journal, now: number): Promise<readonly JournalRecord[]> {
  const records = await journal.all();
  const isOld = ({session}: JournalRecord) => now - session.updatedAt > KEEP_MS;
  await Promise.all(records.filter(isOld).map(({session}) => journal.remove(session.id)));
  return records.filter((record) => !isOld(record));
}

async function deliver(
  record: JournalRecord,
  store: SessionStore,
  options: HousekeepingOptions,
): Promise<void> {
  let {session} = record;
  const saver = createSaver({
    ...options,
    store,
    record,
    snapshot: () => ({...record, session: liveSession(session)}),
    onStored: (stored) => (session = stored),
    onChange: () => undefined,
  });
  await saver.flush().finally(saver.halt);
}
