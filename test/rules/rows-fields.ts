/** The owner tampers with a session's fields one by one, in each status: those that are not theirs, and wrong values. */
import {STATUSES} from '../../src/session/schema.js';
import {aSession, aSessionThatIs, GONE, step, T0, type Row} from './row.js';
import {MEDIA_FIELDS, SESSION_FIELDS, wrongFor} from './values.js';

const IMAGE = {url: 'https://a/b.jpg', type: 'image', width: 300, height: 200};
const updatedAt = T0 + 1;

/** Another value of the right type for each field that the schema has, and one that it has not. */
const OTHER_VALUE: Readonly<Record<string, unknown>> = {
  id: 'another',
  projectId: 'p2',
  eventId: 'without',
  experienceId: 'x2',
  mode: 'preview',
  configSource: 'draft',
  status: 'abandoned',
  currentStepIndex: 5,
  inputs: {a: 1, b: 2},
  outputs: {photo: IMAGE},
  activeJobId: 'job',
  resultAssetId: 'asset',
  createdAt: T0 - 1,
  updatedAt: T0 + 2,
  completedAt: updatedAt,
  createdBy: 'other',
  configVersion: 2,
  epoch: 2,
  context: {campaign: 'spring'},
  extra: 1,
  jobErrors: {poster: {requestedAt: T0, code: 'made-up'}},
};
const FREE = ['status', 'currentStepIndex', 'inputs', 'outputs', 'updatedAt', 'epoch'];
const FULL = {configVersion: 1, epoch: 1, context: {campaign: 'autumn'}, extra: 0, jobErrors: {}};

const changed = STATUSES.flatMap((status) =>
  [...Object.keys(SESSION_FIELDS), 'extra', 'jobErrors'].flatMap((field): Row[] => {
    const change = {updatedAt, [field]: OTHER_VALUE[field]};
    const before = () => aSessionThatIs(status, FULL);
    const allowed = status === 'active' && FREE.includes(field);
    return [
      step(`${field} changed while ${status}`, allowed, change, {before: before()}),
      step(`${field} taken out while ${status}`, false, {updatedAt, [field]: GONE}, {before: before()}),
      step(`${field} added while ${status}`, allowed, change, {before: aSessionThatIs(status)}),
    ];
  }),
);

/** `completedAt` is null where it is free, which the lifecycle's rows hold; a wrong status comes without one. */
const wrong = [...FREE, 'completedAt'].flatMap((field) =>
  wrongFor(SESSION_FIELDS, field).map(([name, value]) =>
    step(`${field} becomes ${name}`, false, {updatedAt, [field]: value}),
  ),
);

const wrongMedia = Object.keys(MEDIA_FIELDS).flatMap((field) =>
  wrongFor(MEDIA_FIELDS, field).map(([name, value]) =>
    step(`an output whose ${field} is ${name}`, false, {
      updatedAt,
      'outputs/photo': {...IMAGE, [field]: value},
    }),
  ),
);

const OUTPUTS: readonly (readonly [title: string, allowed: boolean, output: unknown])[] = [
  ['with nothing but url and type', true, {url: 'u', type: 'video'}],
  ['of a million pixels', true, {...IMAGE, width: 1_000_000}],
  ['of a million pixels and one', false, {...IMAGE, width: 1_000_001}],
  ['with fractions of a pixel', true, {...IMAGE, width: 0.5}],
  ['without a url', false, {type: 'image'}],
  ['without a type', false, {url: 'u'}],
  ['with an extra field', false, {...IMAGE, extra: 1}],
  ['of another type', false, {...IMAGE, type: 'audio'}],
  ['with a url of 2048 characters', true, {...IMAGE, url: 'u'.repeat(2048)}],
  ['with a url of 2049 characters', false, {...IMAGE, url: 'u'.repeat(2049)}],
  ['that is null', false, null],
  ['that is a string', false, 'https://a/b.jpg'],
  ['that is an array', false, [IMAGE]],
];
/** Written down one by one, not generated. */
export const PLAIN_OUTPUTS: readonly Row[] = OUTPUTS.flatMap(([title, allowed, output]) => [
  step(`an output ${title}`, allowed, {updatedAt, 'outputs/photo': output}),
  step(
    `an output that becomes one ${title}`,
    allowed,
    {updatedAt, 'outputs/photo': output},
    {
      before: aSession({outputs: {photo: {url: 'https://a/old.jpg', type: 'image'}}}),
    },
  ),
]);

export const FIELD_ROWS: readonly Row[] = [...changed, ...wrong, ...wrongMedia, ...PLAIN_OUTPUTS];
