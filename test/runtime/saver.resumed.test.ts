/** A saver that goes on with a session: it asks the store first, since the last writer may have told it more than the device. */
import {expect} from '@open-wc/testing';
import type {SessionPatch} from '../../src/session/patch.js';
import {aSession, codeOf, NOW} from '../helpers/builders.js';
import {settle} from '../helpers/manual-clock.js';
import {createSaverBench, type SaverBench} from '../helpers/saver-bench.js';

const left = (at: number, inputs: object) => ({
  epoch: 0,
  at,
  patch: {updatedAt: at, inputs} as SessionPatch,
});

describe('saver of a resumed session', () => {
  let bench: SaverBench;

  async function open(...earlier: ReturnType<typeof left>[]): Promise<void> {
    bench = createSaverBench({epoch: 1, isKnown: false, earlier});
    bench.saver.save(null, true);
    await settle();
    await bench.clock.advance(0);
  }

  it('asks, and has nothing to say where all is there', async () => {
    await open(left(NOW, {a: 1}));
    expect(bench.only().method).to.equal('get');
    await bench.only().accept(aSession({inputs: {a: 1}}));
    expect(bench.saver.saved).to.deep.include({server: 'saved', pending: 0});
    expect(bench.record()).to.deep.include({earlier: [], isKnown: true});
    expect(bench.store.all).to.have.length(1);
  });

  it('sends what an earlier visit left, as the later writer', async () => {
    await open(left(NOW, {a: 1}));
    expect(bench.saver.saved).to.deep.include({server: 'saving', pending: 1});
    await bench.only().accept(aSession());
    expect(bench.only().sent).to.deep.equal({updatedAt: NOW, inputs: {a: 1}, epoch: 1});
    await bench.only().accept();
    expect(bench.saver.saved.server).to.equal('saved');
  });

  it('goes on from what the store knows better, with what the guest has just done', async () => {
    await open(left(NOW, {a: 'old', b: 'only here'}));
    await bench.change({inputs: {c: 'new'}});
    await bench.only().accept(aSession({updatedAt: NOW + 50, inputs: {a: 'newer', c: 'old'}}));
    expect(bench.session).to.deep.include({
      inputs: {a: 'newer', b: 'only here', c: 'new'},
      updatedAt: NOW + 52,
    });
    expect(bench.only().sent).to.deep.equal({
      updatedAt: NOW + 52,
      inputs: {b: 'only here', c: 'new'},
      epoch: 1,
    });
  });

  it('takes over what a server has added, whenever it asks', async () => {
    await open();
    await bench.only().accept(aSession());
    const answer = bench.saver.refresh();
    await settle();
    await bench.only().accept(aSession({activeJobId: 'job'}));
    await answer;
    expect(bench.session.activeJobId).to.equal('job');
    expect(bench.record().session.activeJobId).to.equal('job');
  });

  it('puts nothing back that was done, and heard by the store, while it asked', async () => {
    await open();
    await bench.only().accept(aSession());
    const answer = bench.saver.refresh();
    await settle();
    const asked = bench.only();
    await bench.change({inputs: {a: 1}}, {urgent: true});
    await bench.clock.advance(0);
    await bench.store.open.find(({method}) => method === 'update')!.accept();
    await asked.accept(aSession());
    expect(await answer).to.equal(false);
    expect(bench.session.inputs).to.deep.equal({a: 1});
  });

  it('creates what never arrived', async () => {
    bench = createSaverBench({epoch: 1, isKnown: false, created: false});
    const done = bench.saver.flush();
    await settle();
    await bench.only().accept();
    expect(bench.only().method).to.equal('create');
    await bench.only().accept();
    await done;
  });

  it('learns that the session has ended, and says that what came after is not saved', async () => {
    await open();
    await bench.change({inputs: {a: 1}});
    await bench.only().accept(aSession({status: 'completed', completedAt: NOW, updatedAt: NOW}));
    expect(bench.session).to.deep.include({status: 'completed', inputs: {}});
    expect(bench.saver.saved).to.deep.include({server: 'failed', pending: 0});
    expect(await codeOf(bench.saver.flush())).to.equal('session/not-active');
    expect(bench.clock.waiting).to.equal(0);
  });

  it('says that the session is not there any more', async () => {
    await open();
    await bench.only().accept();
    expect(bench.saver.saved.error?.code).to.equal('session/not-found');
  });

  it('sends nothing when the page is left before it knows', async () => {
    await open(left(NOW, {a: 1}));
    bench.saver.leave();
    expect(bench.only().method).to.equal('get');
  });

  it('tries again later when nobody answers', async () => {
    await open(left(NOW, {a: 1}));
    await bench.only().reject('session/unavailable');
    await bench.clock.advance(1_000);
    expect(bench.only().method).to.equal('get');
  });

  describe('whose write is overtaken', () => {
    beforeEach(async () => {
      await open();
      await bench.only().accept(aSession());
      await bench.change({inputs: {a: 1}}, {urgent: true});
      await bench.clock.advance(0);
    });

    it('asks, and puts its own on top', async () => {
      await bench.only().reject('session/conflict');
      await bench.clock.advance(0);
      await bench.only().accept(aSession({updatedAt: NOW + 90, inputs: {a: 0}, resultAssetId: 'x'}));
      expect(bench.only().sent).to.deep.equal({updatedAt: NOW + 91, inputs: {a: 1}, epoch: 1});
      expect(bench.session).to.deep.include({resultAssetId: 'x', inputs: {a: 1}});
    });

    it('stops where a later writer has the session', async () => {
      await bench.only().reject('session/conflict');
      await bench.clock.advance(0);
      await bench.only().accept(aSession({epoch: 2}));
      expect(bench.saver.saved.error?.code).to.equal('session/taken-over');
      expect(bench.clock.waiting).to.equal(0);
    });

    it('stops where it is overtaken again and again', async () => {
      for (let round = 0; round < 4; round += 1) {
        if (round > 0) await bench.only().accept(aSession());
        await bench.only().reject('session/conflict');
        await bench.clock.advance(0);
      }
      expect(bench.saver.saved.error?.code).to.equal('session/conflict');
      expect(bench.store.open).to.have.length(0);
    });
  });

  /** The device is full when the guest answers, and well again by the time that the store is asked. */
  async function claimLate(): Promise<void> {
    bench.journal.isFull = true;
    await bench.change({inputs: {a: 1}});
    bench.journal.isFull = false;
    await bench.clock.advance(60_000);
  }

  it('that could not note its claim on a full device does so later, and goes on from what is there', async () => {
    const patch = {updatedAt: NOW + 3, inputs: {b: 1}};
    bench = createSaverBench({epoch: 1, isKnown: false}, async () => ({
      ...bench.base,
      earlier: [{patch, epoch: 0, at: NOW + 3}],
    }));
    await claimLate();
    await bench.only().accept(aSession());
    expect(bench.only().sent).to.deep.include({inputs: {a: 1, b: 1}});
  });

  for (const isLocked of [false, true]) {
    it(`puts what was done before it could note its claim over what another has done since ${isLocked ? 'where nobody else can write' : 'nowhere'}`, async () => {
      bench = createSaverBench({epoch: 1, isKnown: false}, async () => bench.base, {isLocked});
      bench.journal.isFull = true;
      await bench.change({inputs: {a: 1, b: 1}});
      await bench.clock.advance(60_000);
      await bench.only().accept(aSession());
      bench.journal.isFull = false;
      await bench.only().reject('session/conflict');
      await bench.clock.advance(0);
      await bench.only().accept(aSession({epoch: 1, updatedAt: NOW + 90, inputs: {a: 'theirs'}}));
      expect(bench.only().sent).to.deep.include({inputs: isLocked ? {a: 1, b: 1} : {b: 1}});
      expect(bench.session.inputs).to.deep.equal({a: isLocked ? 1 : 'theirs', b: 1});
    });
  }

  it('puts its own over a server’s write that is dated later, where there was no writer before, on a full device too', async () => {
    bench = createSaverBench();
    bench.journal.isFull = true;
    await bench.change({inputs: {a: 1}}, {urgent: true});
    await bench.clock.advance(0);
    await bench.only().reject('session/conflict');
    await bench.clock.advance(0);
    await bench.only().accept(aSession({updatedAt: NOW + 90, inputs: {a: 0}, activeJobId: 'job'}));
    expect(bench.only().sent).to.deep.include({updatedAt: NOW + 91, inputs: {a: 1}});
    expect(bench.session).to.deep.include({inputs: {a: 1}, activeJobId: 'job'});
  });

  it('shows what an earlier visit had, where it could only claim late and there is no document yet', async () => {
    const patch = {updatedAt: NOW + 3, inputs: {a: 'theirs', b: 1}};
    bench = createSaverBench({epoch: 1, isKnown: false, created: false}, async () => ({
      ...bench.base,
      earlier: [{patch, epoch: 0, at: NOW + 3}],
    }));
    await claimLate();
    await bench.only().accept();
    expect(bench.session.inputs).to.deep.equal({a: 1, b: 1});
    expect(bench.record().session.inputs).to.deep.equal({a: 1, b: 1});
  });
});
