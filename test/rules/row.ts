/**
 * One row of the matrix: who tries what, with which document there before, and whether the rules let it through.
 * Each row has a document of its own, so rows may run in any order and at the same time.
 */
import type {Session} from '../../src/session/schema.js';
import {OWNER, uidOf, type Who} from './people.js';

type Fields = Readonly<Record<string, unknown>>;

/** A path into a document, key by key, and what to put there. */
export type FieldChange = readonly [path: readonly string[], value: unknown];

export type Attempt =
  | {readonly does: 'get' | 'delete'; readonly path: string}
  | {readonly does: 'list'; readonly path: string; readonly where?: readonly [field: string, value: unknown]}
  | {readonly does: 'list everywhere'; readonly collection: string}
  /** `setDoc`: a create where there is nothing, else an update that replaces the document. */
  | {readonly does: 'set'; readonly path: string; readonly data: object}
  | {readonly does: 'update'; readonly path: string; readonly changes: readonly FieldChange[]};

export interface Row {
  readonly title: string;
  readonly who: Who;
  readonly attempt: Attempt;
  /** What is at the attempt's path before. */
  readonly before?: object;
  readonly allowed: boolean;
}

/** Stands for a field that is taken out: `deleteField()` in an update. */
export const GONE = Symbol('gone');

/** An instant that every row counts from, in Unix milliseconds. */
export const T0 = Date.now() - 60_000;
export const DAY_MS = 86_400_000;

let sessions = 0;

/** A session as the client writes it, with an id of its own. */
export function aSession(fields: Fields = {}): Session {
  sessions += 1;
  const session: Session = {
    id: `session-${sessions}`,
    projectId: 'p1',
    eventId: 'e1',
    experienceId: 'x1',
    mode: 'guest',
    configSource: 'published',
    status: 'active',
    currentStepIndex: 0,
    inputs: {},
    outputs: {},
    activeJobId: null,
    resultAssetId: null,
    createdAt: T0,
    updatedAt: T0,
    completedAt: null,
    createdBy: OWNER,
  };
  return {...session, ...fields};
}

/** A session as it stands with a status. */
export function aSessionThatIs(status: Session['status'], fields: Fields = {}): Session {
  return aSession({status, completedAt: status === 'completed' ? T0 : null, ...fields});
}

export const pathOf = ({id}: Session): string => `projects/p1/sessions/${id}`;

export const without = (session: object, field: string): object =>
  Object.fromEntries(Object.entries(session).filter(([key]) => key !== field));

/** Somebody, else the owner, starts a session that differs in these fields, and not in its path, from one that is let through. */
export function start(title: string, allowed: boolean, fields: Fields = {}, who: Who = OWNER): Row {
  const session = aSession({createdBy: uidOf(who)});
  return {title, who, attempt: {does: 'set', path: pathOf(session), data: {...session, ...fields}}, allowed};
}

/** Somebody, else the owner, changes these fields of a session; a path's keys are separated by slashes. */
export function step(
  title: string,
  allowed: boolean,
  changes: Fields,
  {who = OWNER, before = aSession()}: {readonly who?: Who; readonly before?: Session} = {},
): Row {
  const list = Object.entries(changes).map(([path, value]): FieldChange => [path.split('/'), value]);
  return {title, who, before, attempt: {does: 'update', path: pathOf(before), changes: list}, allowed};
}
