/** What the waiting for a server hears of the page, and that it ends with the run. */
import {expect} from '@open-wc/testing';
import {createPageAwaiter} from '../../src/element/page-awaiter.js';
import type {Runtime} from '../../src/runtime/runtime.js';

const step = {id: 'poster', awaits: {timeoutMs: 3_600_000}};
const request = {requestedAt: Date.now() - 60_000, source: null, replaces: null};

describe('the waiting of a page', () => {
  let reads: number;
  let run: AbortController;

  beforeEach(() => {
    reads = 0;
    run = new AbortController();
    const runtime: object = {
      experience: {steps: [step]},
      currentStep: step,
      head: {status: 'active', resultAssetId: null},
      getInput: () => request,
      getOutput: () => null,
      isOnItsWay: () => false,
      refresh: async () => ((reads += 1), true),
    };
    createPageAwaiter({runtime: runtime as Runtime, signal: run.signal, report: () => undefined});
  });
  afterEach(() => run.abort());

  /** The first pause of somebody who has waited for long is none. */
  async function readsAfter(target: EventTarget, type: string): Promise<number> {
    target.dispatchEvent(new Event(type));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return reads;
  }

  for (const [type, target] of [
    ['online', window],
    ['visibilitychange', document],
  ] as const) {
    it(`looks at once when it hears «${type}», until the run ends`, async () => {
      expect(await readsAfter(target, type)).to.equal(1);
      run.abort();
      expect(await readsAfter(target, type)).to.equal(1);
    });
  }

  it('looks no more where the run ends before its pause', async () => {
    const looked = readsAfter(window, 'online');
    run.abort();
    expect(await looked).to.equal(0);
  });
});
