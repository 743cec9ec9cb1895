/** The matrix, group by group. */
import type {Row} from './row.js';
import {BOUND_ROWS} from './rows-bounds.js';
import {CREATE_ROWS} from './rows-create.js';
import {DOCUMENT_ROWS} from './rows-documents.js';
import {FIELD_ROWS} from './rows-fields.js';
import {READ_ROWS} from './rows-read.js';
import {UPDATE_ROWS} from './rows-update.js';

export const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'other documents': DOCUMENT_ROWS,
  'sessions that are read': READ_ROWS,
  'sessions that start': CREATE_ROWS,
  'sessions that change': UPDATE_ROWS,
  'fields that are tampered with': FIELD_ROWS,
  'how much is written': BOUND_ROWS,
};

export const ROWS: readonly Row[] = Object.values(GROUPS).flat();
