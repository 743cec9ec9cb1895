/** Who changes a session, and along which of the lifecycle's arrows. */
import {canFollow} from '../../src/session/lifecycle.js';
import {STATUSES} from '../../src/session/schema.js';
import {EVERYBODY, OWNER, uidOf} from './people.js';
import {aSession, aSessionThatIs, DAY_MS, GONE, pathOf, step, T0, type Row} from './row.js';

type Fields = Readonly<Record<string, unknown>>;
const IMAGE = {url: 'https://a/b.jpg', type: 'image', width: 300};
const updatedAt = T0 + 1;

const NOTHING_NEW = {updatedAt: T0, currentStepIndex: 0};
/** The client's own writes. The one that changes nothing is let through in each status: its answer may have been lost. */
const WRITES: readonly (readonly [title: string, changes: Fields])[] = [
  ['says again what is there', NOTHING_NEW],
  ['goes on a step', {updatedAt, currentStepIndex: 1}],
  ['answers', {updatedAt, 'inputs/a.b': ['x'], 'inputs/c': null}],
  ['adds a photo', {updatedAt, 'outputs/photo': IMAGE}],
  [
    'completes with all that was unsaved',
    {
      updatedAt,
      currentStepIndex: 3,
      'inputs/q1': 4,
      'outputs/photo': IMAGE,
      status: 'completed',
      completedAt: updatedAt,
    },
  ],
];
const writes = EVERYBODY.flatMap((who) =>
  STATUSES.flatMap((status) =>
    WRITES.map(([title, changes]): Row => {
      const allowed = who === OWNER && (status === 'active' || changes === NOTHING_NEW);
      return step(`${who} ${title}: ${status}`, allowed, changes, {who, before: aSessionThatIs(status)});
    }),
  ),
);

const arrows = STATUSES.flatMap((from) =>
  STATUSES.flatMap((to) => {
    const right = to === 'completed' ? updatedAt : null;
    return [null, updatedAt, T0, T0 + 2].map((completedAt): Row => {
      const title = `${from} → ${to} with completedAt ${completedAt === null ? 'null' : `${completedAt - T0} ms later`}`;
      const allowed = canFollow(from, to) && completedAt === right;
      return step(title, allowed, {status: to, updatedAt, completedAt}, {before: aSessionThatIs(from)});
    });
  }),
);

/** What a server writes for a step that awaits an output, past the rules: the guest goes on, and unsays nothing of it. */
const REQUEST = {requestedAt: T0, source: null, replaces: null};
const SERVED = {
  activeJobId: 'job',
  resultAssetId: 'asset',
  jobErrors: {poster: {requestedAt: T0, code: 'no-face'}},
  inputs: {poster: REQUEST},
  outputs: {poster: {...IMAGE, from: 'the server'}},
};
const served = (
  [
    ['goes on', true, {currentStepIndex: 1}],
    ['asks again', true, {'inputs/poster': {...REQUEST, requestedAt: updatedAt}}],
    ['waits no longer', true, {'inputs/poster': {...REQUEST, ended: 'failed'}}],
    ['adds a photo', true, {'outputs/photo': IMAGE}],
    ['says again what was made', true, {outputs: SERVED.outputs}],
    ['completes', true, {status: 'completed', completedAt: updatedAt}],
    ['calls a failure off', false, {'jobErrors/poster': GONE}],
    ['makes a failure up', false, {'jobErrors/other': {requestedAt: T0, code: 'x'}}],
    ['ends the job', false, {activeJobId: null}],
    ['takes another result', false, {resultAssetId: 'other'}],
    ['unmakes what was made', false, {'outputs/poster': GONE}],
  ] as const
).map(([title, allowed, changes]) =>
  step(`a guest who was served ${title}`, allowed, {updatedAt, ...changes}, {before: aSession(SERVED)}),
);

/** When a write says that it was made, from the last one's time. */
const TIMES: readonly (readonly [title: string, allowed: boolean, updatedAt: number, before?: Fields])[] = [
  ['a millisecond before the last one', false, T0 - 1],
  ['in the same millisecond', true, T0],
  ['six days ahead of the server', true, T0 + 6 * DAY_MS],
  ['eight days ahead of the server', false, T0 + 8 * DAY_MS],
  ['years ago, as the device thinks', true, 2, {createdAt: 1, updatedAt: 1}],
  ['a year ago, after a write of today', false, T0 - 365 * DAY_MS],
  ['after one from six days ahead', true, T0 + 6 * DAY_MS + 1, {updatedAt: T0 + 6 * DAY_MS}],
];
const times = TIMES.map(([title, allowed, time, before]) =>
  step(`a write ${title}`, allowed, {updatedAt: time, currentStepIndex: 2}, {before: aSession(before)}),
);

/** Who writes, by how many have written before them. */
const WRITERS: readonly (readonly [title: string, allowed: boolean, before: Fields, epoch: unknown])[] = [
  ['the second writer', true, {}, 1],
  ['the second writer again', true, {epoch: 1}, 1],
  ['the first writer after the second', false, {epoch: 1}, 0],
  ['a writer that is a half', false, {epoch: 1}, 1.5],
  ['a writer that is no safe integer', false, {epoch: 1}, 2 ** 53],
];
const writers = [
  ...WRITERS.map(([title, allowed, before, epoch]) =>
    step(`a write by ${title}`, allowed, {updatedAt, epoch}, {before: aSession(before)}),
  ),
  step(
    'a write by a writer that says nothing after the second',
    true,
    {updatedAt},
    {before: aSession({epoch: 1})},
  ),
];

/** The start that is sent again because its answer was lost: `setDoc`, on a document that may have gone on. */
const AGAIN: readonly (readonly [title: string, allowed: boolean, stored: Fields, sent: Fields])[] = [
  ['that is all there', true, {}, {}],
  ['with what came since', true, {}, {updatedAt, currentStepIndex: 1, inputs: {a: 1}}],
  ['after a newer write', false, {updatedAt, currentStepIndex: 1}, {}],
  ['that would lose an answer', false, {inputs: {a: 1}}, {updatedAt}],
  ['that would lose a photo', false, {outputs: {photo: IMAGE}}, {updatedAt}],
  ["that would lose a server's field", false, {extra: 1}, {updatedAt}],
  ["that would lose a server's job", false, {activeJobId: 'job'}, {updatedAt}],
  ['of a session that has ended', false, {status: 'abandoned'}, {}],
];
const again = EVERYBODY.flatMap((who) =>
  AGAIN.map(([title, allowed, stored, sent]): Row => {
    const before = aSession(stored);
    const data = {...aSession(sent), id: before.id};
    const attempt = {does: 'set', path: pathOf(before), data} as const;
    return {
      title: `${who} sends a start again ${title}`,
      who,
      before,
      attempt,
      allowed: allowed && who === OWNER,
    };
  }),
);

const theirs = EVERYBODY.map((who) =>
  step(`${who} takes a session over`, false, {createdBy: uidOf(who) + '!', updatedAt}, {who}),
);

const missing = EVERYBODY.map((who): Row => {
  const row = step(`${who} changes a session that is not there`, false, {updatedAt}, {who});
  return {title: row.title, who, attempt: row.attempt, allowed: false};
});

/** Those that are written down one by one, not generated. */
export const PLAIN_STEPS: readonly Row[] = [
  ...served,
  ...times,
  ...writers,
  ...again.filter(({who}) => who === OWNER),
];
export const UPDATE_ROWS: readonly Row[] = [
  ...writes,
  ...arrows,
  ...served,
  ...times,
  ...writers,
  ...again,
  ...theirs,
  ...missing,
];
