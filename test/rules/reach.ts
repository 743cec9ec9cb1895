/**
 * Which requests a place in the rules has a say in: those that an `allow` is about, and for a function those of every
 * `allow` that calls it, directly or by way of others. Written as `create sessions`: a method and a collection.
 */
import type {Row} from './row.js';
import {statementsOf, type Span} from './rules-source.js';

interface Statement {
  readonly span: Span;
  readonly text: string;
  /** The function that it is in, if in one. */
  readonly within: string | undefined;
  /** What an `allow` is about; nothing for others. */
  readonly requests: readonly string[];
}

export function requestsReaching(rules: string, at: number): Set<string> {
  const statements = statementsOf(rules).map((span) => readStatement(rules, span));
  const changed = statements.find(({span}) => span.from <= at && at <= span.to);
  return new Set(changed ? reaching(changed, statements) : []);
}

function reaching(statement: Statement, statements: readonly Statement[]): readonly string[] {
  const {within} = statement;
  if (within === undefined) return statement.requests;
  const callers = statements.filter(({text}) => new RegExp(`\\b${within}\\(`).test(text));
  return callers.flatMap((caller) => reaching(caller, statements));
}

function readStatement(rules: string, span: Span): Statement {
  const head = rules.slice(0, span.from);
  const text = rules.slice(span.from, span.to);
  const allowed = /allow ([\w, ]+): if\s+$/.exec(head)?.[1];
  if (allowed === undefined) {
    return {span, text, within: [...head.matchAll(/function (\w+)/g)].at(-1)?.[1], requests: []};
  }
  const collection = [...head.matchAll(/match \/(\w+)\//g)].at(-1)![1]!;
  return {
    span,
    text,
    within: undefined,
    requests: allowed.split(/,\s*/).map((method) => `${method} ${collection}`),
  };
}

/** What a row asks for. `setDoc` where nobody said what is there may be either. */
export function requestsOf({attempt, before}: Row): string[] {
  if (attempt.does === 'list everywhere') return [`list ${attempt.collection}`];
  const segments = attempt.path.split('/');
  if (attempt.does === 'list') return [`list ${segments.at(-1)!}`];
  const methods = attempt.does !== 'set' ? [attempt.does] : before ? ['update'] : ['create', 'update'];
  return methods.map((method) => `${method} ${segments.at(-2)!}`);
}
