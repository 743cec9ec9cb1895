/**
 * What the emulator saw of the rules: for each expression how often it was looked at. The emulator
 * forgets when rules are loaded, and its report holds every value it met, so reports are read often and added up.
 */
import {HOST} from './emulator.js';
import {statementsOf, withoutComments} from './rules-source.js';

interface Reported {
  readonly sourcePosition: {readonly currentOffset: number; readonly endOffset: number};
  readonly values?: readonly {readonly value: ReportedValue; readonly count: number}[];
  readonly children?: readonly Reported[];
}

/** `undefined` with a cause is an error, which refuses; without one it was not looked at, or not yet. */
interface ReportedValue {
  readonly undefined?: {readonly causeMessage?: string};
}

export interface Expression {
  readonly from: number;
  /** The last position that belongs to it. */
  readonly last: number;
  readonly isLeaf: boolean;
  /** How often it came to a value or to an error. */
  looks: number;
}

export type Coverage = Map<string, Expression>;

/** Adds what the emulator has seen in the project since its rules were loaded. */
export async function addCoverage(coverage: Coverage, projectId: string): Promise<void> {
  const answer = await fetch(`http://${HOST}/emulator/v1/projects/${projectId}:ruleCoverage`);
  const {report} = (await answer.json()) as {report?: Reported[]};
  for (const expression of report ?? []) add(coverage, expression, 0);
}

function add(
  coverage: Coverage,
  {sourcePosition, values = [], children = []}: Reported,
  depth: number,
): void {
  const {currentOffset: from, endOffset: last} = sourcePosition;
  const key = [from, last, depth].join();
  const expression = coverage.get(key) ?? {from, last, isLeaf: children.length === 0, looks: 0};
  coverage.set(key, expression);
  for (const {value, count} of values) {
    if (!value.undefined || value.undefined.causeMessage !== undefined) expression.looks += count;
  }
  for (const child of children) add(coverage, child, depth + 1);
}

export interface CoveredLine {
  readonly line: number;
  readonly text: string;
  /** How often its least looked-at expression was looked at; of a constant the emulator says nothing, so null. */
  readonly looks: number | null;
}

/** The lines of the rules in which something is decided. */
export function coveredLines(rules: string, coverage: Coverage): CoveredLine[] {
  const lineAt = (position: number) => rules.slice(0, position).split('\n').length;
  const leaves = [...coverage.values()]
    .filter(({isLeaf}) => isLeaf)
    .map(({from, last, looks}) => ({first: lineAt(from), last: lineAt(last), looks}));
  const texts = withoutComments(rules).split('\n');
  const lines = new Set<number>();
  for (const {from, to} of statementsOf(rules)) {
    for (let line = lineAt(from); line <= lineAt(to - 1); line += 1) lines.add(line);
  }
  return [...lines].map((line) => {
    const looks = leaves.filter(({first, last}) => first <= line && line <= last).map((leaf) => leaf.looks);
    return {line, text: texts[line - 1]!.trim(), looks: looks.length > 0 ? Math.min(...looks) : null};
  });
}

/** In how many places of the rules a document was looked up. */
export function lookUpsIn(rules: string, coverage: Coverage): number {
  const looked = [...coverage.values()].filter(
    ({from, looks}) => looks > 0 && rules.startsWith('get(', from),
  );
  return new Set(looked.map(({from}) => from)).size;
}
