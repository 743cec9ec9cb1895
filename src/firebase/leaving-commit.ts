/**
 * A write that outlives the page. The SDK's requests are cut off when a tab closes; this is the same commit as a plain
 * request with `keepalive`, which browsers let finish, up to 64 KiB. Used for nothing else.
 */
import {inTime} from '../session/in-time.js';
import {ExperienceError} from '../shared/errors.js';

/** Browsers count all such requests of a page together, and headers too. */
const MAX_BYTES = 60_000;
const TIMEOUT_MS = 15_000;

export interface LeavingWrite {
  /** The document's path below the database. */
  readonly path: string;
  /** The fields, maps within maps. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The fields that change, each by its path; all, and the document with them, when it is absent. */
  readonly mask?: readonly (readonly string[])[];
}

export interface LeavingCommitOptions {
  /** `https://firestore.googleapis.com`, or the emulator's address. */
  readonly origin: string;
  /** Firebase's own project id. */
  readonly firebaseProject: string;
  readonly token: () => Promise<string>;
}

export type LeavingCommit = (write: LeavingWrite) => Promise<void>;

/** The commit rejects with `session/unavailable` when it did not get through, or is too long to. */
export function createLeavingCommit({origin, firebaseProject, token}: LeavingCommitOptions): LeavingCommit {
  const database = `projects/${firebaseProject}/databases/(default)/documents`;
  return async ({path, fields, mask}) => {
    const update = {name: `${database}/${path}`, fields: encodeFields(fields)};
    const masked = mask && {updateMask: {fieldPaths: mask.map(encodePath)}, currentDocument: {exists: true}};
    const body = new TextEncoder().encode(JSON.stringify({writes: [{update, ...masked}]}));
    if (body.length > MAX_BYTES) {
      throw new ExperienceError('session/unavailable', {
        expected: `${MAX_BYTES} bytes`,
        received: body.length,
      });
    }
    // An id token that is still good comes without a request, before the page is gone.
    const headers = {authorization: `Bearer ${await token()}`, 'content-type': 'application/json'};
    const request = {method: 'POST', keepalive: true, headers, body};
    const answer = fetch(`${origin}/v1/${database}:commit`, request);
    // Given up, not cut off: the page may have been hidden only, and has more to send.
    const response = await inTime(answer, TIMEOUT_MS, () => new Error('no answer')).catch(
      (cause: unknown) => {
        throw new ExperienceError('session/unavailable', {cause});
      },
    );
    if (!response.ok)
      throw new ExperienceError('session/unavailable', {expected: 'HTTP 200', received: response.status});
  };
}

function encodeFields(fields: object): object {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, encode(value)]));
}

/** Firestore's JSON for a plain value. */
function encode(value: unknown): object {
  if (value === null) return {nullValue: null};
  if (typeof value === 'boolean') return {booleanValue: value};
  if (typeof value === 'string') return {stringValue: value};
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? {integerValue: String(value)} : {doubleValue: value};
  }
  if (Array.isArray(value)) return {arrayValue: {values: value.map(encode)}};
  return {mapValue: {fields: encodeFields(value as object)}};
}

/** A path as Firestore reads it: what is no plain name stands in backticks. */
function encodePath(path: readonly string[]): string {
  return path
    .map((name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``))
    .join('.');
}
