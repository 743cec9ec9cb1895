/**
 * Parses unknown data with a zod schema into a value or a list of issues with readable paths.
 * `zod/mini` has no texts of its own (a locale would be global state), so the sentences are made here.
 */
import type * as z from 'zod/mini';
import {show, type Issue} from './errors.js';
import type {Parsed} from './result.js';

/** Any schema whose parsed value is a `T`. */
export type Schema<T> = z.ZodMiniType<T>;

/** Parses `data`; each issue's path starts with `path`. */
export function parseWith<T>(schema: Schema<T>, data: unknown, path: readonly PropertyKey[] = []): Parsed<T> {
  const result = schema.safeParse(data, {error: describeIssue});
  if (result.success) return {ok: true, value: result.data};
  return {ok: false, issues: result.error.issues.map((issue) => toIssue(issue, path))};
}

function toIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): Issue {
  return {path: [...path, ...issue.path].map(String).join('.'), message: issue.message};
}

function describeIssue(issue: z.core.$ZodRawIssue): string {
  return issue.code === 'unrecognized_keys'
    ? `unknown ${issue.keys.map(show).join(', ')}`
    : `expected ${expectedBy(issue)}, received ${show(issue.input)}`;
}

function expectedBy(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return String(issue.expected);
    case 'invalid_value':
      return issue.values.map(show).join(' or ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${size(issue, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${size(issue, issue.maximum)}`;
    case 'invalid_format':
      return issue.format;
    default:
      return 'another value';
  }
}

function size({origin}: {origin: string}, limit: number | bigint): string {
  const unit = {string: ' characters', array: ' entries', set: ' entries'}[origin] ?? '';
  return `${limit}${unit}`;
}
