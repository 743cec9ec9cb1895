/** Who starts a session, where, and as what: the mode, the place, each field by itself. */
import {CONFIG_SOURCES, MODES, STATUSES} from '../../src/session/schema.js';
import {EVERYBODY, OWNER, type Who} from './people.js';
import {LONG_ID} from './places.js';
import {aSession, DAY_MS, pathOf, start, T0, without, type Attempt, type Row} from './row.js';
import {SESSION_FIELDS, wrongFor} from './values.js';

type Fields = Readonly<Record<string, unknown>>;

const mayPreview = (who: Who) => who === 'admin' || who === 'a preview token';

const modes = EVERYBODY.flatMap((who) =>
  MODES.flatMap((mode) =>
    CONFIG_SOURCES.map((configSource) => {
      const fits =
        mode === 'guest' ? configSource === 'published' : configSource === 'draft' && mayPreview(who);
      const allowed = who !== 'nobody' && fits;
      return start(`${who} starts ${mode} with ${configSource}`, allowed, {mode, configSource}, who);
    }),
  ),
);

const owners = EVERYBODY.map((who) =>
  start(`${who} starts a session for somebody else`, false, {createdBy: 'somebody'}, who),
);

/** Starts that differ from one that is let through in the place, and perhaps in the path. */
const PLACES: readonly (readonly [title: string, fields: Fields, path?: string])[] = [
  ['in a closed project', {id: 's1', projectId: 'closed'}, 'projects/closed/sessions/s1'],
  ['in a project that is not there', {id: 's1', projectId: 'none'}, 'projects/none/sessions/s1'],
  ['in another project than its path says', {projectId: 'p2'}],
  ['under another id than its path says', {id: 'another'}],
  ['with a long id', {id: LONG_ID}, `projects/p1/sessions/${LONG_ID}`],
  ['at a closed event', {eventId: 'closed'}],
  ['at an event that is not there', {eventId: 'none'}],
  ['at an event of another project', {eventId: 'only-there'}],
  ['at a document below an event', {eventId: 'e1/inner/open'}],
  ['at an event with a long id', {eventId: LONG_ID}],
  ['with an experience that the event does not offer', {experienceId: 'x2'}],
  ['at an event that does not offer the experience', {eventId: 'without'}],
];
const places = PLACES.map(([title, fields, path]): Row => {
  const row = start(`a start ${title}`, false, fields);
  return path === undefined ? row : {...row, attempt: {...row.attempt, path} as Attempt};
});

const LONGEST = 'x'.repeat(128);
const longest: Row = {
  title: 'a start with an id of 128 characters',
  who: OWNER,
  attempt: {does: 'set', path: `projects/p1/sessions/${LONGEST}`, data: aSession({id: LONGEST})},
  allowed: true,
};

const OPTIONAL = ['configVersion', 'epoch', 'context'];
const gone = Object.keys(SESSION_FIELDS)
  .filter((field) => !OPTIONAL.includes(field))
  .map((field): Row => {
    const data = aSession();
    const attempt = {does: 'set', path: pathOf(data), data: without(data, field)} as const;
    return {title: `a start without ${field}`, who: OWNER, attempt, allowed: false};
  });

const tampered = Object.keys(SESSION_FIELDS).flatMap((field) =>
  wrongFor(SESSION_FIELDS, field).map(([name, value]) =>
    start(`a start whose ${field} is ${name}`, false, {[field]: value}),
  ),
);

const OUTPUT = {photo: {url: 'https://a/b.jpg', type: 'image'}};
const OTHER: readonly (readonly [title: string, allowed: boolean, fields: Fields])[] = [
  ...STATUSES.map((status) => [`that is ${status}`, status === 'active', {status}] as const),
  ['that is completed with its time', false, {status: 'completed', completedAt: T0}],
  ['with a time of completion', false, {completedAt: T0}],
  ['with an output', false, {outputs: OUTPUT}],
  ['with a job', false, {activeJobId: 'job'}],
  ['with a result', false, {resultAssetId: 'asset'}],
  ['with an extra field', false, {extra: 1}],
  ['that was made offline', true, {currentStepIndex: 7, inputs: {a: 1, b: null}, updatedAt: T0 + 5}],
  ['whose last change is older than itself', false, {updatedAt: T0 - 1}],
  ['with a config version', true, {configVersion: 3}],
  ['by a later writer', true, {epoch: 2}],
  ['with a context', true, {context: {campaign: 'autumn', table: 12, share: 0.5}}],
  ['on a device that lives in 1970', true, {createdAt: 0, updatedAt: 0}],
  ['on a device six days ahead', true, {createdAt: T0 + 6 * DAY_MS, updatedAt: T0 + 6 * DAY_MS}],
  ['on a device eight days ahead', false, {createdAt: T0 + 8 * DAY_MS, updatedAt: T0 + 8 * DAY_MS}],
  ['that changes eight days ahead', false, {updatedAt: T0 + 8 * DAY_MS}],
  ['with fractions of a millisecond', true, {createdAt: T0 + 0.25, updatedAt: T0 + 0.5}],
];
const others = OTHER.map(([title, allowed, fields]) => start(`a start ${title}`, allowed, fields));

/** Those that are written down one by one, not generated. */
export const PLAIN_STARTS: readonly Row[] = [...places, longest, ...others];
export const CREATE_ROWS: readonly Row[] = [...modes, ...owners, ...gone, ...tampered, ...PLAIN_STARTS];
