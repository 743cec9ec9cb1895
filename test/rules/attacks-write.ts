/** The element's own writes with other fields, tokens, paths and methods. None may get through. */
import {
  documentOf,
  int,
  map,
  NULL,
  other,
  text,
  withField,
  withWrite,
  type Attack,
  type Recorded,
} from './attacks.js';
import {EVERYBODY, OWNER} from './people.js';
import {DAY_MS} from './row.js';
import {altered, type WireRequest, type WireBody} from './wire.js';

interface Change {
  readonly title: string;
  readonly change: (request: WireRequest) => WireRequest;
  readonly status?: number;
}

const field = (name: string, value: unknown): Change => ({
  title: `${name} = ${JSON.stringify(value)}`,
  change: (request) => withField(request, name, value),
});
const write = (title: string, change: Parameters<typeof withWrite>[1]): Change => ({
  title,
  change: (request) => withWrite(request, change),
});

const OUTPUT = {url: text('javascript:alert(1)'), type: text('image')};
const FUTURE = int(Date.now() + 30 * DAY_MS);

const TO_START: readonly Change[] = [
  field('createdBy', text('other')),
  field('createdBy', NULL),
  field('mode', text('preview')),
  field('configSource', text('draft')),
  field('projectId', text('p2')),
  field('eventId', text('closed')),
  field('eventId', text('e1/inner/open')),
  field('experienceId', text('x2')),
  field('status', text('completed')),
  field('outputs', map({photo: map(OUTPUT)})),
  field('activeJobId', text('job')),
  field('resultAssetId', text('asset')),
  field('completedAt', int(1)),
  field('createdAt', FUTURE),
  field('updatedAt', FUTURE),
  field('updatedAt', {timestampValue: '2026-01-01T00:00:00Z'}),
  field('updatedAt', {doubleValue: 'NaN'}),
  field('currentStepIndex', {integerValue: '9007199254740992'}),
  field('inputs', {arrayValue: {values: []}}),
  field('context', map({a: map({b: int(1)})})),
  field('configVersion', text('1')),
  field('role', text('admin')),
  write('no owner', (_, {fields}) => delete fields['createdBy']),
  write('a server time for updatedAt', (sent) => {
    sent.updateTransforms = [{fieldPath: 'updatedAt', setToServerValue: 'REQUEST_TIME'}];
  }),
  write('a field by transform', (sent) => {
    sent.updateTransforms = [{fieldPath: 'role', increment: int(1)}];
  }),
];

const TO_STEP: readonly Change[] = [
  ...['id', 'projectId', 'eventId', 'experienceId', 'mode', 'configSource', 'createdBy'].map((name) =>
    field(name, text('p2')),
  ),
  ...['activeJobId', 'resultAssetId', 'role'].map((name) => field(name, text('x'))),
  field('createdAt', int(1)),
  field('updatedAt', int(1)),
  field('updatedAt', FUTURE),
  field('currentStepIndex', int(-1)),
  field('currentStepIndex', {doubleValue: 1.5}),
  field('currentStepIndex', {integerValue: '9007199254740992'}),
  field('status', text('completed')),
  field('status', text('paused')),
  field('completedAt', int(1)),
  field('inputs', map({})),
  field('outputs', map({photo: text('https://a/b.jpg')})),
  field('outputs', map({photo: map({...OUTPUT, onload: text('x')})})),
  write('no mask, so that all else is gone', (sent) => delete sent.updateMask),
  write('a mask that deletes the owner', ({updateMask}) => updateMask!.fieldPaths.push('createdBy')),
  write('a mask that deletes the answers', ({updateMask}) => updateMask!.fieldPaths.push('inputs')),
  {...write('as if nothing were there', (sent) => (sent.currentDocument = {exists: false})), status: 409},
  write('a creation pushed back by transform', (sent) => {
    sent.updateTransforms = [{fieldPath: 'createdAt', increment: int(-1000)}];
  }),
  write('an answer list by transform', (sent) => {
    sent.updateTransforms = [{fieldPath: 'inputs', appendMissingElements: {values: [int(1)]}}];
  }),
  write('a delete instead', (sent, {name}) => {
    sent.delete = name;
    delete sent.update;
    delete sent.updateMask;
  }),
];

/** Other documents than the guest's own: a step and a start are sent there. */
const PATHS = [
  'projects/p1/sessions/ended',
  'projects/p1/sessions/theirs',
  'projects/p2/sessions/theirs',
  'projects/p1/members/guest',
  'projects/p1/events/closed',
  'projects/p1/experiences/x1/configs/published',
  'projects/p1',
  'users/guest',
];

const moved = (request: WireRequest, path: string) =>
  withWrite(request, (_, document) => {
    document.name = document.name.replace(/projects\/p1\/.*/, path);
  });

export function writeAttacks({start, step, end, tokens}: Recorded): Attack[] {
  const made = (name: string, request: WireRequest, changes: readonly Change[]) =>
    changes.map(({title, change, ...rest}) => ({
      title: `a ${name} with ${title}`,
      request: change(request),
      ...rest,
    }));
  const others = EVERYBODY.filter((who) => who !== OWNER).flatMap((who) =>
    Object.entries({start, step, end}).map(([name, request]) => ({
      title: `the guest's ${name} with the token of ${who}`,
      request: {...request, authorization: tokens[who]},
    })),
  );
  const paths = PATHS.flatMap((path) =>
    Object.entries({start, step}).map(([name, request]) => ({
      title: `a ${name} at ${path}`,
      request: moved(request, path),
    })),
  );
  return [
    ...made('start', start, TO_START),
    ...made('step', step, TO_STEP),
    ...others,
    {title: 'a step with half a token', request: {...step, authorization: 'Bearer e30.e30.'}},
    {title: 'a step with no token at all', request: {...step, authorization: 'Bearer nonsense'}, status: 400},
    ...paths,
    ...commits(start, step, end),
    ...methods(start, step),
  ];
}

/** Several writes at once: what they come to together is judged, and one that is refused takes the others with it. */
function commits(start: WireRequest, step: WireRequest, end: WireRequest): Attack[] {
  const both = (one: WireRequest, two: WireRequest) =>
    altered(one, ({writes}) => writes.push(...(two.body as WireBody).writes));
  const promotion = withWrite(moved(start, 'projects/p1/members/guest'), (_, document) => {
    document.fields = {role: text('admin')};
  });
  return [
    {title: 'a good step and a promotion', request: both(step, promotion)},
    {title: 'a promotion and a good start', request: both(promotion, start)},
    {title: 'an end and a way back', request: both(end, withField(step, 'status', text('active')))},
    {title: 'an end and a step after it', request: both(end, step)},
    {title: 'a start and another owner', request: both(start, withField(start, 'createdBy', text('other')))},
  ];
}

/** Other doors to the same documents. */
function methods(start: WireRequest, step: WireRequest): Attack[] {
  const {name} = documentOf(step);
  const session = name.slice(name.indexOf('/projects/p1'));
  const {fields} = documentOf(start);
  const ended = {fields: {status: text('completed')}};
  const at = (method: string, path: string, body?: object, status?: number): Attack => ({
    title: `${method} ${path}`,
    request: other(step, method, path, body),
    ...(status !== undefined && {status}),
  });
  return [
    at('PATCH', session, {fields}),
    at('PATCH', `${session}?updateMask.fieldPaths=status`, ended),
    at('DELETE', session),
    at('DELETE', `${session}%2F..%2F..%2Fevents%2Fe1`, undefined, 400),
    at('POST', '/projects/p1/sessions', {fields}),
    at('POST', '/projects/p1/members?documentId=guest', ended),
    at('POST', ':batchWrite', step.body),
    at('POST', ':batchWrite', moved(step, 'projects/p1/sessions/theirs').body),
  ].map((attack, index) => ({...attack, title: `${attack.title} (${index + 1})`}));
}
