/** A guest waits for a server: how the waiting ends, and begins anew. */
import {expect} from '@open-wc/testing';
import {aSession, NOW} from '../helpers/builders.js';
import {come, openBench, posterWith, type AwaiterBench} from '../helpers/awaiter-bench.js';
import {image, MEDIA_STEPS} from '../helpers/media-kinds.js';

const {poster} = MEDIA_STEPS;

describe('awaiter stops', () => {
  /** What the server does → how the wait ends, whether the guest may go on, what the page is told. */
  const ENDS: readonly (readonly [
    shows: string,
    act: (b: AwaiterBench) => void,
    ended: string | undefined,
    canProceed: boolean,
    code?: string,
  ])[] = [
    ['with the output', (b) => b.serveOutput('made'), undefined, true],
    ['with an asset that has no address', (b) => b.serve({resultAssetId: 'asset'}), 'made', true],
    ['when the server says that it failed', (b) => b.fail(NOW), 'failed', true, 'runtime/output-failed'],
    ['not for the failure of an earlier request', (b) => b.fail(NOW - 1), undefined, false],
    ['not for what makes no sense', (b) => b.serve({jobErrors: 'broken'}), undefined, false],
    ['not for the job that has begun', (b) => b.serve({activeJobId: 'job-1'}), undefined, false],
  ];
  for (const [shows, act, ended, canProceed, code] of ENDS) {
    it(shows, async () => {
      const b = await come();
      act(b);
      await b.clock.advance(20_000);
      expect([b.request()?.ended, b.runtime.problem === null]).to.deep.equal([ended, canProceed]);
      expect(b.told).to.deep.equal(code ? [code] : []);
      expect(b.stored?.inputs['poster'], 'the store knows it too').to.deep.equal(b.request());
      if (canProceed) expect([b.reads.length, b.clock.waiting]).to.deep.equal([1, 0]);
    });
  }

  it('when the time is up, after one last look', async () => {
    const b = await come({timeoutMs: 10_000});
    await b.clock.advance(60_000);
    expect(b.request()).to.include({ended: 'late'});
    expect([b.runtime.problem === null, b.told, b.clock.waiting]).to.deep.equal([
      true,
      ['runtime/output-late'],
      0,
    ]);
    expect(b.reads).to.deep.equal([1_000, 2_500, 4_750, 8_125, 13_125]);
  });

  it('when the time is up by the pauses, where the clock was ahead when it asked', async () => {
    const inputs = {poster: {requestedAt: NOW + 86_400_000, source: null, replaces: null}};
    const b = await openBench([posterWith({timeoutMs: 10_000})], aSession({inputs}), true);
    await b.clock.advance(9_000);
    expect(b.request()?.ended).to.equal(undefined);
    await b.clock.advance(5_000);
    expect(b.request()?.ended).to.equal('late');
  });

  it('when the time is up, where nobody can be asked', async () => {
    const b = await openBench([posterWith({timeoutMs: 10_000})], aSession(), true);
    b.isStoreDead = true;
    await b.clock.advance(15_000);
    expect([b.request()?.ended, b.told]).to.deep.equal(['late', ['runtime/output-late']]);
  });

  it('after a look, where the guest comes back when the time is up', async () => {
    const inputs = {poster: {requestedAt: NOW - 3_600_000, source: null, replaces: null}};
    const b = await openBench([poster], aSession({inputs}), true);
    expect([b.request()?.ended, b.reads]).to.deep.equal(['late', [0]]);
  });

  it('and waits anew when told to, under a later time', async () => {
    const b = await come();
    b.fail(NOW);
    await b.clock.advance(1_000);
    b.awaiter.check();
    expect(b.request(), 'not by itself').to.include({ended: 'failed'});
    b.awaiter.askAgain();
    expect(b.request()).to.deep.equal({requestedAt: NOW + 1_000, source: image('me').url, replaces: null});
    await b.clock.advance(1_000);
    expect(b.runtime.problem, 'the old failure is not this one’s').to.not.equal(null);
    b.serveOutput('made');
    await b.clock.advance(5_000);
    expect(b.runtime.problem).to.equal(null);
    b.awaiter.askAgain();
    expect(b.request()?.requestedAt, 'what was answered is not asked again').to.equal(NOW + 1_000);
  });
});
