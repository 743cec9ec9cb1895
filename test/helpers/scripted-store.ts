/** A store and a journal that do what a test tells them: each call waits until the test answers it. */
import {ExperienceError, type ErrorCode} from '../../src/shared/errors.js';
import {wholeSession} from '../../src/session/answers.js';
import {claimedBy, type Journal, type JournalRecord} from '../../src/session/journal.js';
import type {SessionPatch} from '../../src/session/patch.js';
import type {Session} from '../../src/session/schema.js';
import type {SessionStore} from '../../src/session/store.js';
import {settle} from './manual-clock.js';

export interface Call {
  readonly method: 'create' | 'get' | 'update';
  readonly sent: Session | SessionPatch | string;
  /** Answers as a store that took it; a create or a get may answer with what is there. */
  accept(stored?: Session): Promise<void>;
  reject(code: ErrorCode): Promise<void>;
}

export interface ScriptedStore extends SessionStore {
  /** The calls that nobody has answered yet. */
  readonly open: Call[];
  readonly all: Call[];
}

export function createScriptedStore(): ScriptedStore {
  const open: Call[] = [];
  const all: Call[] = [];
  function called<T>(
    method: Call['method'],
    sent: Call['sent'],
    answer: (stored?: Session) => T,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const close = (settled: () => void) => {
        open.splice(open.indexOf(call), 1);
        settled();
        return settle();
      };
      const call: Call = {
        method,
        sent,
        accept: (stored) => close(() => resolve(answer(stored))),
        reject: (code) => close(() => reject(new ExperienceError(code))),
      };
      open.push(call);
      all.push(call);
    });
  }
  return {
    open,
    all,
    create: (session) => called('create', session, (stored) => stored ?? {...session, createdBy: 'me'}),
    get: (id) => called('get', id, (stored) => stored ?? null),
    update: (_, patch) => called('update', patch, () => undefined),
  };
}

export interface MemoryJournal extends Journal {
  readonly records: Map<string, JournalRecord>;
  /** The ids of the sessions with photos. */
  readonly photos: Set<string>;
  isFull: boolean;
  writes: number;
  /** While it is there, writes wait for it. */
  gate: Promise<void> | null;
}

export function createMemoryJournal(): MemoryJournal {
  const records = new Map<string, JournalRecord>();
  return {
    records,
    photos: new Set(),
    isFull: false,
    writes: 0,
    gate: null,
    async write(record) {
      this.writes += 1;
      await this.gate;
      if ((records.get(record.session.id) ?? record).writer !== record.writer)
        throw new ExperienceError('session/taken-over');
      if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
      records.set(record.session.id, structuredClone({...record, session: wholeSession(record.session)}));
    },
    claim: async (id, writer) => {
      const old = records.get(id);
      if (!old) return null;
      const claimed = claimedBy(writer, old, true);
      records.set(id, claimed);
      return claimed;
    },
    all: async () => [...records.values()],
    async withPhotos() {
      return new Map([...this.photos].map((id) => [id, records.has(id)]));
    },
    async remove(id) {
      records.delete(id);
      this.photos.delete(id);
    },
  };
}
