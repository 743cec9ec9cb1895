import {expect} from '@open-wc/testing';
import {canFollow, LIFECYCLE} from '../../src/session/lifecycle.js';
import {
  abandonSession,
  completeSession,
  createSession,
  failSession,
  updateSessionProgress,
} from '../../src/session/operations.js';
import {applyPatch, countChanges, mergePatches, type SessionPatch} from '../../src/session/patch.js';
import {sessionSchema, STATUSES, type Session} from '../../src/session/schema.js';
import {type ExperienceError} from '../../src/shared/errors.js';
import {aSession, NOW, thrownCode} from '../helpers/builders.js';

const INPUT = {
  projectId: 'p1',
  eventId: 'e1',
  experienceId: 'x1',
  mode: 'guest',
  configSource: 'published',
} as const;

describe('sessionSchema', () => {
  const minimal = {
    id: 's',
    projectId: 'p',
    eventId: 'e',
    experienceId: 'x',
    mode: 'guest',
    configSource: 'published',
    createdAt: 1,
    updatedAt: 1,
  };

  it('fills in every default', () => {
    expect(sessionSchema.parse(minimal)).to.deep.equal({
      ...minimal,
      status: 'active',
      currentStepIndex: 0,
      inputs: {},
      outputs: {},
      activeJobId: null,
      resultAssetId: null,
      completedAt: null,
    });
  });
  it('gives each session maps of its own', () => {
    expect(sessionSchema.parse(minimal).inputs).not.to.equal(sessionSchema.parse(minimal).inputs);
  });
  it('keeps unknown fields, also in media', () => {
    const document = {...minimal, later: [1], outputs: {a: {url: 'u', type: 'image', blurHash: 'x'}}};
    expect(sessionSchema.parse(document)).to.deep.include({later: [1], outputs: document.outputs});
  });
  for (const [field, value] of [
    ['id', ''],
    ['projectId', ''],
    ['eventId', undefined],
    ['experienceId', 7],
    ['mode', 'host'],
    ['configSource', null],
    ['status', 'done'],
    ['currentStepIndex', -1],
    ['currentStepIndex', 0.5],
    ['inputs', []],
    ['outputs', {a: {url: 'u'}}],
    ['outputs', {a: {url: '', type: 'image'}}],
    ['outputs', {a: {url: 'u', type: 'audio'}}],
    ['createdAt', '2026'],
    ['updatedAt', -1],
    ['completedAt', 'now'],
    ['activeJobId', 1],
    ['configVersion', 1.5],
    ['context', {a: {}}],
  ] as const) {
    it(`refuses ${field}: ${JSON.stringify(value)}`, () => {
      expect(sessionSchema.safeParse({...minimal, [field]: value}).success).to.equal(false);
    });
  }
});

describe('createSession', () => {
  it('writes every field, defaults too', () => {
    expect(createSession(INPUT, {id: 's1', now: NOW})).to.deep.equal({
      id: 's1',
      ...INPUT,
      status: 'active',
      currentStepIndex: 0,
      inputs: {},
      outputs: {},
      activeJobId: null,
      resultAssetId: null,
      createdAt: NOW,
      updatedAt: NOW,
      completedAt: null,
    });
  });
  it('refuses what it does not know, with the path', () => {
    try {
      createSession({...INPUT, owner: 'me', eventId: ''} as never, {id: 's1', now: NOW});
      expect.fail('nothing was thrown');
    } catch (error) {
      expect((error as ExperienceError).code).to.equal('session/invalid');
      expect((error as ExperienceError).issues).to.deep.equal([
        {path: 'eventId', message: 'expected at least 1 characters, received ""'},
        {path: '', message: 'unknown "owner"'},
      ]);
    }
  });
});

describe('the operations and the lifecycle', () => {
  const OPERATIONS = {
    active: (session: Session) => updateSessionProgress(session, {sessionId: session.id}, NOW),
    completed: (session: Session) => completeSession(session, {sessionId: session.id}, NOW),
    abandoned: (session: Session) => abandonSession(session, {sessionId: session.id}, NOW),
    error: (session: Session) => failSession(session, NOW),
  };
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      it(`${from} → ${to} is ${canFollow(from, to) ? 'allowed' : 'refused'}`, () => {
        const session = aSession({status: from});
        if (canFollow(from, to)) expect(applyPatch(session, OPERATIONS[to](session)).status).to.equal(to);
        else expect(thrownCode(() => OPERATIONS[to](session))).to.equal('session/not-active');
      });
    }
  }
  it('nothing leaves a final status', () => {
    expect(LIFECYCLE).to.deep.equal({
      active: ['completed', 'abandoned', 'error'],
      completed: [],
      abandoned: [],
      error: [],
    });
  });
  it('only completing sets completedAt', () => {
    expect(completeSession(aSession(), {sessionId: 's1'}, NOW + 5)).to.deep.equal({
      status: 'completed',
      completedAt: NOW + 5,
      updatedAt: NOW + 5,
    });
    for (const end of [OPERATIONS.abandoned, OPERATIONS.error])
      expect(end(aSession())).not.to.have.property('completedAt');
  });
  it('updatedAt grows, also when the clock has jumped back', () => {
    expect(OPERATIONS.active(aSession({updatedAt: NOW + 100})).updatedAt).to.equal(NOW + 101);
  });
  it('an operation on another session is refused', () => {
    expect(thrownCode(() => completeSession(aSession(), {sessionId: 's2'}, NOW))).to.equal(
      'session/not-found',
    );
  });
  for (const input of [
    {sessionId: 's1', status: 'completed'},
    {sessionId: 's1', inputs: [1]},
    {sessionId: 's1', currentStepIndex: -1},
    {inputs: {}},
    null,
  ]) {
    it(`progress refuses ${JSON.stringify(input)}`, () => {
      expect(thrownCode(() => updateSessionProgress(aSession(), input as never, NOW))).to.equal(
        'session/invalid',
      );
    });
  }
});

describe('patches', () => {
  const a: SessionPatch = {updatedAt: 1, inputs: {x: 1, y: 1}, currentStepIndex: 1};
  const b: SessionPatch = {updatedAt: 2, inputs: {y: 2}, outputs: {p: {url: 'u', type: 'image'}}};
  const session = aSession({inputs: {w: 0}, later: true});

  it('merge to one that does what both do', () => {
    expect(applyPatch(applyPatch(session, a), b)).to.deep.equal(applyPatch(session, mergePatches(a, b)!));
    expect(mergePatches(a, b)).to.deep.equal({
      updatedAt: 2,
      inputs: {x: 1, y: 2},
      currentStepIndex: 1,
      outputs: b.outputs,
    });
  });
  it('put on twice are the same as once', () => {
    expect(applyPatch(applyPatch(session, a), a)).to.deep.equal(applyPatch(session, a));
  });
  it('merge with nothing to themselves', () => {
    expect([mergePatches(null, a), mergePatches(a, null), mergePatches(null, null)]).to.deep.equal([
      a,
      a,
      null,
    ]);
  });
  it('leave unknown fields and other keys alone', () => {
    expect(applyPatch(session, a)).to.deep.include({later: true, inputs: {w: 0, x: 1, y: 1}});
  });
  it('count each value once and the time not at all', () => {
    expect([null, {updatedAt: 1}, a, b].map(countChanges)).to.deep.equal([0, 0, 3, 2]);
  });
});
