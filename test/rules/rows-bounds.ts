/** How much a guest may write: as many as are allowed and one more, in a start and in a step. */
import {inspect} from 'node:util';
import {increment} from 'firebase/firestore/lite';
import {aSession, GONE, start, step, T0, type Row} from './row.js';

type Fields = Readonly<Record<string, unknown>>;
const updatedAt = T0 + 1;
const image = (name: number | string) => ({url: `https://a/${name}.jpg`, type: 'image'});

/** A map of so many keys, `k0`, `k1`, …, each of the length. */
const keys = (count: number, value: (at: number) => unknown, length = 3): Record<string, unknown> =>
  Object.fromEntries(Array.from({length: count}, (_, at) => [`k${at}`.padEnd(length, '.'), value(at)]));
const paths = (map: string, of: Fields): Fields =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [`${map}/${key}`, value]));

const one = () => 1;
const LONG = 128;
const MOST = Number.MAX_SAFE_INTEGER;

const STARTS: readonly (readonly [title: string, allowed: boolean, fields: Fields])[] = [
  ['1,024 inputs with long ids', true, {inputs: keys(1024, one, LONG)}],
  ['1,025 inputs', false, {inputs: keys(1025, one, 5)}],
  ['an input with too long an id', false, {inputs: keys(1, one, LONG + 1)}],
  ['one too long an id among others', false, {inputs: {...keys(2, one), ...keys(1, one, LONG + 1), z: 1}}],
  ['a step id of 64 pictures', true, {inputs: {['😀'.repeat(64)]: 1}}],
  ['every kind of answer', true, {inputs: {a: null, b: true, c: 1.5, d: 'text', e: ['x'], f: {g: [1]}}}],
  ['8 entries of context', true, {context: keys(8, one)}],
  ['9 entries of context', false, {context: keys(9, one)}],
  ['a context with a long key', false, {context: keys(1, one, LONG + 1)}],
  ['a context of 500 characters', true, {context: {a: 'x'.repeat(500)}}],
  ['a context of 501 characters', false, {context: {a: 'x'.repeat(501)}}],
  ['a context with the largest number', true, {context: {a: MOST}}],
  ['a context with too large a number', false, {context: {a: MOST + 1}}],
  ['a context with too small a number', false, {context: {a: -MOST - 1}}],
  ['a context with the smallest number', true, {context: {a: -MOST}}],
  ...[true, null, ['x'], {b: 1}, NaN, Infinity, -Infinity].map(
    (value) => [`a context with ${inspect(value)}`, false, {context: {a: value}}] as const,
  ),
  ...Array.from({length: 8}, (_, at) => {
    const context = keys(8, (here) => (here === at ? true : 1));
    return [`a context whose entry ${at} is wrong`, false, {context}] as const;
  }),
  ...Array.from({length: 8}, (_, at) => [
    [`a context of ${at + 1}`, true, {context: keys(at + 1, one)}] as const,
    [`a context of ${at + 1}, the last wrong`, false, {context: {...keys(at, one), z: true}}] as const,
  ]).flat(),
  ['the largest safe step index', true, {currentStepIndex: MOST}],
];
const starts = STARTS.map(([title, allowed, fields]) => start(`a start with ${title}`, allowed, fields));

const FOUR_OLD = keys(4, image);
const FOUR_NEW = keys(4, () => image('new'));
const STEPS: readonly (readonly [title: string, allowed: boolean, changes: Fields, before?: Fields])[] = [
  ['the 1,024th input', true, {'inputs/new': 1}, {inputs: keys(1023, one, 5)}],
  ['the 1,025th input', false, {'inputs/new': 1}, {inputs: keys(1024, one, 5)}],
  ['another answer where a server left 1,100', true, {'inputs/k0...': 2}, {inputs: keys(1100, one, 5)}],
  ['1,024 inputs at once', true, paths('inputs', keys(1024, one, 5))],
  ['an input with an id of 128', true, paths('inputs', keys(1, one, LONG))],
  ['an input with an id of 129', false, paths('inputs', keys(1, one, LONG + 1))],
  [
    'another answer where a server left a long id',
    true,
    {'inputs/a': 2},
    {inputs: {a: 1, ...keys(1, one, 200)}},
  ],
  ['an input taken out', false, {'inputs/a': GONE}, {inputs: {a: 1}}],
  ['one input for another', false, {inputs: {b: 1}}, {inputs: {a: 1}}],
  ...[1, 2, 3, 4].map((count) => [`${count} outputs`, true, paths('outputs', keys(count, image))] as const),
  ['5 outputs', false, paths('outputs', keys(5, image))],
  ...[1, 2, 3, 4].flatMap((count) =>
    Array.from({length: count}, (_, at) => {
      const outputs = keys(count, (here) => (here === at ? {url: 'u'} : image(here)));
      return [`${count} outputs of which ${at} is wrong`, false, paths('outputs', outputs)] as const;
    }),
  ),
  ['4 outputs changed', true, paths('outputs', FOUR_NEW), {outputs: FOUR_OLD}],
  [
    '5 outputs changed',
    false,
    paths('outputs', {...FOUR_NEW, z: image('new')}),
    {outputs: {...FOUR_OLD, z: image(9)}},
  ],
  ['the 64th output', true, {'outputs/new': image('new')}, {outputs: keys(63, image)}],
  ['the 65th output', false, {'outputs/new': image('new')}, {outputs: keys(64, image)}],
  ['another photo where a server left 70', true, {'outputs/k0.': image('new')}, {outputs: keys(70, image)}],
  ['an output with an id of 129', false, paths('outputs', keys(1, image, LONG + 1))],
  ['an output taken out', false, {'outputs/k0.': GONE}, {outputs: FOUR_OLD}],
  ["a server's output of another shape beside it", true, {currentStepIndex: 2}, {outputs: {a: {gs: 'x'}}}],
  ["a server's fields beside it", true, {currentStepIndex: 2}, {extra: {a: 1}, activeJobId: 'job'}],
  ['the largest safe step index', true, {currentStepIndex: MOST}],
  [
    'an integer above it, which the SDK can only make so',
    false,
    {currentStepIndex: increment(1)},
    {currentStepIndex: MOST},
  ],
];
const steps = STEPS.map(([title, allowed, changes, before]) =>
  step(`a change with ${title}`, allowed, {updatedAt, ...changes}, {before: aSession(before)}),
);

export const BOUND_ROWS: readonly Row[] = [...starts, ...steps];
