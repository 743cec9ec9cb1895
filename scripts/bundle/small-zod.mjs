/**
 * As much of `zod/mini` as src/ uses, for the bundle: 1 KB in place of 8, which every guest would wait for. Same schemas, same
 * values, same issues in the same order, or test/package/small-zod.node.ts fails; what is missing here does not build.
 * Nobody else sees it: the npm files import the real one. Synchronous, as all our parsing is.
 *
 * @typedef {{code: string, path: PropertyKey[], continue?: boolean, error?: string, [detail: string]: unknown}} Issue
 * @typedef {{value: any, issues: Issue[]}} Payload
 * @typedef {{measures?: 'least' | 'most', check: (payload: Payload) => void}} Check `measures` the length of what has one
 * @typedef {'skip' | 'fill'} Absent what an object does about a key that is not there; none: it is missing
 * @typedef {{absent: Absent | undefined, run: (value: unknown) => Payload}} Schema
 * @typedef {{error?: string, path?: PropertyKey[]}} Params
 */

/** @param {(payload: Payload, checks: readonly Check[]) => void} parse @param {Absent} [absent] @param {readonly Check[]} [checks] */
function schema(parse, absent, checks = []) {
  /** @param {unknown} value */
  const run = (value) => {
    /** @type {Payload} */
    const payload = {value, issues: []};
    parse(payload, checks);
    for (const {measures, check} of checks) {
      // A length is looked at also where the type was wrong, as long as there is one.
      const isDone = measures
        ? payload.value?.length === undefined || payload.issues.some((issue) => issue.continue === false)
        : payload.issues.some((issue) => !issue.continue);
      if (!isDone) check(payload);
    }
    return payload;
  };
  return {
    absent,
    run,
    /** @param {...Check} more */
    check: (...more) => schema(parse, absent, [...checks, ...more]),
    /** @param {unknown} data @param {{error?: (issue: Issue) => string}} [context] */
    safeParse(data, {error} = {}) {
      const {value, issues} = run(data);
      if (issues.length === 0) return {success: true, data: value};
      const told = issues.map((issue) => ({
        code: issue.code,
        path: issue.path,
        message: issue.error ?? error?.(issue) ?? 'Invalid input',
      }));
      return {success: false, error: {issues: told}};
    },
  };
}

/** @param {Payload} payload @param {string} code @param {object} details */
function refuse({value, issues}, code, details) {
  issues.push({code, input: value, path: [], ...details});
}

/** @param {string} expected @param {(value: any) => boolean} fits */
const typed = (expected, fits) => (/** @type {Payload} */ payload) => {
  if (!fits(payload.value)) refuse(payload, 'invalid_type', {expected});
};

const isObject = (/** @type {unknown} */ value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of this page's or of another's, of no class. @param {any} value */
function isPlain(value) {
  const maker = isObject(value) ? value.constructor : Object.prototype;
  return typeof maker !== 'function'
    ? isObject(value)
    : Object.hasOwn(maker.prototype ?? {}, 'isPrototypeOf');
}

/** Parses what is below a key, and says whether all was well. @param {Payload} payload @param {PropertyKey} key @param {Schema} schema @param {unknown} value */
function below({value: target, issues}, key, {run}, value) {
  const result = run(value);
  for (const issue of result.issues) issues.push({...issue, path: [key, ...issue.path]});
  target[key] = result.value;
}

export const number = () => schema(typed('number', Number.isFinite));

export const string = () => schema(typed('string', (value) => typeof value === 'string'));
export const boolean = () => schema(typed('boolean', (value) => typeof value === 'boolean'));
export const unknown = () => schema(() => undefined);

/** @param {readonly string[]} list */
function oneOf(list) {
  const values = Object.keys(Object.fromEntries(list.map((value) => [value, value])));
  return schema((payload) => {
    if (!values.includes(payload.value)) refuse(payload, 'invalid_value', {values});
  });
}
export {oneOf as enum};

/** @param {Schema} element */
export const array = (element) =>
  schema((payload, checks) => {
    const {value, issues} = payload;
    if (!Array.isArray(value)) return refuse(payload, 'invalid_type', {expected: 'array'});
    // A list that is too long is not looked into.
    for (const {measures, check} of checks) {
      if (measures === 'most') check(payload);
      if (issues[0]) return void (issues[0].continue = false);
      if (!measures) break;
    }
    payload.value = Array(value.length);
    value.forEach((entry, at) => below(payload, at, element, entry));
  });

/** Keys are any texts. @param {unknown} _keys @param {Schema} values */
export const record = (_keys, values) =>
  schema((payload) => {
    const {value} = payload;
    if (!isPlain(value)) return refuse(payload, 'invalid_type', {expected: 'record'});
    payload.value = {};
    for (const key of Object.keys(value)) if (key !== '__proto__') below(payload, key, values, value[key]);
  });

/** @param {Record<string, Schema>} shape @param {boolean} isLoose */
const object = (shape, isLoose) =>
  schema((payload) => {
    const {value} = payload;
    if (!isObject(value)) return refuse(payload, 'invalid_type', {expected: 'object'});
    payload.value = {};
    for (const [key, field] of Object.entries(shape)) {
      if (key in value || field.absent !== 'skip') below(payload, key, field, value[key]);
    }
    const others = [];
    for (const key in value) if (!Object.hasOwn(shape, key)) others.push(key);
    if (isLoose) for (const key of others) if (key !== '__proto__') payload.value[key] = value[key];
    if (!isLoose && others.length > 0)
      refuse({...payload, value}, 'unrecognized_keys', {keys: others, continue: true});
  });
export const looseObject = (/** @type {Record<string, Schema>} */ shape) => object(shape, true);
export const strictObject = (/** @type {Record<string, Schema>} */ shape) => object(shape, false);

/** @param {readonly Schema[]} options */
export const union = (options) =>
  schema((payload) => {
    const results = options.map(({run}) => run(payload.value));
    const fitting = results.find(({issues}) => issues.length === 0);
    if (fitting) payload.value = fitting.value;
    else refuse(payload, 'invalid_union', {});
  });

/** @param {Schema} inner @param {(payload: Payload) => boolean} isDone @param {Absent} [absent] */
const around = (inner, isDone, absent) =>
  schema((payload) => {
    if (!isDone(payload)) Object.assign(payload, inner.run(payload.value));
  }, absent);

export const nullable = (/** @type {Schema} */ inner) =>
  around(inner, ({value}) => value === null, inner.absent);
/** Absent, not undefined. @param {Schema} inner */
export const exactOptional = (inner) => around(inner, () => false, 'skip');
/** @param {Schema} inner @param {unknown} value */
export function _default(inner, value) {
  const isFilled = (/** @type {Payload} */ payload) => {
    if (payload.value !== undefined) return false;
    payload.value = isObject(value) ? {.../** @type {object} */ (value)} : value;
    return true;
  };
  return around(inner, isFilled, 'fill');
}

/** @param {(value: any) => boolean} fits @param {string} code @param {(value: any) => object} details @returns {Check} */
const check = (fits, code, details) => ({
  check: (payload) => {
    if (!fits(payload.value))
      refuse(payload, code, {inclusive: true, continue: true, ...details(payload.value)});
  },
});

const originOf = (/** @type {unknown} */ value) => (Array.isArray(value) ? 'array' : typeof value);
/** Characters, not UTF-16 units. @param {string | unknown[]} value */
const lengthOf = (value) => (typeof value === 'string' ? [...value].length : value.length);
/** @param {(value: any) => number} measure @param {number} minimum @param {boolean} [inclusive] */
const atLeast = (measure, minimum, inclusive = true) =>
  check(
    (value) => (inclusive ? measure(value) >= minimum : measure(value) > minimum),
    'too_small',
    (value) => ({origin: originOf(value), minimum, inclusive}),
  );
/** @param {(value: any) => number} measure @param {number} maximum */
const atMost = (measure, maximum) =>
  check(
    (value) => measure(value) <= maximum,
    'too_big',
    (value) => ({origin: originOf(value), maximum}),
  );
const itself = (/** @type {number} */ value) => value;

export const gte = (/** @type {number} */ limit) => atLeast(itself, limit);
export const lte = (/** @type {number} */ limit) => atMost(itself, limit);
const integer = check(Number.isInteger, 'invalid_type', () => ({expected: 'int', continue: false}));
export const int = () => number().check(integer, lte(Number.MAX_SAFE_INTEGER), gte(Number.MIN_SAFE_INTEGER));
export const nonnegative = () => atLeast(itself, 0);
export const positive = () => atLeast(itself, 0, false);
export const minLength = (/** @type {number} */ limit) => ({...atLeast(lengthOf, limit), measures: 'least'});
export const maxLength = (/** @type {number} */ limit) => ({...atMost(lengthOf, limit), measures: 'most'});
/** @param {RegExp} pattern @param {Params} [params] */
export const regex = (pattern, {error} = {}) =>
  check(
    (value) => pattern.test(value),
    'invalid_format',
    () => ({format: 'regex', error}),
  );
/** @param {(value: any) => unknown} fits @param {Params} [params] */
export const refine = (fits, {error, path = []} = {}) =>
  check(
    (value) => Boolean(fits(value)),
    'custom',
    () => ({error, path}),
  );
