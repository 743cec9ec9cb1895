/**
 * Values that a field may be tampered with. Which of them are wrong for a field is not written down here: the schema that
 * the client parses with is asked, so that the rules are held to the same.
 */
import {Bytes, GeoPoint, Timestamp} from 'firebase/firestore/lite';
import {sessionSchema} from '../../src/session/schema.js';
import {mediaReferenceSchema} from '../../src/shared/media.js';

const VALUES: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  'an empty string': '',
  'a string': 'text',
  zero: 0,
  'minus one': -1,
  'one and a half': 1.5,
  'not a number': NaN,
  infinity: Infinity,
  'an unsafe integer': 2 ** 53,
  'an empty array': [],
  'an array': ['text'],
  'an empty map': {},
  'a map': {a: {b: 1}},
  'a timestamp': Timestamp.fromMillis(1),
  bytes: Bytes.fromUint8Array(new Uint8Array([1])),
  'a place on earth': new GeoPoint(1, 1),
};

type Fields = Readonly<Record<string, {safeParse(value: unknown): {success: boolean}}>>;

export const SESSION_FIELDS: Fields = sessionSchema.shape;
export const MEDIA_FIELDS: Fields = mediaReferenceSchema.shape;

/** The values that the field's schema refuses, by what they are. */
export function wrongFor(fields: Fields, field: string): [name: string, value: unknown][] {
  return Object.entries(VALUES).filter(([, value]) => !fields[field]!.safeParse(value).success);
}
