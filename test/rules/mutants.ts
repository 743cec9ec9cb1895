/**
 * Rules with one thing changed: a condition that is always true (weaker) or always false (stricter), a bound that is
 * off, one more name in a list, one more permission. The rules hold no negation, so a weaker mutant can only show in a
 * row that is refused and a stricter one only in a row that is let through.
 */
import {SESSION_FIELDS} from './values.js';
import {requestsReaching} from './reach.js';
import {conditionsIn, decisionsOf, statementsOf, withoutComments, type Span} from './rules-source.js';

export interface Mutant {
  readonly kind: 'weaker' | 'stricter' | 'bound' | 'list' | 'permission';
  /** `12: isOwner(…) → true` */
  readonly title: string;
  readonly rules: string;
  /** The rows that can catch it: those that are let through, those that are not, or all. */
  readonly caughtBy: boolean | 'any';
  /** The requests that may show it, as `reach.ts` writes them; all when null. */
  readonly requests: ReadonlySet<string> | null;
  /** The function or the line that was changed: mutants of one place are caught by like rows. */
  readonly place: string;
  /** What was changed, for finding the rows that are likely to catch it. */
  readonly words: string;
}

type Change = (kind: Mutant['kind'], span: Span, to: string, caughtBy: Mutant['caughtBy']) => Mutant;

export function mutantsOf(rules: string): Mutant[] {
  const change: Change = (kind, {from, to}, replacement, caughtBy) => {
    const original = rules.slice(from, to);
    const line = rules.slice(0, from).split('\n').length;
    const shown = original.replace(/\s+/g, ' ');
    const before = shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
    return {
      kind,
      title: `${line}: ${before === '' ? '+' : `${before} →`} ${replacement.trim()}`,
      rules: rules.slice(0, from) + replacement + rules.slice(to),
      caughtBy,
      requests: requestsReaching(rules, from),
      place: functionAt(rules, from) ?? lineOf(rules, from),
      words: `${functionAt(rules, from)} ${original} ${kind === 'list' ? replacement : ''}`,
    };
  };
  const mutants = [
    ...conditionMutants(rules, change),
    ...boundMutants(rules, change),
    ...listMutants(rules, change),
    ...permissionMutants(rules, change),
  ];
  return mutants.filter((mutant) => mutant.rules !== rules);
}

/** One that is true makes all that `||` joins true, one that is false all that `&&` joins: of those, the whole is enough. */
function conditionMutants(rules: string, change: Change): Mutant[] {
  const conditions = decisionsOf(rules).flatMap((statement) => conditionsIn(rules, statement));
  return conditions.flatMap((condition) => [
    ...(condition.joinedBy !== '||' ? [change('weaker', condition, 'true', false)] : []),
    ...(condition.joinedBy !== '&&' ? [change('stricter', condition, 'false', true)] : []),
  ]);
}

/** A default, an index and the exponent of nothing are no bounds. */
const NO_BOUND = /(?:\.get\('\w+', |\w\[)$/;

/** Small numbers are off by one, large ones by half and by double. */
function boundMutants(rules: string, change: Change): Mutant[] {
  const inside = statementsOf(rules);
  return [...withoutComments(rules).matchAll(/(?<![\w^])\d+/g)].flatMap((match) => {
    const from = match.index;
    const span = {from, to: from + match[0].length};
    if (!inside.some((statement) => statement.from <= from && from < statement.to)) return [];
    if (NO_BOUND.test(rules.slice(0, from))) return [];
    const bound = Number(match[0]);
    // A key, an id is never empty: Firestore sees to that.
    if (rules[from - 1] === '{' && rules[span.to] === ',') return [];
    const off = bound < 1000 ? [bound - 1, bound + 1] : [Math.floor(bound / 2), bound * 2];
    return off.map((value) => change('bound', span, String(value), 'any'));
  });
}

/** Lists of names that a document may have get the names that it may not have; lists of values get another value. */
function listMutants(rules: string, change: Change): Mutant[] {
  return [...rules.matchAll(/(hasOnly\(| in )\[([^\]]*)\]/g)].flatMap((match) => {
    const names = [...match[2]!.matchAll(/'(\w+)'/g)].map((name) => name[1]!);
    const at = match.index + match[0].length - 1;
    const isOfSession = names.includes('updatedAt');
    const others =
      match[1] === ' in ' ? ['text'] : ['extra', ...(isOfSession ? Object.keys(SESSION_FIELDS) : [])];
    const added = others
      .filter((name) => !names.includes(name))
      .map((name) => change('list', {from: at, to: at}, `, '${name}'`, false));
    const removed = [...match[2]!.matchAll(/'\w+',?/g)].map((name) => {
      const from = match.index + match[0].length - 1 - match[2]!.length + name.index;
      return change('list', {from, to: from + name[0].length}, '', true);
    });
    return [...added, ...removed];
  });
}

const METHODS = ['get', 'list', 'create', 'update', 'delete'];

/** Each `match` grants to everybody what it does not grant to anybody; and one lets everybody do everything. */
function permissionMutants(rules: string, change: Change): Mutant[] {
  const all = rules.indexOf('{', rules.indexOf('/databases/{database}/documents') + 31) + 1;
  const everything = [
    ' match /{rest=**} { allow read: if true; }',
    ' match /{rest=**} { allow write: if true; }',
    ' match /{rest=**}/sessions/{id} { allow read: if true; }',
  ].map((grant) => ({...change('permission', {from: all, to: all}, grant, false), requests: null}));
  const matches = [...rules.matchAll(/match (\/(?!databases)\S+) \{/g)].flatMap((match) => {
    const at = match.index + match[0].length;
    const next = rules.slice(at).search(/\n\s*(?:match|\})/);
    const granted = rules.slice(at, at + next);
    // A document that is named by itself is in no list.
    const methods = METHODS.filter((method) => method !== 'list' || match[1]!.endsWith('}'));
    return methods
      .filter((method) => !new RegExp(`allow [^:]*\\b${method}\\b`).test(granted))
      .map((method) => {
        const mutant = change('permission', {from: at, to: at}, ` allow ${method}: if true;`, false);
        return {...mutant, requests: new Set([`${method} ${match[1]!.split('/')[1]!}`])};
      });
  });
  return [...everything, ...matches];
}

function lineOf(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at));
}

function functionAt(text: string, at: number): string | undefined {
  return [...text.slice(0, at).matchAll(/function (\w+)/g)].at(-1)?.[1];
}
