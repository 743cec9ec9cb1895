/**
 * The bundle's small stand-in for `zod/mini` against the real one: all our schemas, on values that are right, wrong, and right
 * but for one thing. The value and every issue must be the same.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import {smallPackages} from '../../scripts/bundle/small-packages.mjs';
import {createRandom, type Random} from '../helpers/random.js';
import type {Parsed} from '../../src/shared/result.js';

/** What both builds export. */
interface Build {
  parse(name: string, value: unknown): Parsed<unknown>;
  readonly names: readonly string[];
}

const ENTRY = 'entry';
const SOURCE = `
import * as session from './dist/npm/session/schema.js';
import * as inputs from './dist/npm/session/operation-inputs.js';
import {experienceConfigSchema} from './dist/npm/experience/schema.js';
import {parseWith} from './dist/npm/shared/parse.js';
import {builtInKinds} from './dist/npm/steps/index.js';
const schemas = {experienceConfigSchema};
for (const [name, schema] of Object.entries({...session, ...inputs})) if (schema?.safeParse) schemas[name] = schema;
for (const {logic} of builtInKinds) {
  schemas['config of ' + logic.type] = logic.config;
  const input = logic.input({min: 1, max: 5, maxLength: 3, options: ['b', '10', 'a', '2'], multiSelect: true, maxSelections: 3});
  if (input) schemas['input of ' + logic.type] = input;
}
export const names = Object.keys(schemas);
export const parse = (name, value) => parseWith(schemas[name], value);
`;

/** Right for as many fields of as many schemas as one object can be. */
const MODEL = {
  id: 's1',
  type: 'image',
  url: 'https://example.com/a.png',
  version: 3,
  steps: [{id: 'a', type: 'info', config: {}}],
  sessionId: 's1',
  projectId: 'p1',
  eventId: 'e1',
  experienceId: 'x1',
  mode: 'guest',
  configSource: 'published',
  createdAt: 1,
  updatedAt: 2,
  title: 'A title',
  options: ['a', 'b', 'c'],
  min: 1,
  max: 5,
};
const SESSION_KEYS = ['projectId', 'eventId', 'experienceId', 'mode', 'configSource'] as const;
const MODELS: readonly Record<string, unknown>[] = [
  MODEL,
  Object.fromEntries(SESSION_KEYS.map((key) => [key, MODEL[key]])),
  {sessionId: 's1', currentStepIndex: 2, inputs: {a: 1}, outputs: {b: {url: 'u', type: 'video', width: 2}}},
  {sessionId: 's1'},
  {requestedAt: 1, source: 'u', replaces: null, ended: 'late'},
];

const OTHERS: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -0, -1, 1, 1.5, 4, 11, NaN, Infinity, 2 ** 53, -(2 ** 53)],
  ...['', 'a', 'abcd', '😀😀😀', '😀'.repeat(201), 'x'.repeat(2049), '__id__', 'two\nlines', 'published'],
  ...[[], ['a'], ['a', 'a'], ['10', 'b'], ['a', 7], 'abcdefghijkl'.split(''), [undefined]],
  ...[{}, {a: 1}, {a: {url: 'u', type: 'image'}}, {a: {url: '', type: 'gif', width: 0}}, {length: 3}],
  ...[
    new Date(0),
    new Map(),
    Object.create(null) as unknown,
    JSON.parse('{"__proto__": 1, "a": 2}') as unknown,
  ],
];

const KEYS = [
  ...Object.keys(MODEL),
  ...['status', 'currentStepIndex', 'inputs', 'outputs', 'activeJobId', 'completedAt', 'createdBy'],
  ...['configVersion', 'context', 'required', 'multiSelect', 'minSelections', 'maxSelections', 'media'],
  ...[
    'placeholder',
    'maxLength',
    'minLabel',
    'description',
    'config',
    'unknown',
    'width',
    'height',
    'requestedAt',
    'ended',
  ],
];

/** A model with some keys set to something else, or taken away. */
function mutated(random: Random): unknown {
  const value: Record<string, unknown> = {...random.pick(MODELS)};
  for (let changes = random.below(4); changes > 0; changes--) {
    const key = random.pick(KEYS);
    if (random.below(4) === 0) Reflect.deleteProperty(value, key);
    else
      value[key] =
        random.below(3) === 0 ? {...value, [random.pick(KEYS)]: random.pick(OTHERS)} : random.pick(OTHERS);
  }
  return value;
}

describe('the bundle’s stand-in for zod', () => {
  const folder = mkdtempSync(join(tmpdir(), 'small-zod-'));
  let real: Build;
  let small: Build;
  before(async () => {
    [real, small] = await Promise.all([build('real', []), build('small', [smallPackages])]);
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  async function build(name: string, plugins: readonly (typeof smallPackages)[]): Promise<Build> {
    const entry = {
      name: ENTRY,
      resolveId: (id: string) => (id === ENTRY ? join(process.cwd(), ENTRY) : null),
      load: (id: string) => (id.endsWith(`/${ENTRY}`) ? SOURCE : null),
    };
    const bundle = await rollup({
      input: ENTRY,
      plugins: [entry, ...plugins, nodeResolve({exportConditions: ['node', 'default']})],
      onwarn: () => undefined,
    });
    const file = join(folder, `${name}.mjs`);
    await bundle.write({file, inlineDynamicImports: true});
    return (await import(pathToFileURL(file).href)) as Build;
  }

  const same = (name: string, value: unknown) => {
    assert.deepStrictEqual(small.parse(name, value), real.parse(name, value), name);
  };

  it('has all our schemas', () => {
    assert.deepEqual(small.names, real.names);
    assert.ok(real.names.length > 12, real.names.join());
  });

  it('says the same of what is no object at all, and of every value at every key', () => {
    for (const name of real.names) {
      for (const value of OTHERS) {
        same(name, value);
        for (const key of KEYS) same(name, {...MODEL, [key]: value});
      }
    }
  });

  it('says the same of 5,000 values that are wrong in several places', () => {
    const random = createRandom(7);
    for (let round = 0; round < 5_000; round++) same(random.pick(real.names), mutated(random));
  });

  it('is asked of values that are right as well as wrong', () => {
    const random = createRandom(8);
    const good = new Set<string>();
    for (let round = 0; round < 5_000; round++) {
      const name = random.pick(real.names);
      if (real.parse(name, random.below(2) ? mutated(random) : random.pick(OTHERS)).ok) good.add(name);
    }
    assert.deepEqual([...good].sort(), [...real.names].sort());
  });
});
