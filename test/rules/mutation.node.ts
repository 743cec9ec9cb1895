/**
 * Whether the matrix would notice: each mutant of the rules has to let through what some row refuses, or the other way
 * round. A mutant that no row catches is a condition without a test, or one that the rules do not need.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {NO_EMULATOR, openRules, type OpenRules} from './emulator.js';
import {mutantsOf, type Mutant} from './mutants.js';
import {OWNER} from './people.js';
import {requestsOf} from './reach.js';
import type {Row} from './row.js';
import {PLAIN_ROWS, ROWS as ALL} from './rows.js';

const RULES = readFileSync('firestore.rules', 'utf8');
/** The owner's first, and the groups of few rows. */
const ROWS = [...ALL].reverse().sort((one, other) => Number(other.who === OWNER) - Number(one.who === OWNER));
const MUTANTS = mutantsOf(RULES);
/** Each works on a Firebase project of its own. */
const WORKERS = 4;
/** So many rows are asked at the same time: few while the likely ones are asked, more when it takes long. */
const BATCHES = {first: 4, largest: 32};

describe('mutants of the security rules', {skip: NO_EMULATOR, concurrency: WORKERS}, () => {
  let idle: OpenRules[] = [];
  const caught = new Map<Mutant, Row>();

  before(async () => {
    const names = Array.from({length: WORKERS}, (_, at) => `demo-rules-mutants-${at}`);
    idle = await Promise.all(names.map((name) => openRules(name, RULES)));
  });
  after(async () => {
    for (const kind of new Set(MUTANTS.map((mutant) => mutant.kind))) {
      const all = MUTANTS.filter((mutant) => mutant.kind === kind);
      console.log(`${kind}: ${all.filter((mutant) => caught.has(mutant)).length} / ${all.length} caught`);
    }
    console.log(`mutants: ${caught.size} / ${MUTANTS.length} caught`);
    // A row that the rules as they are do not pass would catch anything.
    const [rules] = idle;
    await rules!.load(RULES);
    assert.equal(await firstToDiffer(rules!, [...new Set(caught.values())]), undefined);
    await Promise.all(idle.map((rules) => rules.close()));
  });

  for (const mutant of MUTANTS) {
    it(`${mutant.kind} ${mutant.title}`, async () => {
      const rules = idle.pop()!;
      try {
        await rules.load(mutant.rules);
        const row = await firstToDiffer(rules, likelyFirst(mutant, caught));
        assert.ok(row, 'no row of the matrix notices');
        caught.set(mutant, row);
      } finally {
        idle.push(rules);
      }
    });
  }
});

async function firstToDiffer(rules: OpenRules, rows: readonly Row[]): Promise<Row | undefined> {
  let size = BATCHES.first;
  for (let at = 0; at < rows.length; at += size, size = Math.min(2 * size, BATCHES.largest)) {
    const batch = rows.slice(at, at + size);
    const outcomes = await Promise.all(batch.map((row) => isAllowed(rules, row)));
    const differing = batch.find((row, index) => outcomes[index] !== row.allowed);
    if (differing) return differing;
  }
  return undefined;
}

async function isAllowed(rules: OpenRules, row: Row): Promise<boolean> {
  try {
    await rules.attempt(row);
    return true;
  } catch (error) {
    if ((error as {code?: string}).code === 'permission-denied') return false;
    if ((error as {code?: string}).code === 'not-found') return true; // an update of nothing that the rules let through
    throw error;
  }
}

/**
 * The rows that can catch the mutant: first those that caught another of the same place, then those that each show one
 * thing, then those whose titles name what was changed.
 */
function likelyFirst({caughtBy, requests, place, words}: Mutant, caught: ReadonlyMap<Mutant, Row>): Row[] {
  const known = new Set([...caught].filter(([mutant]) => mutant.place === place).map(([, row]) => row));
  const wanted = wordsOf(words);
  const score = (row: Row) => {
    const named = [...wordsOf(row.title)].filter((word) => wanted.has(word));
    return (known.has(row) ? 2 : PLAIN_ROWS.has(row) ? 1 : 0) + named.length / (1 + wanted.size);
  };
  const scores = new Map(ROWS.map((row) => [row, score(row)]));
  return ROWS.filter((row) => caughtBy === 'any' || row.allowed === caughtBy)
    .filter((row) => requests === null || requestsOf(row).some((request) => requests.has(request)))
    .sort((one, other) => scores.get(other)! - scores.get(one)!);
}

/** `currentStepIndex` is three words, and an «s» at the end is none. */
function wordsOf(text: string): Set<string> {
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  return new Set(words.map((word) => word.toLowerCase().replace(/s$/, '')));
}
