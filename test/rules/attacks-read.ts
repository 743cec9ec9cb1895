/** The element's own reads, and the queries next to them, with other tokens and other filters. None may tell anything. */
import {other, text, type Attack, type Recorded} from './attacks.js';
import {EVERYBODY, type Who} from './people.js';
import {altered, type WireRequest} from './wire.js';

const equal = (fieldPath: string, value: string, op = 'EQUAL') => ({
  fieldFilter: {field: {fieldPath}, op, value: text(value)},
});
const SESSIONS = {from: [{collectionId: 'sessions'}]};
const either = (...filters: object[]) => ({compositeFilter: {op: 'OR', filters}});

/** Queries by somebody whose uid is `other`. */
const QUERIES: Readonly<Record<string, object>> = {
  'without a filter': SESSIONS,
  "for the guest's": {...SESSIONS, where: equal('createdBy', 'guest')},
  'for theirs or the active ones': {
    ...SESSIONS,
    where: either(equal('createdBy', 'other'), equal('status', 'active')),
  },
  'for any owner from theirs on': {...SESSIONS, where: equal('createdBy', 'guest', 'GREATER_THAN_OR_EQUAL')},
  'for all owners but themselves': {...SESSIONS, where: equal('createdBy', 'other', 'NOT_EQUAL')},
  'that shows one field': {...SESSIONS, select: {fields: [{fieldPath: 'inputs'}]}},
  'through all that is below the project': {from: [{allDescendants: true}]},
  'for members': {from: [{collectionId: 'members'}]},
  'for events': {from: [{collectionId: 'events'}]},
};

/** The same through all projects, with the one filter that a list of one project lets through. */
const EVERYWHERE = {
  from: [{collectionId: 'sessions', allDescendants: true}],
  where: equal('createdBy', 'other'),
};

const maySee = (who: Who) => who === 'guest' || who === 'admin';
const mayPreview = (who: Who) => who === 'admin' || who === 'a preview token';

export function readAttacks({get, draft, tokens}: Recorded): Attack[] {
  const as = (request: WireRequest, who: Who): WireRequest => ({...request, authorization: tokens[who]});
  const gets = EVERYBODY.filter((who) => !maySee(who)).map((who) => ({
    title: `the guest's session with the token of ${who}`,
    request: as(get, who),
  }));
  const drafts = EVERYBODY.filter((who) => !mayPreview(who)).map((who) => ({
    title: `the draft with the token of ${who}`,
    request: as(draft, who),
  }));
  const mixed = {
    title: 'a published config together with the draft',
    request: altered(as(draft, 'another guest'), ({documents}) => {
      documents.unshift(documents[0]!.replace(/draft$/, 'published'));
    }),
  };
  const asked = (title: string, parent: string, structuredQuery: object): Attack[] => {
    const count = {structuredQuery, aggregations: [{alias: 'n', count: {}}]};
    const post = (method: string, body: object) =>
      as(other(get, 'POST', parent + method, body), 'another guest');
    return [
      {title: `a query ${title}`, request: post(':runQuery', {structuredQuery})},
      {title: `a count ${title}`, request: post(':runAggregationQuery', {structuredAggregationQuery: count})},
    ];
  };
  const queries = [
    ...Object.entries(QUERIES).flatMap(([title, query]) => asked(title, '/projects/p1', query)),
    ...asked('through all projects', '', EVERYWHERE),
  ];
  const doors = ['/projects/p1/sessions', '/projects/p1/sessions?showMissing=true', '/projects'].map(
    (path) => ({
      title: `GET ${path}`,
      request: as(other(get, 'GET', path), 'another guest'),
    }),
  );
  const names = {
    title: 'the names of the collections',
    request: as(other(get, 'POST', '/projects/p1:listCollectionIds', {}), 'another guest'),
  };
  return [...gets, ...drafts, mixed, ...queries, ...doors, names];
}
