/** Photos on their way, with a store and a device that do what the test says, and a clock that is turned by hand. */
import {expect} from '@open-wc/testing';
import {RETRY_MAX_MS, RETRY_MIN_MS} from '../../src/runtime/backoff.js';
import {createUploader} from '../../src/runtime/uploader.js';
import type {Photo} from '../../src/session/media-store.js';
import {contentName} from '../../src/shared/content-name.js';
import {ExperienceError, type ErrorCode} from '../../src/shared/errors.js';
import type {Picture} from '../../src/shared/media.js';
import {aSession, codeOf, NOW} from '../helpers/builders.js';
import {createManualClock, settle} from '../helpers/manual-clock.js';

const picture = (...bytes: number[]): Picture => ({
  bytes: new Uint8Array(bytes).buffer,
  type: 'image/jpeg',
  width: 4,
  height: 3,
});
const GIVEN = {epoch: 1, at: NOW};
const photoOf = (stepId: string, given: Picture): Photo => ({
  ...given,
  sessionId: 's1',
  stepId,
  name: contentName(given.bytes),
  ...GIVEN,
  replaces: [],
});
const [ONE, TWO] = [picture(1), picture(2, 2, 2)];

interface Call {
  readonly photo: Photo;
  isCancelled: boolean;
  progress(share: number): void;
  succeed(): Promise<void>;
  fail(code: ErrorCode): Promise<void>;
}

function createBench(photos: readonly Photo[] = [], {isFull = false} = {}) {
  const clock = createManualClock();
  const kept = new Map(photos.map((photo) => [photo.stepId, photo]));
  const calls: Call[] = [];
  const up: string[] = [];
  let keptTimes = 0;
  const uploader = createUploader({
    sessionId: 's1',
    photos,
    clock,
    random: () => 1 - Number.EPSILON,
    shelf: {
      put: async (photo) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        kept.set(photo.stepId, photo);
      },
      of: async () => [...kept.values()],
      remove: async ({stepId, name}) => {
        if (kept.get(stepId)?.name === name) kept.delete(stepId);
      },
    },
    store: {
      upload: async (photo, progress) => {
        let call!: Call;
        const done = new Promise<{url: string; type: 'image'}>((resolve, reject) => {
          call = {
            photo,
            isCancelled: false,
            progress,
            succeed: () => (resolve({url: `https://x/${photo.name}`, type: 'image'}), settle()),
            fail: (code) => (reject(new ExperienceError(code)), settle()),
          };
        });
        calls.push(call);
        return {done, cancel: () => (call.isCancelled = true)};
      },
    },
  });
  const start = () => {
    uploader.start({
      onUp: (stepId) => up.push(stepId),
      onKept: () => (keptTimes += 1),
      onChange: () => undefined,
    });
    uploader.reconcile(aSession(), true);
    return settle();
  };
  const accept = (stepId: string, given: Picture) => (uploader.accept(stepId, given, GIVEN, null), settle());
  return {clock, kept, calls, up, uploader, start, accept, keptTimes: () => keptTimes};
}

describe('the uploader', () => {
  it('keeps a photo on the device first, then sends it, and lets go of it when it is told to', async () => {
    const {uploader, calls, kept, up, start, keptTimes} = createBench();
    await start();
    uploader.accept('a', ONE, GIVEN, null);
    expect(uploader.status).to.include({pending: 1, device: 'saving'});
    expect(calls).to.have.length(0);
    await settle();
    expect(keptTimes()).to.equal(1);
    expect(uploader.status).to.include({pending: 1, device: 'saved', progress: 0});
    calls[0]!.progress(0.4);
    expect(uploader.status.progress).to.equal(0.4);
    await calls[0]!.succeed();
    expect(up).to.deep.equal(['a']);
    expect(uploader.status).to.include({pending: 0, progress: 1, error: null});
    expect(kept.size, 'until the reference is safe').to.equal(1);
    uploader.settle();
    expect(kept.size).to.equal(0);
    expect(uploader.pictureOf('a'), 'to be looked at').to.equal(ONE);
  });

  it('sends one photo at a time, in the order in which they were accepted', async () => {
    const {uploader, calls, start, accept} = createBench([photoOf('left', ONE)]);
    expect(uploader.stepIds).to.deep.equal(['left']);
    await start();
    await accept('b', TWO);
    expect(calls.map(({photo}) => photo.stepId)).to.deep.equal(['left']);
    calls[0]!.progress(1);
    expect(uploader.status.progress, 'of all bytes').to.equal(0.25);
    await calls[0]!.succeed();
    expect(calls.map(({photo}) => photo.stepId)).to.deep.equal(['left', 'b']);
  });

  it('cancels a photo that another one replaces, and hears no more of it', async () => {
    const {calls, up, kept, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    await accept('a', TWO);
    expect(calls[0]!.isCancelled).to.equal(true);
    await calls[0]!.succeed();
    expect(up).to.deep.equal([]);
    await calls[1]!.succeed();
    expect(up).to.deep.equal(['a']);
    expect(kept.get('a')!.bytes).to.equal(TWO.bytes);
  });

  it('tries again by itself, with growing pauses, what passes', async () => {
    const {uploader, calls, clock, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    for (const pause of [1, 2, 4, 8, 16].map((factor) => factor * RETRY_MIN_MS).concat(RETRY_MAX_MS)) {
      await calls.at(-1)!.fail('media/unavailable');
      expect(uploader.status.error?.code).to.equal('media/unavailable');
      const before = calls.length;
      await clock.advance(pause - 1);
      expect(calls).to.have.length(before);
      await clock.advance(1);
      expect(calls).to.have.length(before + 1);
    }
    await calls.at(-1)!.succeed();
    expect(uploader.status.error).to.equal(null);
    expect(clock.waiting).to.equal(0);
  });

  it('stops at what does not pass, until it is told to try again or there is another photo', async () => {
    const {uploader, calls, clock, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    await calls[0]!.fail('media/permission-denied');
    await clock.advance(10 * RETRY_MAX_MS);
    expect(calls).to.have.length(1);
    expect(await codeOf(uploader.flush())).to.equal('media/permission-denied');
    uploader.retry();
    await settle();
    await calls[1]!.fail('media/permission-denied');
    await accept('b', TWO);
    expect(calls.at(-1)!.photo.stepId).to.equal('a');
  });

  it('sends the new photo after one that could not be sent, and not both', async () => {
    const {uploader, calls, up, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    await calls[0]!.fail('media/permission-denied');
    await accept('a', TWO);
    expect(calls.map(({photo}) => photo.bytes)).to.deep.equal([ONE.bytes, TWO.bytes]);
    await calls[1]!.succeed();
    expect([up, uploader.stepIds]).to.deep.equal([['a'], []]);
  });

  const REPLACED = {...photoOf('a', ONE), replaces: ['https://x/before']};
  const output = (url: string) => ({outputs: {a: {url, type: 'image' as const}}});
  for (const [shows, photo, stored, isSent] of [
    ['has none of that step', REPLACED, {}, true],
    ['has it', REPLACED, output(`https://x/${REPLACED.name}`), false],
    [
      'has what it takes the place of',
      REPLACED,
      {...output('https://x/before'), epoch: 2, updatedAt: NOW + 1},
      true,
    ],
    [
      'has another, of a later writer',
      REPLACED,
      {...output('https://x/b'), epoch: 2, updatedAt: NOW + 1},
      false,
    ],
    ['has another, of before', REPLACED, {...output('https://x/b'), epoch: 0, updatedAt: NOW - 1}, true],
  ] as const) {
    it(`${isSent ? 'sends' : 'drops'} a photo that was left where the store ${shows}`, async () => {
      const {uploader, calls} = createBench([photo]);
      uploader.start({onUp: () => undefined, onKept: () => undefined, onChange: () => undefined});
      await settle();
      expect(calls, 'before the store is heard').to.have.length(0);
      uploader.reconcile(aSession(stored), true);
      await settle();
      expect(calls.length > 0).to.equal(isSent);
    });
  }

  for (const isSure of [true, false]) {
    it(`drops ${isSure ? 'nothing' : 'what another has outdated'} that was accepted here, where it is ${isSure ? '' : 'not '}sure that it is the newest`, async () => {
      const {uploader, calls, accept} = createBench();
      uploader.start({onUp: () => undefined, onKept: () => undefined, onChange: () => undefined});
      await accept('a', ONE);
      uploader.reconcile(aSession({...output('https://x/b'), epoch: 2, updatedAt: NOW + 1}), isSure);
      await settle();
      expect(calls.length > 0).to.equal(isSure);
    });
  }

  it('flushes: at once, and until all is up or an attempt fails', async () => {
    const {uploader, calls, start, accept} = createBench();
    await start();
    await uploader.flush();
    await accept('a', ONE);
    await accept('b', TWO);
    const flushed = codeOf(uploader.flush());
    await calls[0]!.succeed();
    await calls[1]!.fail('media/unavailable');
    expect(await flushed).to.equal('media/unavailable');
    const again = uploader.flush();
    await settle();
    await calls[2]!.succeed();
    await again;
  });

  it('ends a flush when it is closed', async () => {
    const {uploader, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    const flushed = codeOf(uploader.flush());
    uploader.close();
    expect(await flushed).to.equal('media/unavailable');
  });

  it('finds nothing in the store for a step that is called like a property of every object', async () => {
    const {calls, start} = createBench([photoOf('constructor', ONE)]);
    await start();
    expect(calls).to.have.length(1);
  });

  it('sends what a full device cannot keep, and says so', async () => {
    const {uploader, calls, start, accept} = createBench([], {isFull: true});
    await start();
    await accept('a', ONE);
    expect(uploader.status.device).to.equal('unavailable');
    await calls[0]!.succeed();
    expect(uploader.status).to.include({pending: 0, device: 'saved'});
  });

  it('forgets what is dropped, on the device too', async () => {
    const {uploader, calls, kept, up, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    await accept('b', TWO);
    uploader.drop();
    expect(kept.size, 'until the device knows why').to.equal(2);
    uploader.settle();
    await calls[0]!.succeed();
    expect([kept.size, up.length, uploader.status.pending]).to.deep.equal([0, 0, 0]);
    expect(calls[0]!.isCancelled).to.equal(true);
  });

  it('leaves nothing behind when it is closed but the photo on the device', async () => {
    const {uploader, calls, kept, up, clock, start, accept} = createBench();
    await start();
    await accept('a', ONE);
    await calls[0]!.fail('media/unavailable');
    expect(clock.waiting).to.equal(1);
    uploader.close();
    expect(clock.waiting).to.equal(0);
    await clock.advance(RETRY_MAX_MS);
    expect([calls.length, up.length, kept.size]).to.deep.equal([1, 0, 1]);
  });
});

describe('contentName', () => {
  it('is the same for the same bytes and another for others', () => {
    const names = [[], [0], [1], [0, 0], [1, 2], [2, 1]].map((bytes) =>
      contentName(new Uint8Array(bytes).buffer),
    );
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[0-9a-f]{16}$/);
    expect(contentName(new Uint8Array([1, 2]).buffer)).to.equal(names[4]);
  });
});
