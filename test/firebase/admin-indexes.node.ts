/**
 * The indexes that the admin's queries need, derived from the queries themselves as they go over the wire, against those
 * that `firestore.indexes.json` sets up. The emulator asks for none, so nothing else would notice.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {deleteApp, initializeApp, type FirebaseApp} from 'firebase/app';
import {getFirestore} from 'firebase/firestore/lite';
import {listSessions} from '../../src/firebase/admin.js';
import type {SessionFilter} from '../../src/firebase/admin-query.js';

interface Index {
  collectionGroup: string;
  queryScope: string;
  fields: {fieldPath: string; order?: string; arrayConfig?: string}[];
}
const {indexes, fieldOverrides} = JSON.parse(readFileSync('firestore.indexes.json', 'utf8')) as {
  indexes: Index[];
  fieldOverrides: {collectionGroup: string; fieldPath: string; indexes: unknown[]}[];
};

interface FieldFilter {
  fieldFilter: {field: {fieldPath: string}; op: string};
}
interface StructuredQuery {
  from: [{collectionId: string; allDescendants?: boolean}];
  where?: FieldFilter | {compositeFilter: {op: string; filters: FieldFilter[]}};
  orderBy: {field: {fieldPath: string}; direction: string}[];
}

/** Every question that can be put. */
const FILTERS: readonly SessionFilter[] = [undefined, 'e1'].flatMap((eventId) =>
  [false, true].flatMap((activeOnly) =>
    [false, true].map((includePreviews) => ({
      projectId: 'p1',
      ...(eventId !== undefined && {eventId}),
      activeOnly,
      includePreviews,
    })),
  ),
);

describe('indexes', () => {
  const real = globalThis.fetch;
  const queries: StructuredQuery[] = [];
  let app: FirebaseApp;

  before(async () => {
    globalThis.fetch = async (_, init) => {
      const {structuredQuery} = JSON.parse(init!.body as string) as {structuredQuery: StructuredQuery};
      queries.push(structuredQuery);
      return new Response('[{"readTime":"2026-01-01T00:00:00Z"}]');
    };
    app = initializeApp({projectId: 'demo-indexes', apiKey: 'any'}, 'indexes');
    for (const filter of FILTERS) {
      for (const cursor of [null, '[1,"s1"]']) await listSessions(getFirestore(app), filter, {cursor});
    }
  });
  after(async () => {
    globalThis.fetch = real;
    await deleteApp(app);
  });

  it('are those that the queries need, no more and no fewer', () => {
    assert.equal(queries.length, 2 * FILTERS.length);
    const needed = new Set(queries.map(compositeIndexFor).filter((index) => index !== null));
    assert.deepEqual([...needed].sort(), indexes.map(written).sort());
  });

  it('leave out the fields that nobody queries, and only those', () => {
    const exempt = fieldOverrides.map(({collectionGroup, fieldPath}) => `${collectionGroup}.${fieldPath}`);
    assert.deepEqual(exempt, [
      'sessions.inputs',
      'sessions.outputs',
      'sessions.updatedAt',
      'sessions.completedAt',
    ]);
    assert.ok(fieldOverrides.every((override) => override.indexes.length === 0));
    const queried = queries.flatMap((query) => [...filtersOf(query), ...query.orderBy.map(fieldOf)]);
    assert.deepEqual(
      queried.filter((field) => exempt.includes(`sessions.${field}`)),
      [],
    );
  });
});

const fieldOf = ({field}: {field: {fieldPath: string}}) => field.fieldPath;
const NAME = '__name__';

function filtersOf({where}: StructuredQuery): string[] {
  const filters = !where ? [] : 'compositeFilter' in where ? where.compositeFilter.filters : [where];
  if (where && 'compositeFilter' in where) assert.equal(where.compositeFilter.op, 'AND');
  return filters.map(({fieldFilter}) => {
    assert.equal(fieldFilter.op, 'EQUAL', 'the derivation knows equality only');
    return fieldOf(fieldFilter);
  });
}

/** A query by one field alone is served by that field's own index; each index ends with the name, in the last's direction. */
function compositeIndexFor(query: StructuredQuery): string | null {
  const [{collectionId, allDescendants}] = query.from;
  const last = query.orderBy.at(-1)!;
  assert.equal(fieldOf(last), NAME);
  assert.equal(last.direction, query.orderBy.at(-2)!.direction);
  const ordered = query.orderBy.slice(0, -1);
  const equal = filtersOf(query);
  if (equal.length + ordered.length === 1) return null;
  return written({
    collectionGroup: collectionId,
    queryScope: allDescendants ? 'COLLECTION_GROUP' : 'COLLECTION',
    fields: [
      ...equal.map((fieldPath) => ({fieldPath, order: 'ASCENDING'})),
      ...ordered.map((order) => ({fieldPath: fieldOf(order), order: order.direction})),
    ],
  });
}

const written = ({collectionGroup, queryScope, fields}: Index): string =>
  JSON.stringify([collectionGroup, queryScope, ...fields.map((field) => [field.fieldPath, field.order])]);
