/**
 * What the guest has done, and what of it was acknowledged: the measure of everything. Each value that a guest puts gets a
 * number; a place that holds the value, or one with a larger number, holds what was acknowledged or what replaced it.
 * Knows nothing of how sessions are saved.
 */
import type {JournalRecord} from '../../src/session/journal.js';
import type {Photo} from '../../src/session/media-store.js';
import {applyPatch} from '../../src/session/patch.js';
import type {Session} from '../../src/session/schema.js';
import {POSTER} from './experience.js';

/** A request to a server is an object; what is in it is always in one order. */
const plain = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : value);

/** The fields of a session that are the guest's, each value plain: `inputs.name` → text, `outputs.photo` → URL. */
function* fieldsOf(session: Session): Generator<[string, unknown]> {
  yield ['currentStepIndex', session.currentStepIndex];
  yield ['status', session.status];
  for (const [id, value] of Object.entries(session.inputs)) yield [`inputs.${id}`, plain(value)];
  for (const [id, {url}] of Object.entries(session.outputs)) if (id !== POSTER) yield [`outputs.${id}`, url];
}

/** The photo that goes up; its reference as its store makes it. */
export const SELFIE = 'outputs.selfie';
export const urlOf = (name: string) => `https://photos/${name}`;

export type Seen = Map<string, number>;

interface Put {
  readonly value: unknown;
  /** The session's `updatedAt`. */
  readonly at: number;
  /** What the page that it was put in sees. */
  readonly by: Seen;
  /** Put in a page that another had taken over from: nobody goes on from there. */
  readonly isStray: boolean;
  /** Put after the guest had ended the session, in a page that died before the device heard of it: an end stays an end. */
  readonly isLate: boolean;
}

interface Told {
  /** Per field, the values in the order in which the guest put them; the place in the list is the number. */
  readonly puts: Map<string, Put[]>;
  /** What the page that opened it last sees. */
  writer: Seen;
  /** Per field, the number of the newest value that was acknowledged. */
  readonly device: Seen;
  readonly server: Seen;
  /** By what it sees, each page with the numbers of the newest values that were put there. */
  readonly pages: Map<Seen, {readonly isThere: () => boolean; readonly own: Seen}>;
  /** What was put before this, by `updatedAt`, may look outdated. */
  datedAt: number;
  /** How many times the page was told of the end, after the device had acknowledged the end. */
  completedAgain: number;
  /** Removed from the device after its time. */
  isExpired: boolean;
}

export interface Model {
  readonly sessions: ReadonlyMap<string, Told>;
  /** A session begins, or goes on: what a page sees of it, by number. `isThere`: whether it still runs in the page. */
  open(session: Session, isThere: () => boolean): Seen;
  /** What a page sees now, whoever put it there. */
  see(session: Session, seen: Seen): void;
  /** The guest did something in a page. */
  put(session: Session, seen: Seen): void;
  /** The guest accepted a photo in a page; the session has its reference once it is up. */
  accept(session: Session, seen: Seen, accepted: Seen, field: string, url: string): void;
  /** The first value that the guest has put in a page and that it has replaced by an older one, in words; or null. */
  putBack(session: Session, seen: Seen): string | null;
  /**
   * A program on the server has set `updatedAt`: what a page that is gone had left unsent before that looks outdated from then
   * on. So does, where there are no locks or the device was full, what is done after the clock has jumped back.
   */
  dated(id: string, at: number): void;
  turnBack(): void;
  /** A page was told that these values are safe. */
  acknowledge(id: string, where: 'device' | 'server', seen: Seen, values: Seen): void;
  completed(id: string): void;
  expire(id: string): void;
  /**
   * Whether a device may not have what it had acknowledged: after thirty days it forgets, sent or not, and where it was full or
   * gone when its user was made, that one is another at the next visit. Both are told.
   */
  isForgotten(id: string, document: Session | undefined, record: JournalRecord | undefined): boolean;
  /** The first acknowledged value that is nowhere, in words; or null. */
  lost(
    stored: ReadonlyMap<string, Session>,
    records: ReadonlyMap<string, JournalRecord>,
    photos: ReadonlyMap<string, Photo>,
  ): string | null;
  /** The first of these values that the document lacks, in words; or null. */
  lacks(id: string, wanted: Seen, document: Session | undefined): string | null;
  /** Whether the device alone holds something that it has acknowledged. */
  isAtRisk(stored: ReadonlyMap<string, Session>): boolean;
}

/** `hasLocks`: a page that another has taken over from is told at once. `isKept`: whether the device has ever kept this user. */
export function createModel(hasLocks: boolean, isKept: (uid: string) => boolean): Model {
  const sessions = new Map<string, Told>();

  /** The number of the newest put of this value that is no newer than `until`, by its session's `updatedAt`. */
  function numberOf(id: string, field: string, value: unknown, until = Infinity): number {
    const puts = sessions.get(id)?.puts.get(field) ?? [];
    return puts.findLastIndex(
      (put) => put.value === value && (until === Infinity || (put.at <= until && !put.isStray)),
    );
  }

  function holds(id: string, session: Session | undefined, field: string, number: number): boolean {
    if (!session) return false;
    const [kind, key] = field.split('.') as [keyof Session, string?];
    const value =
      key === undefined
        ? session[kind]
        : kind === 'outputs'
          ? session.outputs[key]?.url
          : plain(session.inputs[key]);
    return value !== undefined && numberOf(id, field, value) >= number;
  }

  const isEndedElsewhere = (puts: Told['puts'], seen: Seen) =>
    puts.get('status')!.some(({value, by}) => value !== 'active' && by !== seen);

  const model: Model = {
    sessions,
    open(session, isThere) {
      if (!sessions.has(session.id)) {
        const at = session.updatedAt;
        const puts = new Map(
          [...fieldsOf(session)].map(([field, value]) => [
            field,
            [{value, at, by: new Map(), isStray: false, isLate: false}],
          ]),
        );
        sessions.set(session.id, {
          puts,
          writer: new Map(),
          device: new Map(),
          server: new Map(),
          pages: new Map(),
          datedAt: -1,
          completedAgain: 0,
          isExpired: false,
        });
      }
      const told = sessions.get(session.id)!;
      const number = (field: string, value: unknown) => numberOf(session.id, field, value, session.updatedAt);
      told.writer = new Map([...fieldsOf(session)].map(([field, value]) => [field, number(field, value)]));
      told.pages.set(told.writer, {isThere, own: new Map()});
      return told.writer;
    },
    see(session, seen) {
      const {puts} = sessions.get(session.id)!;
      const fields = new Map(fieldsOf(session));
      for (const field of seen.keys()) if (!fields.has(field)) seen.delete(field);
      for (const [field, value] of fields) {
        if (puts.get(field)?.[seen.get(field) ?? -1]?.value === value) continue;
        const number = numberOf(session.id, field, value, session.updatedAt);
        seen.set(field, number < 0 ? numberOf(session.id, field, value) : number);
      }
    },
    put(session, seen) {
      const {puts, writer, device, pages} = sessions.get(session.id)!;
      const isLate = puts.get('status')!.some(({value}) => value !== 'active');
      // A photo that is not up yet is given up with the session.
      if (session.status === 'abandoned' && seen === writer) device.delete(SELFIE);
      for (const [field, value] of fieldsOf(session)) {
        const values = puts.get(field) ?? [];
        puts.set(field, values);
        const number = seen.get(field);
        if (number !== undefined && values[number]?.value === value) continue;
        const put = {value, at: session.updatedAt, by: seen, isStray: seen !== writer, isLate};
        seen.set(field, values.push(put) - 1);
        pages.get(seen)!.own.set(field, values.length - 1);
      }
    },
    accept(session, seen, accepted, field, url) {
      const {puts, writer} = sessions.get(session.id)!;
      const values = puts.get(field) ?? [];
      puts.set(field, values);
      const isLate = puts.get('status')!.some(({value}) => value !== 'active');
      const put = {value: url, at: session.updatedAt, by: seen, isStray: seen !== writer, isLate};
      const number = values.push(put) - 1;
      if (!isLate) accepted.set(field, number);
    },
    putBack(session, seen) {
      const {puts, writer, pages} = sessions.get(session.id)!;
      // Another page has the session now, or had ended it before: what was done here is told as not saved.
      if (seen !== writer || isEndedElsewhere(puts, seen)) return null;
      for (const [field, number] of pages.get(seen)!.own)
        if ((seen.get(field) ?? -1) < number) return `${session.id} ${field} (value ${number})`;
      return null;
    },
    dated(id, at) {
      const told = sessions.get(id)!;
      told.datedAt = Math.max(told.datedAt, at);
    },
    turnBack() {
      for (const id of sessions.keys()) model.dated(id, Infinity);
    },
    acknowledge(id, where, seen, values) {
      const {[where]: acknowledged, puts} = sessions.get(id)!;
      const isOver = isEndedElsewhere(puts, seen);
      for (const [field, number] of values) {
        const put = puts.get(field)?.[number];
        // A device speaks of what was done in the page; what was there before it has acknowledged before, or never.
        const isNew = put?.by === seen && !put.isLate && !put.isStray && !isOver;
        // Where there are no locks, the later page may not know what the earlier has told the server since, and goes on from before it.
        const isPromised = put && (where === 'server' ? !put.isStray : isNew);
        if (isPromised && number > (acknowledged.get(field) ?? -1)) acknowledged.set(field, number);
      }
    },
    completed(id) {
      const told = sessions.get(id)!;
      const number = told.device.get('status');
      if (number !== undefined && told.puts.get('status')?.[number]?.value === 'completed')
        told.completedAgain += 1;
    },
    expire: (id) => void (sessions.get(id)!.isExpired = true),
    isForgotten(id, document, record) {
      const owner = document?.createdBy ?? record?.session.createdBy;
      return sessions.get(id)!.isExpired || (owner !== undefined && !isKept(owner));
    },

    lost(stored, records, photos) {
      for (const [id, {puts, pages, writer, datedAt, device, server, completedAgain}] of sessions) {
        const document = stored.get(id);
        const what = model.lacks(id, server, document);
        if (what) return `acknowledged by the server and not there: ${what}`;
        if (completedAgain > 0) return `${id} was completed again`;
        const record = records.get(id);
        if (model.isForgotten(id, document, record)) continue;
        const kept = record?.earlier.map(({patch}) =>
          applyPatch({...record.session, inputs: {}, outputs: {}}, patch),
        );
        for (const [field, number] of device) {
          const places = [document, record?.session, ...(kept ?? [])];
          const photo = photos.get(`${id}/${field.slice('outputs.'.length)}`);
          const isOnShelf = photo && numberOf(id, field, urlOf(photo.name)) >= number;
          if (isOnShelf || places.some((place) => holds(id, place, field, number))) continue;
          const {by, at} = puts.get(field)![number]!;
          if (at < datedAt && !(hasLocks && by === writer && pages.get(by)?.isThere())) device.delete(field);
          else return `acknowledged by the device and nowhere: ${id} ${field} (value ${number})`;
        }
      }
      return null;
    },
    lacks(id, wanted, document) {
      for (const [field, number] of wanted) {
        if (!holds(id, document, field, number)) return `${id} ${field} (value ${number})`;
      }
      return null;
    },
    isAtRisk: (stored) =>
      [...sessions].some(([id, {device}]) => model.lacks(id, device, stored.get(id)) !== null),
  };
  return model;
}
