/**
 * The element's one IndexedDB database, as promises. `strict` durability: a write is reported once it is on the disk, not
 * once it is in the browser's memory. Opened at first use; when it could not be opened, or did not answer, the next call
 * tries again.
 */

import {inTime} from './in-time.js';

/**
 * `sessions` and `pictures`: the local store's documents by id, and its pictures. `journal`: what a device remembers, by
 * session id; `photos`: what it keeps until it is up. Pictures and photos are by session id and step id, a slash between.
 * `users`: whom it is signed in as, by Firebase project.
 */
const TABLES = ['sessions', 'journal', 'photos', 'pictures', 'users'] as const;
type Table = (typeof TABLES)[number];
const VERSION = 3;
const OPEN_TIMEOUT_MS = 2_000;
const TIMEOUT_MS = 10_000;
const GIVEN_UP = Symbol('given up');

export interface Database {
  /** All values of a table, or those whose key begins like this. */
  all(table: Table, prefix?: string): Promise<unknown[]>;
  keys(table: Table): Promise<string[]>;
  /** The value under the key, or undefined. */
  read(table: Table, key: string): Promise<unknown>;
  /**
   * Replaces the value under the key by what `change` makes of it, in one transaction; undefined removes it. What stands
   * `beside`, by key, is put or removed in the same one, unless `change` throws.
   */
  change(
    table: Table,
    key: string,
    change: (old: unknown) => unknown,
    beside?: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** Removes the values whose key begins like this. */
  clear(table: Table, prefix: string): Promise<void>;
}

export function createDatabase(name = 'experience-session', factory?: IDBFactory): Database {
  let opening: Promise<IDBDatabase> | undefined;
  /** Settles when a page that was left is back. */
  let back: Promise<void> | undefined;
  const unfinished = new Set<() => void>();

  // Safari never ends a transaction that its page has left unfinished, and all later ones of the table wait for it
  // (https://bugs.webkit.org/show_bug.cgi?id=324094). So it is given up, and done once the page is back.
  function giveUp(): void {
    back = new Promise((resolve) => {
      window.addEventListener('pageshow', () => resolve((back = undefined)), {once: true});
    });
    for (const abort of unfinished) abort();
  }

  function open(): Promise<IDBDatabase> {
    opening ??= inTime(connect(), OPEN_TIMEOUT_MS, () => new Error('IndexedDB does not open')).catch(
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  function connect(): Promise<IDBDatabase> {
    window.addEventListener('pagehide', giveUp);
    return new Promise<IDBDatabase>((resolve, reject) => {
      const request = (factory ?? indexedDB).open(name, VERSION);
      request.onupgradeneeded = () => {
        const {objectStoreNames} = request.result;
        for (const table of TABLES)
          if (!objectStoreNames.contains(table)) request.result.createObjectStore(table);
      };
      request.onsuccess = () => {
        const database = request.result;
        // A tab with a newer version must not wait for this one.
        database.onversionchange = () => {
          database.close();
          opening = undefined;
        };
        database.onclose = () => (opening = undefined);
        resolve(database);
      };
      request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
    });
  }

  /**
   * `work` calls `commit` once it has asked for all that it wants: that much is done also when the page goes. `refuse` takes
   * all of it back, and rejects.
   */
  async function transact<T>(
    table: Table,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, commit: () => void, refuse: (error: Error) => void) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open();
    await back;
    const answer = new Promise<T | typeof GIVEN_UP>((resolve, reject) => {
      const transaction = database.transaction(table, mode, {durability: 'strict'});
      const abort = () => {
        try {
          transaction.abort();
          resolve(GIVEN_UP);
        } catch {
          // It is being committed, or was given up before.
        }
      };
      unfinished.add(abort);
      const end = () => unfinished.delete(abort);
      const commit = () => {
        end();
        transaction.commit();
      };
      // Too late for what was given up, which stumbles over that and is done again.
      const refuse = (error: Error) => {
        reject(error);
        abort();
      };
      const request = work(transaction.objectStore(table), commit, refuse);
      transaction.oncomplete = () => {
        end();
        resolve(request.result);
      };
      transaction.onabort = () => {
        end();
        reject(transaction.error ?? new Error('IndexedDB gave a transaction up'));
      };
    });
    const result = await inTime(answer, TIMEOUT_MS, () => new Error('IndexedDB does not answer'));
    return result === GIVEN_UP ? transact(table, mode, work) : result;
  }

  return {
    all: (table, prefix = '') =>
      transact<unknown[]>(table, 'readonly', (store) => store.getAll(startingWith(prefix))),
    keys: (table) => transact(table, 'readonly', (store) => store.getAllKeys() as IDBRequest<string[]>),
    read: (table, key) => transact<unknown>(table, 'readonly', (store) => store.get(key)),
    change: async (table, key, change, beside) => {
      await transact<unknown>(table, 'readwrite', (store, commit, refuse) => {
        const request = store.get(key);
        request.onsuccess = () => {
          try {
            for (const [at, value] of Object.entries({[key]: change(request.result), ...beside})) {
              if (value === undefined) store.delete(at);
              else store.put(value, at);
            }
            commit();
          } catch (error) {
            refuse(error as Error);
          }
        };
        return request;
      });
    },
    clear: (table, prefix) =>
      transact<undefined>(table, 'readwrite', (store, commit) => {
        const request = store.delete(startingWith(prefix));
        commit();
        return request;
      }),
  };
}

const startingWith = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
