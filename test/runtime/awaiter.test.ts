/** A guest waits for a server: what the device asks for, and how often it looks. */
import {expect} from '@open-wc/testing';
import {aSession, NOW, STEPS} from '../helpers/builders.js';
import {come, openBench, posterWith, type AwaiterBench} from '../helpers/awaiter-bench.js';
import {settle} from '../helpers/manual-clock.js';
import {image, MEDIA_STEPS} from '../helpers/media-kinds.js';

const {photo, second, poster} = MEDIA_STEPS;

describe('awaiter', () => {
  describe('asks', () => {
    it('when the step is entered, once, for the photo, and the store hears of it at once', async () => {
      const b = await come();
      expect(b.request()).to.deep.equal({requestedAt: NOW, source: image('me').url, replaces: null});
      expect(b.stored?.inputs['poster']).to.deep.equal(b.request());
      await b.clock.advance(10_000);
      expect(b.effects.filter((type) => type === 'requested')).to.have.length(1);
      expect(b.runtime.problem).to.not.equal(null);
    });

    for (const [shows, steps, outputs, expected] of [
      [
        'of the nearest photo',
        [photo, second, poster],
        {photo: image('a'), second: image('b')},
        image('b').url,
      ],
      [
        'of the photo that the author names',
        [photo, second, posterWith({sourceStepId: 'photo'})],
        {photo: image('a'), second: image('b')},
        image('a').url,
      ],
      ['of nothing where no step takes a photo', [STEPS.again, poster], {}, null],
      ['and a photo that comes later does not count', [poster, photo], {photo: image('a')}, null],
    ] as const) {
      it(shows, async () => {
        const at = steps.findIndex(({type}) => type === 'test.poster');
        const b = await openBench([...steps], aSession({currentStepIndex: at, outputs: {...outputs}}));
        expect(b.request()).to.deep.equal({requestedAt: NOW, source: expected, replaces: null});
      });
    }

    it('for nothing, and lets the guest pass, where they took no photo', async () => {
      const b = await openBench([photo, poster, STEPS.again]);
      b.runtime.next();
      expect(b.request()).to.include({source: null, ended: 'skipped'});
      expect(b.runtime.problem).to.equal(null);
      await b.clock.advance(60_000);
      expect(b.reads).to.deep.equal([]);
    });

    it('anew for another photo, and takes the old poster for no answer', async () => {
      const b = await come();
      b.serveOutput('old');
      await b.clock.advance(1_000);
      expect(b.runtime.problem).to.equal(null);
      b.runtime.back();
      b.runtime.setMedia('photo', image('better'));
      b.runtime.next();
      expect(b.request()).to.deep.equal({
        requestedAt: NOW + 1_000,
        source: image('better').url,
        replaces: image('old').url,
      });
      await b.clock.advance(5_000);
      expect(b.runtime.problem).to.not.equal(null);
      b.serveOutput('new');
      await b.clock.advance(5_000);
      expect([b.runtime.problem === null, b.runtime.getOutput('poster')]).to.deep.equal([true, image('new')]);
    });

    it('for another photo once it has seen what came too late of the former', async () => {
      const b = await come({timeoutMs: 5_000});
      await b.clock.advance(10_000);
      expect(b.request()).to.include({ended: 'late'});
      b.serveOutput('late');
      b.runtime.setMedia('photo', image('better'));
      await b.clock.advance(0);
      expect(b.request()).to.include({source: image('better').url, replaces: image('late').url});
      expect(b.runtime.problem).to.not.equal(null);
      b.serveOutput('new');
      await b.clock.advance(2_000);
      expect([b.runtime.problem === null, b.runtime.getOutput('poster')]).to.deep.equal([true, image('new')]);
    });

    it('for another photo also where it cannot look', async () => {
      const b = await come();
      b.isStoreDead = true;
      b.runtime.setMedia('photo', image('better'));
      await b.clock.advance(0);
      expect(b.request()).to.include({source: image('better').url, replaces: null});
    });

    it('for nothing more once the session turns out to have ended', async () => {
      const b = await come();
      b.serve({status: 'abandoned', outputs: {photo: image('other')}});
      await b.clock.advance(5_000);
      expect([b.reads, b.clock.waiting]).to.deep.equal([[1_000], 0]);
    });

    it('for nothing where the poster is there already', async () => {
      const b = await openBench([poster], aSession({outputs: {poster: image('made')}}));
      expect([b.request(), b.runtime.problem === null, b.clock.waiting]).to.deep.equal([null, true, 0]);
    });
  });

  describe('reads', () => {
    it('with growing pauses: 14 times in the first minute, 12 in the next', async () => {
      const b = await come({timeoutMs: 600_000});
      await b.clock.advance(120_000);
      expect(b.reads.slice(0, 6)).to.deep.equal([1_000, 2_500, 4_750, 8_125, 13_125, 18_125]);
      expect(b.reads.filter((at) => at <= 60_000)).to.have.length(14);
      expect(b.reads.filter((at) => at > 60_000)).to.have.length(12);
    });

    it('at once where the guest comes back to it', async () => {
      const inputs = {poster: {requestedAt: NOW - 20_000, source: null, replaces: null}};
      const b = await openBench([poster], aSession({inputs}), true);
      expect(b.reads).to.deep.equal([0]);
    });

    it('nothing while nobody sees it, and at once when somebody does', async () => {
      const b = await come();
      b.isHidden = true;
      b.awaiter.wake();
      await b.clock.advance(30_000);
      expect(b.reads).to.deep.equal([]);
      b.isHidden = false;
      b.awaiter.wake();
      await b.clock.advance(0);
      expect(b.reads).to.deep.equal([30_000]);
    });

    it('nothing of what the store has not heard of', async () => {
      const b = await openBench([photo, poster]);
      b.isStoreDead = true;
      b.runtime.setMedia('photo', image('me'));
      b.runtime.next();
      await b.clock.advance(20_000);
      expect(b.reads).to.deep.equal([]);
      b.isStoreDead = false;
      b.runtime.retry();
      await b.clock.advance(10_000);
      expect(b.reads.length).to.be.greaterThan(0);
    });

    for (const [when, leave] of [
      ['the guest goes back', (b: AwaiterBench) => void b.runtime.back()],
      ['the session ends', (b: AwaiterBench) => void b.runtime.abandon('page')],
      ['the element is gone', (b: AwaiterBench) => b.awaiter.close()],
    ] as const) {
      it(`no more when ${when}`, async () => {
        const b = await come();
        await b.clock.advance(1_000);
        leave(b);
        await b.clock.advance(600_000);
        expect(b.reads).to.deep.equal([1_000]);
        expect([b.told, b.clock.waiting]).to.deep.equal([[], 0]);
      });
    }

    it('on, whatever goes wrong in between', async () => {
      const b = await come();
      b.isStoreDead = true;
      await b.clock.advance(3_000);
      b.isStoreDead = false;
      b.serveOutput('made');
      await b.clock.advance(3_000);
      expect(b.runtime.problem).to.equal(null);
    });
  });

  it('takes over what the server wrote, and what the guest does next is newer than that', async () => {
    const b = await come();
    const updatedAt = NOW + 86_400_000;
    const output = {...image('made'), width: 900};
    b.serve({
      updatedAt,
      outputs: {...b.stored!.outputs, poster: output},
      resultAssetId: 'asset',
      seenBy: 'server',
    });
    await b.clock.advance(1_000);
    expect(b.effects.at(-1)).to.equal('received');
    expect(b.runtime.session).to.deep.include({
      resultAssetId: 'asset',
      seenBy: 'server',
      currentStepIndex: 1,
    });
    b.runtime.next();
    await settle();
    expect(b.runtime.session.updatedAt).to.equal(updatedAt + 1);
    expect(b.runtime.session.outputs).to.deep.equal({photo: image('me'), poster: output});
  });
});
