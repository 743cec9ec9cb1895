/**
 * The journal in IndexedDB. Knows nothing of who writes it or when. A record is written with each answer, so what of it hardly
 * ever changes lies in a row beside it: the config, and all answers but the latest.
 */
import {ExperienceError} from '../shared/errors.js';
import {parseWith} from '../shared/parse.js';
import type {Answers} from './answers.js';
import type {Database} from './database.js';
import {claimedBy, type Journal, type JournalRecord} from './journal.js';
import {sessionSchema} from './schema.js';

/** What lies beside a session's record. */
interface Rest {
  readonly of: string;
  readonly config: unknown;
  readonly older: Answers['older'];
}

export function createLocalJournal(database: Database): Journal {
  /** What is known to lie beside the record that was written last. */
  let written: Rest | null = null;

  return {
    async write({config, session, ...record}) {
      const {id, inputs} = session;
      const {older, recent} = inputs;
      const rest: Rest = {of: id, config, older};
      const isThere = written?.of === id && written.config === config && written.older === older;
      const beside: Record<string, unknown> = isThere ? {} : {[besideOf(id)]: rest};
      const change = (old: unknown) => {
        if ((headOf(old) ?? record).writer !== record.writer) throw new ExperienceError('session/taken-over');
        if (old === undefined) beside[besideOf(id)] = rest; // somebody has cleared the device
        return {head: {...record, session: {...session, inputs: recent}}};
      };
      await database.change('journal', id, change, beside);
      written = rest;
    },

    async claim(sessionId, writer, after) {
      await database.change('journal', sessionId, (old) => {
        const head = headOf(old);
        if (!head) return undefined;
        if (after !== undefined && ![after, writer].includes(head.writer))
          throw new ExperienceError('session/taken-over');
        const claimed = claimedBy(writer, head, true);
        return head === old ? claimed : {head: claimed};
      });
      const records = recordsIn(await database.all('journal', sessionId));
      const record = records.find(({session}) => session.id === sessionId) ?? null;
      // What lies beside it is read after it was claimed, and so perhaps after the next one has claimed it.
      if (record && record.writer !== writer) throw new ExperienceError('session/taken-over');
      return record;
    },

    all: async () =>
      [...recordsIn(await database.all('journal'))].sort(
        (one, other) => other.session.createdAt - one.session.createdAt,
      ),

    async withPhotos() {
      const ids = (await database.keys('photos')).map((key) => key.slice(0, key.indexOf('/')));
      const records = ids.length > 0 ? await database.keys('journal') : [];
      return new Map(ids.map((id) => [id, records.includes(id)]));
    },

    // The record last: what is left when the page dies in between is found by it.
    async remove(sessionId) {
      await database.clear('photos', `${sessionId}/`);
      await database.change('journal', sessionId, () => undefined, {[besideOf(sessionId)]: undefined});
    },
  };
}

const besideOf = (sessionId: string) => `${sessionId}/rest`;

/** The records among the rows, whole. What a newer version left behind, or a hand in the developer tools, is passed over. */
export function recordsIn(rows: readonly unknown[]): readonly JournalRecord[] {
  const rests = new Map((rows as (Partial<Rest> | null)[]).map((row) => [row?.of, row]));
  return rows.flatMap((row) => {
    const head = headOf(row);
    if (!head) return [];
    const {session} = head;
    const {config, older} = {...(head === row ? head : rests.get(session.id))} as Partial<Rest>;
    const record = {...head, config, session: {...session, inputs: {...older, ...session.inputs}}};
    return config !== undefined && parseWith(sessionSchema, record.session).ok ? [record] : [];
  });
}

/**
 * What is in a row of a record. Earlier versions kept a record whole, with its config; they take none that is in a `head` for
 * one of theirs.
 */
function headOf(row: unknown): JournalRecord | null {
  const {head = row} = (row ?? {}) as {head?: unknown};
  const {session, epoch, backend, earlier} = (head ?? {}) as Partial<JournalRecord>;
  const isOurs =
    session && typeof epoch === 'number' && typeof backend === 'string' && Array.isArray(earlier);
  return isOurs ? (head as JournalRecord) : null;
}
