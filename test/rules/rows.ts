/** The matrix, group by group. */
import type {Row} from './row.js';
import {BOUND_ROWS} from './rows-bounds.js';
import {CREATE_ROWS, PLAIN_STARTS} from './rows-create.js';
import {DOCUMENT_ROWS} from './rows-documents.js';
import {FIELD_ROWS, PLAIN_OUTPUTS} from './rows-fields.js';
import {READ_ROWS} from './rows-read.js';
import {PLAIN_STEPS, UPDATE_ROWS} from './rows-update.js';

export const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'other documents': DOCUMENT_ROWS,
  'sessions that are read': READ_ROWS,
  'sessions that start': CREATE_ROWS,
  'sessions that change': UPDATE_ROWS,
  'fields that are tampered with': FIELD_ROWS,
  'how much is written': BOUND_ROWS,
};

export const ROWS: readonly Row[] = Object.values(GROUPS).flat();

/** The few that are written down one by one: each shows one thing. The others are products of who, what and when. */
export const PLAIN_ROWS: ReadonlySet<Row> = new Set([
  ...BOUND_ROWS,
  ...PLAIN_OUTPUTS,
  ...PLAIN_STARTS,
  ...PLAIN_STEPS,
]);
