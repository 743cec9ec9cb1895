/**
 * The server of a simulated world: documents, and of firestore.rules the conditions that a guest's saving meets. Each stands
 * here beside its text in the rules and holds only while the text is there, so the model cannot drift from them unseen.
 * Members, events and what a value may look like are left out: no request of an honest guest depends on them.
 */
import {readFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import type {Session} from '../../src/session/schema.js';
import type {Write} from './seams/firestore-lite.js';

export const RULES = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');
const WEEK_MS = 604_800_000;

interface Change {
  readonly before: Session;
  readonly after: Session;
  readonly uid: string;
  readonly id: string;
  /** The server's time. */
  readonly now: number;
}

type Conditions = Readonly<Record<string, (change: Change) => boolean>>;

const CREATE: Conditions = {
  'allow create: if isOwner(request.resource.data)': ({after, uid}) => after.createdBy === uid,
  'session.id == sessionId': ({after, id}) => after.id === id,
  "&& session.status == 'active'": ({after}) => after.status === 'active',
  'session.outputs == {}': ({after}) => Object.keys(after.outputs).length === 0,
  'session.completedAt == null': ({after}) => after.completedAt === null,
  'session.updatedAt >= session.createdAt': ({after}) => after.updatedAt >= after.createdAt,
  'isInstant(session.updatedAt)': ({after, now}) => after.updatedAt <= now + WEEK_MS,
};

const FREE = ['currentStepIndex', 'inputs', 'outputs', 'status', 'updatedAt', 'completedAt', 'epoch'];
const UPDATE: Conditions = {
  [`.hasOnly(['${FREE.join("', '")}'])`]: ({before, after}) =>
    changed(before, after).every((key) => FREE.includes(key)),
  "before.status == 'active'": ({before}) => before.status === 'active',
  "after.completedAt == (after.status == 'completed' ? after.updatedAt : null)": ({after}) =>
    after.completedAt === (after.status === 'completed' ? after.updatedAt : null),
  "after.get('epoch', 0) >= before.get('epoch', 0)": ({before, after}) =>
    (after.epoch ?? 0) >= (before.epoch ?? 0),
  'after.updatedAt >= before.updatedAt': ({before, after}) => after.updatedAt >= before.updatedAt,
  'isInstant(after.updatedAt)': ({after, now}) => after.updatedAt <= now + WEEK_MS,
  'isGrownFrom(before.inputs, after.inputs, 1024)': ({before, after}) =>
    Object.keys(before.inputs).every((key) => key in after.inputs),
  'isGrownFrom(before.outputs, after.outputs, 64)': ({before, after}) =>
    Object.keys(before.outputs).every((key) => key in after.outputs),
  'after.diff(before).affectedKeys().size() <= 4': ({before, after}) =>
    changed(before.outputs, after.outputs).length <= 4,
};
const OWNER_TEXT = 'allow update: if isOwner(resource.data)';
const AGAIN_TEXT = 'request.resource.data == resource.data ||';

/** What of the rules the model knows; the suite fails when one of them is not there. */
export const TEXTS = [...Object.keys(CREATE), ...Object.keys(UPDATE), OWNER_TEXT, AGAIN_TEXT];

export type Answer = 'ok' | 'permission-denied' | 'not-found';

export interface Server {
  readonly documents: ReadonlyMap<string, Session>;
  /** The names of the photos that are up. */
  readonly photos: Set<string>;
  commit(write: Write, uid: string, now: number): Answer;
  read(id: string, uid: string): Session | 'permission-denied' | undefined;
  /** A program of the server's sets fields of a document; the rules are not asked. */
  serve(id: string, fields: Partial<Session>): void;
}

/** `onChange` hears of each document that a device has made another. */
export function createServer(
  rules: string,
  onChange: (before: Session | undefined, after: Session) => void,
): Server {
  const documents = new Map<string, Session>();
  const standing = (conditions: Conditions) =>
    Object.entries(conditions).flatMap(([text, holds]) => (rules.includes(text) ? [holds] : []));
  const [create, update] = [standing(CREATE), standing(UPDATE)];

  return {
    documents,
    photos: new Set(),
    commit(write, uid, now) {
      const {id} = write;
      const before = documents.get(id);
      if (!before && write.paths) return 'permission-denied'; // the rules look at what is not there
      const after = structuredClone(
        before && write.paths ? merged(before, write) : (write.fields as Session),
      );
      const isAllowed = before
        ? before.createdBy === uid &&
          (isDeepStrictEqual(before, after) || update.every((holds) => holds({before, after, uid, id, now})))
        : create.every((holds) => holds({before: after, after, uid, id, now}));
      if (!isAllowed) return 'permission-denied';
      documents.set(id, after);
      if (!before || !isDeepStrictEqual(before, after)) onChange(before, after);
      return 'ok';
    },
    read(id, uid) {
      const found = documents.get(id);
      return found && found.createdBy !== uid ? 'permission-denied' : structuredClone(found);
    },
    serve: (id, fields) => void documents.set(id, {...documents.get(id)!, ...fields}),
  };
}

function merged(before: Session, {fields, paths = []}: Write): Session {
  const after: Record<string, unknown> = {...before};
  for (const [first, second] of paths as [string, string?][]) {
    const value = fields[first];
    after[first] =
      second === undefined
        ? value
        : {...(after[first] as object), [second]: (value as Record<string, unknown>)[second]};
  }
  return after as Session;
}

function changed(before: object, after: object): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const at = (map: object, key: string): unknown => (map as Record<string, unknown>)[key];
  return [...keys].filter((key) => !isDeepStrictEqual(at(before, key), at(after, key)));
}
