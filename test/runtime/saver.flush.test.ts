import {expect} from '@open-wc/testing';
import {RETRY_MIN_MS} from '../../src/runtime/backoff.js';
import {createSender, SAVE_DELAY_MS} from '../../src/runtime/sender.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {codeOf} from '../helpers/builders.js';
import {settle} from '../helpers/manual-clock.js';
import {createSaverBench, type SaverBench} from '../helpers/saver-bench.js';

describe('saver, flushed and closed', () => {
  let clock: SaverBench['clock'];
  let store: SaverBench['store'];
  let saver: SaverBench['saver'];
  let acknowledged: SaverBench['acknowledged'];
  let change: SaverBench['change'];
  let only: SaverBench['only'];
  let record: SaverBench['record'];

  function open(created = true): void {
    ({clock, store, saver, acknowledged, change, only, record} = createSaverBench({created}));
  }

  describe('flush', () => {
    beforeEach(() => open(true));

    it('resolves at once when there is nothing to send', async () => {
      await saver.flush();
      expect(store.all).to.have.length(0);
    });

    it('resolves once the store has everything, also what came while it sent', async () => {
      let isDone = false;
      await change({inputs: {a: 1}});
      const flushed = saver.flush().then(() => (isDone = true));
      await settle();
      await change({inputs: {b: 1}});
      await only().accept();
      expect(isDone).to.equal(false);
      await clock.advance(0);
      await only().accept();
      await flushed;
    });

    it('during a request leaves no haste behind: typing waits for its pause again', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      await clock.advance(0);
      const flushed = saver.flush();
      await only().accept();
      await flushed;
      await change({inputs: {a: 2}});
      await clock.advance(SAVE_DELAY_MS - 1);
      expect(store.open).to.have.length(0);
    });

    for (const code of ['session/unavailable', 'session/permission-denied'] as const) {
      it(`rejects with the reason: ${code}`, async () => {
        await change({inputs: {a: 1}});
        const flushed = codeOf(saver.flush());
        await settle();
        await only().reject(code);
        expect(await flushed).to.equal(code);
      });
    }

    it('rejects at once after a failure that does not pass', async () => {
      await change({inputs: {a: 1}}, {urgent: true});
      await clock.advance(0);
      await only().reject('session/permission-denied');
      expect(await codeOf(saver.flush())).to.equal('session/permission-denied');
    });
  });

  it('tries again where the code that sends does not come, as where the store does not answer', async () => {
    let isThere = false;
    const load = async () => {
      if (isThere) return createSender;
      throw new ExperienceError('element/load-failed');
    };
    ({clock, store, saver, change, only} = createSaverBench({}, undefined, {load}));
    await change({inputs: {a: 1}});
    expect(await codeOf(saver.flush())).to.equal('element/load-failed');
    expect(saver.saved).to.deep.include({device: 'saved', server: 'waiting', pending: 1});
    await change({inputs: {b: 1}});
    expect([store.all.length, clock.waiting]).to.deep.equal([0, 1]);
    isThere = true;
    await clock.advance(RETRY_MIN_MS * 4); // the third attempt
    await clock.advance(RETRY_MIN_MS);
    expect(only().sent).to.deep.include({inputs: {a: 1, b: 1}});
  });

  it('says nothing of code that does not come where there is nothing to send', async () => {
    const load = async () => Promise.reject(new ExperienceError('element/load-failed'));
    ({clock, saver} = createSaverBench({}, undefined, {load}));
    await saver.flush();
    expect(await codeOf(saver.refresh())).to.equal('element/load-failed');
    expect(saver.saved).to.deep.include({server: 'saved', error: null});
    expect(clock.waiting).to.equal(0);
  });

  describe('close', () => {
    beforeEach(() => open(true));

    it('makes one last attempt and leaves no timer', async () => {
      await change({inputs: {a: 1}});
      expect(clock.waiting).to.equal(1);
      saver.close();
      await settle();
      expect(clock.waiting).to.equal(0);
      await only().reject('session/unavailable');
      expect(clock.waiting).to.equal(0);
      expect(record().pending).to.deep.include({inputs: {a: 1}});
    });

    it('tells nobody anything any more', async () => {
      await change({inputs: {a: 1}});
      acknowledged.length = 0;
      saver.close();
      await settle();
      await only().accept();
      expect(acknowledged).to.deep.equal([]);
      expect(record().pending).to.equal(null);
    });
  });
});
