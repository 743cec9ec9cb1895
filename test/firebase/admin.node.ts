/** The admin's lists on the emulator, with the rules on: what comes, in which order, page by page, and to whom. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {deleteDoc, doc, setDoc, Timestamp, type Firestore} from 'firebase/firestore/lite';
import {eachSession, listSessions, type BrokenSession, type SessionFilter} from '../../src/firebase/admin.js';
import type {ExperienceError} from '../../src/shared/errors.js';
import {NO_EMULATOR, openRules, type OpenRules} from '../rules/emulator.js';
import {aSession} from '../rules/row.js';

const PROJECT = {projectId: 'p1'};

/** What is there, oldest first: the id says what it is. `createdAt` is the place in the list. */
const STORED: readonly (readonly [id: string, fields: Readonly<Record<string, unknown>>])[] = [
  ['a-guest', {}],
  ['b-preview', {mode: 'preview', configSource: 'draft'}],
  ['c-elsewhere', {eventId: 'e2'}],
  ['d-completed', {status: 'completed', completedAt: 5}],
  ['e-broken', {status: 'paused', currentStepIndex: -1}],
  ['f-preview', {mode: 'preview', configSource: 'draft'}],
  ['g-same-instant', {createdAt: 7}],
  ['h-same-instant', {createdAt: 7}],
  ['i-other-id', {id: 'not-mine'}],
  ['j-date', {createdAt: Timestamp.fromMillis(9)}],
  ['k-unknown-field', {extra: {a: 1}}],
];

const GUESTS = [
  'k-unknown-field',
  'h-same-instant',
  'g-same-instant',
  'd-completed',
  'c-elsewhere',
  'a-guest',
];
/** A date is sorted after all numbers, so newest first it comes first. */
const BROKEN = ['j-date', 'i-other-id', 'e-broken'];

const LISTS: readonly (readonly [
  title: string,
  filter: SessionFilter,
  ids: readonly string[],
  broken: readonly string[],
])[] = [
  ['a project', PROJECT, GUESTS, BROKEN],
  [
    'a project with its previews',
    {...PROJECT, includePreviews: true},
    [...GUESTS.slice(0, 3), 'f-preview', ...GUESTS.slice(3, 5), 'b-preview', 'a-guest'],
    BROKEN,
  ],
  ['an event', {...PROJECT, eventId: 'e2'}, ['c-elsewhere'], []],
  [
    'what is active',
    {...PROJECT, activeOnly: true},
    GUESTS.filter((id) => id !== 'd-completed'),
    ['j-date', 'i-other-id'],
  ],
  [
    'what is active at an event',
    {...PROJECT, eventId: 'e1', activeOnly: true},
    GUESTS.filter((id) => id !== 'd-completed' && id !== 'c-elsewhere'),
    ['j-date', 'i-other-id'],
  ],
  ['an event that is not there', {...PROJECT, eventId: 'none'}, [], []],
];

describe('the sessions of a project', {skip: NO_EMULATOR}, () => {
  let rules: OpenRules;
  let admin: Firestore;

  before(async () => {
    rules = await openRules('demo-admin', readFileSync('firestore.rules', 'utf8'));
    admin = rules.as('admin');
    for (const [index, [id, fields]] of STORED.entries()) {
      const session = aSession({id, createdAt: index, updatedAt: index, ...fields});
      await setDoc(doc(rules.server, `projects/p1/sessions/${id}`), session);
    }
  });
  after(() => rules.close());

  for (const [title, filter, ids, broken] of LISTS) {
    it(`come as a page: ${title}`, async () => {
      const page = await listSessions(admin, filter);
      assert.deepEqual(
        page.sessions.map(({id}) => id),
        ids,
      );
      assert.deepEqual(
        page.broken.map(({id}) => id),
        broken,
      );
      assert.equal(page.cursor, null);
    });

    for (const pageSize of [1, 2, 3, ids.length + broken.length || 1]) {
      it(`come in full pages of ${pageSize}: ${title}`, async () => {
        const seen: string[] = [];
        const lost: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await listSessions(admin, filter, {pageSize, cursor});
          seen.push(...page.sessions.map(({id}) => id));
          lost.push(...page.broken.map(({id}) => id));
          const size = page.sessions.length + page.broken.length;
          assert.ok(page.cursor === null || size === pageSize, `a page of ${size}`);
          cursor = page.cursor;
        } while (cursor !== null);
        assert.deepEqual([seen, lost], [ids, broken]);
      });
    }

    it(`come one by one: ${title}`, async () => {
      const reported: BrokenSession[] = [];
      const seen: string[] = [];
      for await (const {id} of eachSession(admin, filter, (found) => reported.push(found))) seen.push(id);
      assert.deepEqual(seen, ids);
      assert.deepEqual(
        reported.map(({id}) => id),
        broken,
      );
    });
  }

  it('without a status are active, which only a list of their event can tell', async () => {
    const {status: _, ...session} = aSession({id: 'old', eventId: 'e3', createdAt: 50});
    await setDoc(doc(rules.server, 'projects/p1/sessions/old'), session);
    const idsOf = async (filter: object) =>
      (await listSessions(admin, {...PROJECT, ...filter})).sessions.map(({id}) => id);
    assert.ok((await idsOf({})).includes('old'));
    assert.deepEqual(await idsOf({eventId: 'e3', activeOnly: true}), ['old']);
    assert.ok(
      !(await idsOf({activeOnly: true})).includes('old'),
      'Firestore finds no field that is not there',
    );
    await deleteDoc(doc(rules.server, 'projects/p1/sessions/old'));
  });

  it('keep what nobody knows, and tell what is wrong with the broken ones', async () => {
    const {sessions, broken} = await listSessions(admin, PROJECT);
    assert.deepEqual(sessions[0]?.['extra'], {a: 1});
    const paths = broken.map(({issues}) => issues.map(({path}) => path));
    assert.deepEqual(paths, [['createdAt'], ['id'], ['status', 'currentStepIndex']]);
    assert.equal(broken[2]?.data['status'], 'paused');
  });

  it('come although many previews lie between', async () => {
    const previews = Array.from({length: 50}, (_, index) =>
      aSession({id: `many-${index}`, projectId: 'p2', mode: 'preview', createdAt: 1000 + index}),
    );
    const guests = [
      aSession({id: 'old', projectId: 'p2', createdAt: 1}),
      aSession({id: 'new', projectId: 'p2', createdAt: 5000}),
    ];
    for (const session of [...previews, ...guests]) {
      await setDoc(doc(rules.server, `projects/p2/sessions/${session.id}`), session);
    }
    const theirs = rules.as("another project's admin");
    const page = await listSessions(theirs, {projectId: 'p2'}, {pageSize: 2});
    assert.deepEqual([page.sessions.map(({id}) => id), page.cursor], [['new', 'old'], null]);

    // Twenty requests of two documents do not get past them: such a page is short, and goes on where it stopped.
    const options = {pageSize: 1, cursor: '[4000,"x"]'};
    const short = await listSessions(theirs, {projectId: 'p2', activeOnly: true}, options);
    assert.deepEqual(short.sessions, []);
    const rest = await listSessions(theirs, {projectId: 'p2'}, {pageSize: 1, cursor: short.cursor});
    assert.deepEqual([rest.sessions.map(({id}) => id), rest.cursor], [['old'], null]);
  });

  const REFUSED: readonly (readonly [
    title: string,
    code: string,
    ask: (db: Firestore) => Promise<unknown>,
  ])[] = [
    ['a page of none', 'session/invalid', (db) => listSessions(db, PROJECT, {pageSize: 0})],
    ['a page of 501', 'session/invalid', (db) => listSessions(db, PROJECT, {pageSize: 501})],
    ['half a session', 'session/invalid', (db) => listSessions(db, PROJECT, {pageSize: 1.5})],
    ['what is no cursor', 'session/invalid', (db) => listSessions(db, PROJECT, {cursor: 'here'})],
    ['a cursor of something else', 'session/invalid', (db) => listSessions(db, PROJECT, {cursor: '[1,2]'})],
    [
      'a cursor whose session is gone',
      'session/not-found',
      (db) => listSessions(db, PROJECT, {cursor: '["gone"]'}),
    ],
    ["another project's sessions", 'session/permission-denied', (db) => listSessions(db, {projectId: 'p2'})],
  ];
  for (const [title, code, ask] of REFUSED) {
    it(`are refused to an admin who asks for ${title}`, () =>
      assert.rejects(ask(admin), (error: ExperienceError) => error.code === code));
  }

  for (const who of [
    'nobody',
    'guest',
    'a member with another role',
    "another project's admin",
    'a preview token',
  ] as const) {
    it(`are refused to ${who}`, () =>
      assert.rejects(
        listSessions(rules.as(who), PROJECT),
        (error: ExperienceError) => error.code === 'session/permission-denied',
      ));
  }
});
