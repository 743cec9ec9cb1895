import {expect} from '@open-wc/testing';
import {identityOf, readSettings, type RawSettings} from '../../src/element/settings.js';
import type {ExperienceError} from '../../src/shared/errors.js';

const CONFIG = {apiKey: 'k', projectId: 'fp'};
const RAW: RawSettings = {
  projectId: 'p1',
  eventId: 'e1',
  experienceId: 'x1',
  mode: 'guest',
  store: 'firestore',
  resume: 'auto',
  loading: 'eager',
  src: null,
  experience: null,
  firebaseConfig: JSON.stringify(CONFIG),
  firebaseApp: null,
  authToken: null,
  context: undefined,
};
const read = (changes: Partial<RawSettings>) => readSettings({...RAW, ...changes});

describe('readSettings', () => {
  for (const [shows, changes, expected] of [
    ['ids', {}, {ids: {projectId: 'p1', eventId: 'e1', experienceId: 'x1'}}],
    [
      'ids with spaces around them',
      {eventId: ' e1\n'},
      {ids: {projectId: 'p1', eventId: 'e1', experienceId: 'x1'}},
    ],
    [
      'a guest, who sees what is published and resumes',
      {},
      {mode: 'guest', configSource: 'published', resume: true},
    ],
    ['a guest who does not resume', {resume: 'off'}, {resume: false}],
    [
      'a preview, which shows the draft and never resumes',
      {mode: 'preview'},
      {mode: 'preview', configSource: 'draft', resume: false},
    ],
    ['a config as JSON', {}, {firebase: {config: CONFIG, app: null, authToken: null}}],
    [
      'a config as an object',
      {firebaseConfig: CONFIG},
      {firebase: {config: CONFIG, app: null, authToken: null}},
    ],
    [
      'an app and a token',
      {firebaseConfig: null, firebaseApp: 'app', authToken: 't'},
      {firebase: {config: null, app: 'app', authToken: 't'}},
    ],
    [
      'the local store, which needs no Firebase',
      {store: 'local', firebaseConfig: null},
      {store: 'local', firebase: null},
    ],
    ['a context', {context: {table: 12, campaign: 'spring'}}, {context: {table: 12, campaign: 'spring'}}],
    ['lazy loading', {loading: 'lazy'}, {isLazy: true}],
    [
      'attributes that were taken away',
      {mode: null, store: null, resume: null, loading: null},
      {mode: 'guest', store: 'firestore', isLazy: false},
    ],
  ] as const) {
    it(`reads ${shows}`, () => {
      expect(read(changes)).to.deep.include(expected);
    });
  }

  for (const [shows, changes, code, ...said] of [
    ['a missing project id', {projectId: null}, 'element/missing-id', 'project-id', 'null'],
    ['an empty event id', {eventId: ''}, 'element/missing-id', 'event-id', '""'],
    ['a blank experience id', {experienceId: '  '}, 'element/missing-id', 'experience-id'],
    ['an id that is a path', {eventId: 'a/b'}, 'element/missing-id', 'event-id', '"a/b"'],
    ['an id that is a number', {eventId: 7}, 'element/missing-id', '7'],
    ['an unknown mode', {mode: 'host'}, 'element/invalid-mode', 'preview or guest', '"host"'],
    [
      'a context of nine',
      {context: Object.fromEntries(Array.from({length: 9}, (_, n) => [`key${n}`, 1]))},
      'element/invalid-option',
      'eight',
    ],
    ['a context with a list in it', {context: {tables: [1]}}, 'element/invalid-option', 'context'],
    [
      'a context with a name that Firestore keeps',
      {context: {__tn__: 1}},
      'element/invalid-option',
      'context',
    ],
    ['a context with no name', {context: {'': 1}}, 'element/invalid-option', 'context'],
    ['a context with too large a number', {context: {table: 2 ** 53}}, 'element/invalid-option', 'context'],
    ['a context that is a list', {context: [1]}, 'element/invalid-option', 'context'],
    ['an id of 129 characters', {eventId: 'x'.repeat(129)}, 'element/missing-id', 'event-id'],
    ['an unknown store', {store: 'redis'}, 'element/invalid-option', 'firestore or local', '"redis"'],
    ['an unknown resume', {resume: 'yes'}, 'element/invalid-option', 'auto or off'],
    ['an unknown loading', {loading: ''}, 'element/invalid-option', 'eager or lazy'],
    ['no Firebase config', {firebaseConfig: null}, 'element/missing-firebase-config', 'store="local"'],
    ['an empty Firebase config', {firebaseConfig: ''}, 'element/missing-firebase-config'],
    [
      'a Firebase config that is no JSON',
      {firebaseConfig: '{apiKey:'},
      'element/invalid-firebase-config',
      '{apiKey:',
    ],
    [
      'a Firebase config without a key',
      {firebaseConfig: '{"projectId":"p"}'},
      'element/invalid-firebase-config',
      'apiKey and projectId',
    ],
    ['a Firebase config that is a list', {firebaseConfig: []}, 'element/invalid-firebase-config'],
    ['a Firebase config that is null in JSON', {firebaseConfig: 'null'}, 'element/invalid-firebase-config'],
  ] as const) {
    it(`refuses ${shows}, and says what it expected and what came`, () => {
      try {
        read(changes);
        expect.fail('nothing was thrown');
      } catch (error) {
        expect((error as ExperienceError).code).to.equal(code);
        for (const words of ['expected', 'received', ...said])
          expect((error as Error).message).to.contain(words);
      }
    });
  }
});

describe('identityOf', () => {
  const same = (changes: Partial<RawSettings>) =>
    JSON.stringify(identityOf(RAW)) === JSON.stringify(identityOf({...RAW, ...changes}));
  for (const name of [
    'projectId',
    'eventId',
    'experienceId',
    'mode',
    'store',
    'resume',
    'src',
    'firebaseConfig',
    'firebaseApp',
    'authToken',
  ] as const) {
    it(`changes with ${name}`, () => {
      expect(same({[name]: 'other'})).to.equal(false);
    });
  }
  it('does not change with the experience, or with how it is loaded', () => {
    expect(same({experience: {}, loading: 'lazy'})).to.equal(true);
  });
  it('does not change when a framework hands the same config over anew', () => {
    const raw = {...RAW, firebaseConfig: {...CONFIG}};
    expect(identityOf(raw)).to.deep.equal(identityOf({...raw, firebaseConfig: {...CONFIG}}));
  });
});
