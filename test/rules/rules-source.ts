/**
 * Where in the text of a rules file the decisions are: its statements, and the conditions that they are made of. It reads
 * as much of the language as `firestore.rules` uses and is no parser of it.
 */
export interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

const STATEMENT = /\b(?:allow [\w, ]+: if|return|let \w+ =)\s+/g;
const COMMENT = /\/\/.*/g;

/** The text with its comments blanked out, so that positions stay. */
export const withoutComments = (rules: string): string =>
  rules.replace(COMMENT, (comment) => ' '.repeat(comment.length));

/** What stands between the head of an `allow`, a `return` or a `let` and its semicolon. */
export function statementsOf(rules: string): Span[] {
  const text = withoutComments(rules);
  return [...text.matchAll(STATEMENT)].map((match) => {
    const from = match.index + match[0].length;
    return {from, to: text.indexOf(';', from)};
  });
}

/** The statements that decide: all but `let`, whose values are no conditions. */
export function decisionsOf(rules: string): Span[] {
  return statementsOf(rules).filter(({from}) => !/let \w+ =\s+$/.test(rules.slice(0, from)));
}

export interface Condition extends Span {
  /** What joins it to its neighbours; nothing where it has none. */
  readonly joinedBy: '?:' | '||' | '&&' | '';
}

const JOINS: readonly (readonly [Condition['joinedBy'], RegExp])[] = [
  ['?:', /\?|:/y],
  ['||', /\|\|/y],
  ['&&', /&&/y],
];

/** The span and all the conditions in it, down to the ones that are joined of nothing. */
export function conditionsIn(rules: string, span: Span, joinedBy: Condition['joinedBy'] = ''): Condition[] {
  const whole = {...trim(rules, span), joinedBy};
  for (const [join, operator] of JOINS) {
    const parts = split(rules, whole, operator);
    if (parts.length > 1) return [whole, ...parts.flatMap((part) => conditionsIn(rules, part, join))];
  }
  if (rules[whole.from] !== '(') return [whole];
  return [whole, ...conditionsIn(rules, {from: whole.from + 1, to: whole.to - 1}).slice(1)];
}

function trim(rules: string, {from, to}: Span): Span {
  while (/\s/.test(rules[from]!)) from += 1;
  while (/\s/.test(rules[to - 1]!)) to -= 1;
  return {from, to};
}

/** Splits where the operator stands outside of all brackets and strings. */
function split(rules: string, {from, to}: Span, operator: RegExp): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const char = rules[at]!;
    if (char === "'") at = rules.indexOf("'", at + 1);
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (depth === 0) {
      operator.lastIndex = at;
      const found = operator.exec(rules);
      if (!found) continue;
      parts.push({from: start, to: at});
      start = at + found[0].length;
      at = start - 1;
    }
  }
  return [...parts, {from: start, to}];
}
