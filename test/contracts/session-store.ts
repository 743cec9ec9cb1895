/**
 * The contract of `session/store.ts`, run by every store. A store is handed over as one user has it, as another has it, as
 * it is when nobody answers, and with a way to look at and change a document behind everybody's back.
 */
import {expect} from '@open-wc/testing';
import {
  abandonSession,
  completeSession,
  failSession,
  updateSessionProgress,
} from '../../src/session/operations.js';
import {applyPatch, type SessionPatch} from '../../src/session/patch.js';
import {sessionSchema, type Session} from '../../src/session/schema.js';
import type {SessionStore} from '../../src/session/store.js';
import {aSession, codeOf} from '../helpers/builders.js';

export interface StoreUnderTest {
  readonly store: SessionStore;
  readonly userId: string;
  readonly othersStore: SessionStore;
  readonly deafStore: SessionStore;
  readonly read: (sessionId: string) => Promise<Record<string, unknown> | undefined>;
  readonly write: (sessionId: string, fields: Record<string, unknown>) => Promise<void>;
}

export function describeSessionStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} holds the store's contract`, () => {
    let under: StoreUnderTest;
    let count = 0;
    before(async () => {
      under = await open();
    });

    /** A session that is stored, with an id of its own, started now: stores may refuse other times. */
    async function stored(changes: Partial<Session> = {}): Promise<Session> {
      return under.store.create(fresh(changes));
    }
    const run = Math.random().toString(36).slice(2);
    const fresh = (changes: Partial<Session> = {}) => {
      const now = Date.now();
      return aSession({id: `${run}-${++count}`, createdAt: now, updatedAt: now, ...changes});
    };
    const progress = (session: Session, changes: object, later = 1) =>
      updateSessionProgress(session, {sessionId: session.id, ...changes}, session.updatedAt + later);

    describe('create', () => {
      it('stores every field of the session, defaults too, and who it belongs to', async () => {
        const session = fresh();
        const answer = await under.store.create(session);
        expect(answer).to.deep.equal({...session, createdBy: under.userId});
        expect(await under.read(session.id)).to.deep.equal(answer);
        for (const field of Object.keys(sessionSchema.def.shape)) {
          if (!['configVersion', 'epoch', 'context'].includes(field))
            expect(answer, field).to.have.property(field);
        }
      });

      it('keeps the optional fields', async () => {
        const session = fresh({configVersion: 3, context: {table: 12, campaign: 'spring'}});
        await under.store.create(session);
        expect(await under.read(session.id))
          .to.include({configVersion: 3})
          .and.to.deep.include({context: session.context});
      });

      it('takes a start that is some steps on', async () => {
        const session = fresh({currentStepIndex: 2, inputs: {a: 1}});
        await under.store.create(session);
        expect(await under.read(session.id)).to.deep.include({currentStepIndex: 2, inputs: {a: 1}});
      });

      it('twice with the same session is once', async () => {
        const session = fresh();
        const first = await under.store.create(session);
        expect(await under.store.create(session)).to.deep.equal(first);
      });

      it('again after the session went on leaves what it became', async () => {
        const session = fresh();
        const created = await under.store.create(session);
        const patch = progress(created, {inputs: {a: 1}, currentStepIndex: 1}, 5);
        await under.store.update(session.id, patch);
        await under.write(session.id, {activeJobId: 'job'});
        const answer = await under.store.create(session);
        expect(answer).to.deep.include({inputs: {a: 1}, currentStepIndex: 1, activeJobId: 'job'});
        expect(await under.read(session.id)).to.deep.equal(answer);
      });

      it('of an id that is somebody else’s is denied', async () => {
        const session = await stored();
        expect(await codeOf(under.othersStore.create(session))).to.equal('session/permission-denied');
      });
    });

    describe('get', () => {
      it('returns what is stored', async () => {
        const session = await stored();
        expect(await under.store.get(session.id)).to.deep.equal(session);
      });
      it('returns null for a session that is not there', async () => {
        expect(await under.store.get(`${run}-nobody`)).to.equal(null);
      });
      it('is denied to another user', async () => {
        const {id} = await stored();
        expect(await codeOf(under.othersStore.get(id))).to.equal('session/permission-denied');
      });
      it('keeps fields that this version does not know', async () => {
        const {id} = await stored();
        await under.write(id, {fromTheFuture: {deep: [1, 2]}});
        expect(await under.store.get(id)).to.deep.include({fromTheFuture: {deep: [1, 2]}});
      });
      it('fills in the defaults of fields that are missing', async () => {
        const {id} = await stored();
        await under.write(id, {inputs: undefined, completedAt: undefined});
        expect(await under.store.get(id)).to.deep.include({inputs: {}, completedAt: null});
      });
      it('refuses a document that is no session', async () => {
        const {id} = await stored();
        await under.write(id, {currentStepIndex: -1});
        expect(await codeOf(under.store.get(id))).to.equal('session/invalid');
      });
    });

    describe('update', () => {
      it('merges maps key by key and leaves the rest', async () => {
        let session = await stored();
        for (const changes of [
          {inputs: {a: 1, 'b.c': ['x']}},
          {inputs: {a: 2, é: 'ü'}, currentStepIndex: 3},
          {outputs: {photo: {url: 'https://example.com/1.jpg', type: 'image', width: 10, height: 20}}},
        ]) {
          const patch = progress(session, changes);
          await under.store.update(session.id, patch);
          session = applyPatch(session, patch);
        }
        expect(session.inputs).to.deep.equal({a: 2, 'b.c': ['x'], é: 'ü'});
        expect(await under.read(session.id)).to.deep.equal(session);
      });

      it('leaves fields that others added', async () => {
        const session = await stored();
        await under.write(session.id, {fromTheFuture: 1, activeJobId: 'job'});
        await under.store.update(session.id, progress(session, {inputs: {a: 1}}));
        expect(await under.read(session.id)).to.deep.include({
          fromTheFuture: 1,
          activeJobId: 'job',
          inputs: {a: 1},
        });
      });

      it('with six outputs at once stores all six', async () => {
        const session = await stored();
        const outputs = Object.fromEntries(
          [1, 2, 3, 4, 5, 6].map((n) => [`photo${n}`, {url: `https://example.com/${n}.jpg`, type: 'image'}]),
        );
        await under.store.update(session.id, progress(session, {outputs}));
        expect(await under.read(session.id)).to.deep.include({outputs});
      });

      for (const [name, end, expected] of [
        ['complete', completeSession, 'completed'],
        ['abandon', abandonSession, 'abandoned'],
        ['fail', (session: Session, _: unknown, now: number) => failSession(session, now), 'error'],
      ] as const) {
        it(`${name} ends the session, and once more is the same`, async () => {
          const session = await stored();
          const patch: SessionPatch = end(session, {sessionId: session.id}, session.updatedAt + 10);
          await under.store.update(session.id, patch);
          await under.store.update(session.id, patch);
          const completedAt = expected === 'completed' ? session.updatedAt + 10 : null;
          expect(await under.read(session.id)).to.deep.equal({
            ...session,
            status: expected,
            updatedAt: session.updatedAt + 10,
            completedAt,
          });
        });

        it(`nothing comes after ${name}`, async () => {
          const session = await stored();
          await under.store.update(session.id, end(session, {sessionId: session.id}, session.updatedAt + 10));
          const late = progress(session, {inputs: {late: true}}, 20);
          expect(await codeOf(under.store.update(session.id, late))).to.equal('session/not-active');
          expect(await under.read(session.id)).to.deep.include({inputs: {}});
        });
      }

      it('that is older than what is there is refused', async () => {
        const session = await stored();
        await under.store.update(session.id, progress(session, {inputs: {a: 'new'}}, 10));
        const older = progress(session, {inputs: {a: 'old'}}, 5);
        expect(await codeOf(under.store.update(session.id, older))).to.equal('session/conflict');
        expect(await under.read(session.id)).to.deep.include({inputs: {a: 'new'}});
      });

      it('by an earlier writer than the last is refused, whatever its clock says', async () => {
        const session = await stored();
        const write = (later: number, changes: object) =>
          under.store.update(session.id, {...progress(session, {inputs: {a: later}}, later), ...changes});
        await write(5, {epoch: 2});
        expect(await codeOf(write(10, {epoch: 1}))).to.equal('session/taken-over');
        await write(15, {epoch: 2});
        expect(await under.read(session.id)).to.deep.include({inputs: {a: 15}, epoch: 2});
      });

      it('of a session that is not there is refused', async () => {
        const missing = fresh();
        expect(await codeOf(under.store.update(missing.id, progress(missing, {inputs: {a: 1}})))).to.equal(
          'session/not-found',
        );
        expect(await under.read(missing.id)).to.equal(undefined);
      });

      it('of somebody else’s session is denied', async () => {
        const session = await stored();
        const patch = progress(session, {inputs: {a: 1}});
        expect(await codeOf(under.othersStore.update(session.id, patch))).to.equal(
          'session/permission-denied',
        );
        expect(await under.read(session.id)).to.deep.equal(session);
      });
    });

    describe('when the page is leaving', () => {
      const leaving = {isLeaving: true};
      it('creates and merges as ever', async () => {
        const session = await under.store.create(fresh({inputs: {a: [1.5, {deep: null}]}}), leaving);
        expect(await under.read(session.id)).to.deep.equal(session);
        const outputs = {'b.c`d\\': {url: 'https://example.com/1.jpg', type: 'image', width: 10}} as const;
        const patch = progress(session, {inputs: {'é 1': true}, outputs, currentStepIndex: 4});
        await under.store.update(session.id, patch, leaving);
        await under.store.update(session.id, patch, leaving);
        expect(await under.read(session.id)).to.deep.equal(applyPatch(session, patch));
      });
      it('does not create what is not there', async () => {
        const missing = fresh();
        const patch = progress(missing, {inputs: {a: 1}});
        expect(await codeOf(under.store.update(missing.id, patch, leaving))).to.match(/^session\//);
        expect(await under.read(missing.id)).to.equal(undefined);
      });
      it('is unavailable where nobody answers', async () => {
        expect(await codeOf(under.deafStore.create(fresh(), leaving))).to.equal('session/unavailable');
      });
    });

    describe('when nobody answers', () => {
      it('create, get and update are unavailable, which can be tried again', async () => {
        const session = fresh();
        const {deafStore} = under;
        expect(await codeOf(deafStore.create(session))).to.equal('session/unavailable');
        expect(await codeOf(deafStore.get(session.id))).to.equal('session/unavailable');
        expect(await codeOf(deafStore.update(session.id, progress(session, {inputs: {a: 1}})))).to.equal(
          'session/unavailable',
        );
      });
    });
  });
}
