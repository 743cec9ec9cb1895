import {expect} from '@open-wc/testing';
import {RETRY_MAX_MS} from '../../src/runtime/backoff.js';
import {SAVE_DELAY_MS} from '../../src/runtime/sender.js';
import type {JournalRecord} from '../../src/session/journal.js';
import type {SessionPatch} from '../../src/session/patch.js';
import type {Session} from '../../src/session/schema.js';
import {aSession, NOW} from '../helpers/builders.js';
import {settle} from '../helpers/manual-clock.js';
import {createSaverBench, type SaverBench} from '../helpers/saver-bench.js';

describe('saver', () => {
  let bench: SaverBench;
  let clock: SaverBench['clock'];
  let store: SaverBench['store'];
  let journal: SaverBench['journal'];
  let saver: SaverBench['saver'];
  let acknowledged: SaverBench['acknowledged'];
  let change: SaverBench['change'];
  let only: SaverBench['only'];
  let record: SaverBench['record'];

  function open(changes: Partial<JournalRecord> = {}): void {
    ({clock, store, journal, saver, acknowledged, change, only, record} = bench = createSaverBench(changes));
  }

  describe('of a new session', () => {
    beforeEach(async () => {
      open({created: false});
      saver.save(null, true);
      await settle();
    });

    it('writes to the device before it asks the store', async () => {
      expect(record()).to.deep.include({created: false, pending: null});
      expect(acknowledged).to.deep.equal(['device']);
      expect(store.open).to.have.length(0);
      await clock.advance(0);
      expect(only().method).to.equal('create');
    });

    it('is saved when the store has it', async () => {
      await clock.advance(0);
      await only().accept();
      expect(saver.saved).to.deep.equal({device: 'saved', server: 'saved', pending: 0, error: null});
      expect(record()).to.deep.include({created: true, pending: null});
      expect(record().session.createdBy).to.equal('me');
      expect(acknowledged).to.deep.equal(['device', 'server']);
      expect(clock.waiting).to.equal(0);
    });

    it('carries what was done before the first attempt', async () => {
      await change({inputs: {a: 1}, currentStepIndex: 1}, {urgent: true});
      await clock.advance(0);
      expect(only().sent).to.deep.include({inputs: {a: 1}, currentStepIndex: 1, status: 'active'});
      await only().accept();
      expect(store.open, 'nothing is left to say').to.have.length(0);
      expect(saver.saved.server).to.equal('saved');
    });

    it('that is completed already is created active, then completed', async () => {
      await change({status: 'completed', completedAt: NOW + 1}, {urgent: true});
      await clock.advance(0);
      expect(only().sent).to.deep.include({status: 'active', completedAt: null});
      await only().accept();
      await clock.advance(0);
      expect(only().sent).to.deep.equal({
        updatedAt: NOW + 1,
        status: 'completed',
        completedAt: NOW + 1,
        epoch: 0,
      });
      await only().accept();
      expect(saver.saved.server).to.equal('saved');
    });

    it('whose answer was lost is created again with the same id', async () => {
      await clock.advance(0);
      await only().reject('session/unavailable');
      await change({inputs: {a: 1}});
      await clock.advance(RETRY_MAX_MS);
      expect(only()).to.deep.include({method: 'create'});
      expect((only().sent as Session).id).to.equal('s1');
    });

    it('that an earlier call has created is brought up to date', async () => {
      await change({inputs: {a: 2}});
      await clock.advance(SAVE_DELAY_MS);
      await only().accept({...aSession(), inputs: {a: 1}, createdBy: 'me'});
      await clock.advance(SAVE_DELAY_MS);
      expect(only().method).to.equal('update');
      expect(only().sent).to.deep.include({inputs: {a: 2}});
    });
  });

  describe('of a running session', () => {
    beforeEach(() => open());

    it('waits for a pause in the typing, and sends the last word', async () => {
      for (const text of ['A', 'Ad', 'Ada']) {
        await change({inputs: {name: text}});
        await clock.advance(SAVE_DELAY_MS - 1);
      }
      expect(store.all).to.have.length(0);
      await clock.advance(1);
      expect(only().sent).to.deep.equal({
        updatedAt: bench.session.updatedAt,
        inputs: {name: 'Ada'},
        epoch: 0,
      });
    });

    it('does not wait with what is urgent, and takes the rest along', async () => {
      await change({inputs: {name: 'Ada'}});
      await change({currentStepIndex: 1}, {urgent: true});
      await clock.advance(0);
      expect(only().sent).to.deep.include({inputs: {name: 'Ada'}, currentStepIndex: 1});
    });

    it('has one request under way and one patch waiting, whatever comes', async () => {
      for (let index = 1; index <= 50; index += 1) {
        await change({currentStepIndex: index, inputs: {[`step${index}`]: index}}, {urgent: true});
        await clock.advance(0);
        expect(store.open).to.have.length(1);
        expect(clock.waiting).to.equal(0);
      }
      await only().accept();
      await clock.advance(0);
      expect(only().sent).to.deep.include({currentStepIndex: 50});
      expect(Object.keys((only().sent as SessionPatch).inputs!)).to.have.length(49);
      await only().accept();
      expect(store.all).to.have.length(2);
      expect(saver.saved.pending).to.equal(0);
    });

    it('keeps on the device what is under way, until the store has it', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      await clock.advance(0);
      await change({inputs: {b: 2}});
      expect(record().pending).to.deep.include({inputs: {a: 1, b: 2}});
      await only().accept();
      expect(record().pending).to.deep.include({inputs: {b: 2}});
    });

    it('writes to the device once for what comes while it writes', async () => {
      const patch = {updatedAt: NOW + 1, inputs: {a: 1}};
      for (let count = 0; count < 100; count += 1) saver.save(patch, false);
      await settle();
      expect(journal.writes).to.be.at.most(2);
    });

    it('acknowledges nothing that came while it was writing something else', async () => {
      let open = () => {};
      journal.gate = new Promise<void>((resolve) => (open = resolve));
      await change({inputs: {a: 1}});
      await change({inputs: {b: 1}});
      expect(acknowledged).to.deep.equal([]);
      const [gate, openFirst] = [journal.gate, open];
      journal.gate = new Promise<void>((resolve) => (open = resolve));
      openFirst();
      await gate;
      await settle();
      expect(acknowledged, 'the second answer is not there yet').to.deep.equal([]);
      open();
      await settle();
      expect(acknowledged).to.deep.equal(['device']);
      expect(record().session.inputs).to.deep.equal({a: 1, b: 1});
    });

    it('tries again what may pass, later each time, and never loses it', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      const waits: number[] = [];
      await clock.advance(0);
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await only().reject('session/unavailable');
        expect(saver.saved).to.deep.include({server: 'waiting', pending: 1});
        const failedAt = clock.now();
        while (store.open.length === 0) await clock.advance(100);
        waits.push(clock.now() - failedAt);
      }
      expect(waits).to.deep.equal([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
      expect(only().sent).to.deep.include({inputs: {a: 1}});
    });

    it('neither hurries a store that has asked for a rest nor lets it rest longer, whatever the guest does', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      await clock.advance(0);
      await only().reject('session/unavailable');
      await clock.advance(500);
      await change({currentStepIndex: 1}, {urgent: true});
      await clock.advance(499);
      expect(store.open).to.have.length(0);
      await clock.advance(1);
      expect(only().sent).to.deep.include({inputs: {a: 1}, currentStepIndex: 1});
    });

    it('sends the newer value of what failed', async () => {
      await change({inputs: {a: 'old', b: 1}}, {urgent: true});
      await clock.advance(0);
      await change({inputs: {a: 'new'}});
      await only().reject('session/unavailable');
      await clock.advance(RETRY_MAX_MS);
      expect(only().sent).to.deep.include({inputs: {a: 'new', b: 1}});
    });

    it('stops at what does not pass, says why, and tries again when told', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      await clock.advance(0);
      await only().reject('session/permission-denied');
      expect(saver.saved).to.deep.include({server: 'failed', pending: 1});
      expect(saver.saved.error?.code).to.equal('session/permission-denied');
      await change({inputs: {b: 1}}, {urgent: true});
      await clock.advance(RETRY_MAX_MS * 2);
      expect(store.open).to.have.length(0);
      expect(record().pending).to.deep.include({inputs: {a: 1, b: 1}});
      saver.retry();
      expect(only().sent).to.deep.include({inputs: {a: 1, b: 1}});
      await only().reject('session/unavailable');
      await clock.advance(1_000);
      expect(only().sent, 'and does not wait as long as after many failures').to.deep.include({
        inputs: {a: 1, b: 1},
      });
    });

    it('carries on in memory when the device is full, and says so', async () => {
      journal.isFull = true;
      await change({inputs: {a: 1}}, {urgent: true});
      expect(saver.saved.device).to.equal('unavailable');
      expect(acknowledged, 'nothing is acknowledged that is not there').to.deep.equal([]);
      await clock.advance(0);
      await only().accept();
      expect(acknowledged).to.deep.equal(['server']);
      journal.isFull = false;
      await change({inputs: {a: 2}});
      expect(saver.saved.device).to.equal('saved');
    });
  });
});
