/**
 * A guest's device: its database, as IndexedDB behaves, and its clock. Writing transactions are done one after the other,
 * whichever page asked; one that was asked for by a page that is killed meanwhile may happen or not. What a page has heard
 * of as done is on the disk.
 */
import type {Random} from '../helpers/random.js';
import type {Clock} from '../../src/shared/clock.js';
import type {Credential} from '../../src/firebase/identity-requests.js';
import type {Database} from '../../src/session/database.js';
import type {JournalRecord} from '../../src/session/journal.js';
import {recordsIn} from '../../src/session/local-journal.js';
import type {Photo} from '../../src/session/media-store.js';
import type {Fault} from './faults.js';
import type {Page} from './page.js';
import type {Time} from './time.js';

const EPOCH_MS = 1_700_000_000_000;
/** After this the database module gives a transaction up; it may happen all the same. */
const GIVEN_UP_MS = 10_000;

export interface DeviceOptions {
  readonly time: Time;
  readonly random: Random;
  /** Whether a fault of this kind happens here and now; counts it. */
  readonly strikes: (fault: Fault) => boolean;
  readonly onWritten: (
    before: JournalRecord | undefined,
    after: JournalRecord | undefined,
    id: string,
  ) => void;
}

export interface Device {
  readonly records: ReadonlyMap<string, JournalRecord>;
  /** By session id and step id, a slash between. */
  readonly photos: ReadonlyMap<string, Photo>;
  /** Whom it has ever kept as its user. */
  readonly keptUsers: ReadonlySet<string>;
  /** `full` refuses what writes, `gone` refuses everything. */
  state: 'well' | 'full' | 'gone';
  /** How far the clock is off, in milliseconds. */
  offset: number;
  now(): number;
  databaseFor(page: Page): Database;
  clockFor(page: Page, count: (change: 1 | -1) => void): Clock;
}

export function createDevice({time, random, strikes, onWritten}: DeviceOptions): Device {
  const rows = new Map<string, unknown>();
  const photos = new Map<string, Photo>();
  const users = new Map<string, unknown>();
  const tables: Partial<Record<string, Map<string, unknown>>> = {journal: rows, photos, users};
  const keptUsers = new Set<string>();
  let records: ReadonlyMap<string, JournalRecord> = new Map();
  let freeAt = 0;

  function transact<T>(page: Page, work: () => T): Promise<T> {
    const isStuck = strikes('device slow');
    freeAt = Math.max(freeAt, time.now) + (isStuck ? random.below(2 * GIVEN_UP_MS) : 1 + random.below(15));
    const start = time.now;
    return page.promise<T>((resolve, reject) => {
      if (freeAt - start > GIVEN_UP_MS) time.after(GIVEN_UP_MS, () => reject(new Error('no answer')));
      time.after(freeAt - start, () => {
        if (!page.isAlive && random.below(2) === 0) return;
        try {
          const result = work();
          time.after(random.below(4), () => resolve(result));
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  const device: Device = {
    get records() {
      return records;
    },
    photos,
    keptUsers,
    state: 'well',
    offset: EPOCH_MS,
    now: () => time.now + device.offset,

    databaseFor(page) {
      const inTable = <T>(name: string, work: (table: Map<string, unknown>) => T) =>
        transact(page, () => {
          if (device.state === 'gone') throw new Error('no storage');
          return work(tables[name]!);
        });
      const keysOf = (table: Map<string, unknown>, prefix: string) =>
        [...table.keys()].filter((key) => key.startsWith(prefix));
      return {
        all: (name, prefix = '') =>
          inTable(name, (table) => structuredClone(keysOf(table, prefix).map((key) => table.get(key)))),
        keys: (name) => inTable(name, (table) => [...table.keys()]),
        read: (name, key) => inTable(name, (table) => structuredClone(table.get(key))),
        change: (name, key, change, beside) =>
          inTable(name, (table) => {
            const row = change(structuredClone(table.get(key)));
            if (row && device.state === 'full') throw new Error('QuotaExceededError');
            for (const [at, value] of Object.entries(structuredClone({[key]: row, ...beside}))) {
              if (value === undefined) table.delete(at);
              else table.set(at, value);
            }
            if (table === users && row) keptUsers.add((row as Credential).uid);
            if (table !== rows) return;
            const before = records.get(key);
            records = new Map(recordsIn([...rows.values()]).map((record) => [record.session.id, record]));
            onWritten(before, records.get(key), key);
          }),
        clear: (name, prefix) =>
          inTable(name, (table) => keysOf(table, prefix).forEach((key) => table.delete(key))),
      };
    },

    clockFor: (page, count) => ({
      now: device.now,
      after(ms, run) {
        let isWaiting = true;
        const end = () => {
          if (isWaiting) count(-1);
          isWaiting = false;
        };
        count(1);
        const cancel = time.after(ms, () => {
          end();
          if (page.isAlive) run();
        });
        return () => {
          end();
          cancel();
        };
      },
    }),
  };
  return device;
}
