/**
 * Sessions as files. NDJSON is what is stored, a line each, as they come. CSV is for spreadsheets: a column for each answer
 * and each output's address, so all sessions have to be there before the first line is. Guests write what is in the cells,
 * and a spreadsheet takes a cell that begins like a formula for one: an apostrophe before it says that it is text.
 */
import {sessionSchema, type Session} from '../session/schema.js';

type Sessions = AsyncIterable<Session> | Iterable<Session>;

/** Yields a line for each session, with its line feed. Nothing is left out. */
export async function* toNdjson(sessions: Sessions): AsyncGenerator<string, void, undefined> {
  for await (const session of sessions) yield `${JSON.stringify(session)}\n`;
}

/**
 * A table with a heading (RFC 4180, UTF-8 without a mark; Excel reads umlauts once `\ufeff` is put before it). Instants are
 * ISO 8601. Numbers stay numbers; lists and objects are JSON. Fields that no version of this program knows are left out.
 */
export async function toCsv(sessions: Sessions): Promise<string> {
  const rows: ReadonlyMap<string, unknown>[] = [];
  const maps: Record<MapField, Set<string>> = {context: new Set(), inputs: new Set(), outputs: new Set()};
  for await (const session of sessions) {
    rows.push(rowOf(session));
    for (const field of MAP_FIELDS) for (const key of Object.keys(session[field] ?? {})) maps[field].add(key);
  }
  const columns = [
    ...PLAIN_FIELDS,
    ...MAP_FIELDS.flatMap((field) => [...maps[field]].map((key) => `${field}.${key}`)),
  ];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column)))];
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

const MAP_FIELDS = ['context', 'inputs', 'outputs'] as const;
type MapField = (typeof MAP_FIELDS)[number];
const PLAIN_FIELDS = Object.keys(sessionSchema.shape).filter(
  (field) => !(MAP_FIELDS as readonly string[]).includes(field),
);
const INSTANTS = ['createdAt', 'updatedAt', 'completedAt'] as const;
/** The largest instant that a Date can hold. */
const MAX_INSTANT_MS = 8.64e15;

function rowOf(session: Session): Map<string, unknown> {
  const row = new Map(PLAIN_FIELDS.map((field) => [field, session[field]]));
  for (const field of INSTANTS) row.set(field, isoOf(session[field]));
  for (const [key, value] of Object.entries(session.context ?? {})) row.set(`context.${key}`, value);
  for (const [stepId, value] of Object.entries(session.inputs)) row.set(`inputs.${stepId}`, value);
  for (const [stepId, {url}] of Object.entries(session.outputs)) row.set(`outputs.${stepId}`, url);
  return row;
}

const isoOf = (instant: number | null): unknown =>
  instant !== null && instant <= MAX_INSTANT_MS ? new Date(instant).toISOString() : instant;

/**
 * Where a spreadsheet may see a formula begin, also after blanks and as full-width characters: at the front, and after what
 * parts cells in one that parts them by semicolons or tabs, as half of Europe's do. Such a one sees no quotes there.
 */
const AT_THE_FRONT = /^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const LATER = /([;\t\r\n])(?=\s*[=+\-@＝＋－＠])/g;
const NEEDS_QUOTES = /[",;\t\r\n]/;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = text.replace(AT_THE_FRONT, "'").replace(LATER, "$1'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
