/**
 * A guest waits for a partner's server: the bundle, real browsers, Firestore with our rules, and the owner as the server,
 * who sees nothing but the documents. The contract is docs/transform.md.
 */
import assert from 'node:assert/strict';
import {setTimeout as sleep} from 'node:timers/promises';
import {after, before, describe, it} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {OutputRequest} from '../../src/experience/request.js';
import {ENGINES, launch, missingEngine} from './engines.js';
import {press} from './faults-acts.js';
import {assertHas, openPlace, type Place} from './faults-place.js';
import {heardBy, missing, saidBy, startLab, type Lab} from './lab.js';

const HOUR_MS = 3_600_000;
const POSTER = {url: 'https://example.com/poster.jpg', type: 'image', width: 900, height: 1200};

const experience = (timeoutSeconds: number) => ({
  version: 1,
  steps: [
    {id: 'welcome', type: 'info', config: {title: 'Welcome'}},
    {id: 'poster', type: 'transform.pipeline', config: {title: 'Your poster', timeoutSeconds}},
    {id: 'bye', type: 'info', config: {title: 'That was all'}},
  ],
});

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  readonly place: Place;
  readonly server: Server;
}

interface Server {
  /** The one session's document. */
  read(): Promise<Record<string, unknown>>;
  /** Waits for a request that is newer than `after`, as a trigger would fire for it. */
  request(after?: number): Promise<OutputRequest>;
  write(fields: object): Promise<void>;
}

for (const engine of ENGINES) {
  describe(`a step that waits for a server, in ${engine}`, {skip: missing || missingEngine(engine)}, () => {
    let lab: Lab;
    let browser: Browser;
    before(async () => {
      lab = await startLab();
      browser = await launch(engine);
    });
    after(async () => {
      await browser.close();
      await lab.close();
    });

    /** A guest comes to the step. */
    async function come(name: string, timeoutSeconds = 60): Promise<Visit> {
      const place = await openPlace(lab, `${name}-${engine}`);
      await place.republish(experience(timeoutSeconds));
      const url = await lab.publish(place.attributes);
      const context = await browser.newContext();
      const page = await lab.visit(url, context);
      await press(page, 'Next');
      await page.getByText('This is being made for you…').waitFor();
      return {page, context, url, place, server: serverOf(place)};
    }

    function serverOf(place: Place): Server {
      const read = async () => (await place.sessionsOnce(() => true))[0]!;
      const requestIn = (session: Record<string, unknown>) =>
        (session['inputs'] as Record<string, OutputRequest | undefined>)['poster'];
      return {
        read,
        async request(after = 0) {
          const isNew = (session: Record<string, unknown>) => (requestIn(session)?.requestedAt ?? 0) > after;
          return requestIn((await place.sessionsOnce(isNew)).find(isNew)!)!;
        },
        write: async (fields) =>
          lab.owner.change(`projects/p1/sessions/${String((await read())['id'])}`, fields),
      };
    }

    async function finish({page, place}: Visit): Promise<Record<string, unknown>> {
      await press(page, 'Next');
      await press(page, 'Finish');
      await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
      const sessions = await place.sessionsOnce(({status}) => status === 'completed');
      assert.equal(sessions.length, 1);
      return sessions[0]!;
    }
    const codes = async (page: Page) =>
      (await heardBy(page)).filter(([type]) => type === 'experience-error').map(([, {code}]) => code);

    it('shows what the server made, and takes it to the end', async () => {
      const visit = await come('transform-made');
      const {page, server} = visit;
      const {requestedAt, ...request} = await server.request();
      assert.deepEqual(request, {source: null, replaces: null});
      await server.write({activeJobId: `poster-${requestedAt}`});
      await server.write({outputs: {poster: POSTER}, resultAssetId: 'asset-1', activeJobId: null});
      await page.getByText('It is ready.').waitFor();
      assertHas(await finish(visit), {
        status: 'completed',
        outputs: {poster: POSTER},
        resultAssetId: 'asset-1',
        inputs: {poster: {requestedAt, ...request}},
      });
      const [, detail] = (await heardBy(page)).find(([type]) => type === 'experience-complete')!;
      assertHas(detail, {outputs: {poster: POSTER}, resultAssetId: 'asset-1'});
      await page.getByRole('img', {name: 'Your result'}).waitFor({state: 'attached'});
      await page.getByRole('button', {name: 'Download'}).waitFor();
      assert.deepEqual(await codes(page), []);
      await visit.context.close();
    });

    it('says that the server failed; another try is another request', async () => {
      const visit = await come('transform-failed');
      const {page, server} = visit;
      const first = await server.request();
      await server.write({jobErrors: {poster: {requestedAt: first.requestedAt, code: 'no-face'}}});
      await page.getByText('This did not work.').waitFor();
      assert.deepEqual(await codes(page), ['runtime/output-failed']);
      assert.match(saidBy(page).join(), /output for the step "poster", received "no-face"/);
      await press(page, 'Try again');
      const second = await server.request(first.requestedAt);
      await server.write({outputs: {poster: POSTER}});
      await page.getByText('It is ready.').waitFor();
      assertHas(await finish(visit), {
        outputs: {poster: POSTER},
        inputs: {poster: second},
        jobErrors: {poster: {requestedAt: first.requestedAt, code: 'no-face'}},
      });
      await visit.context.close();
    });

    it('gives up when the time is over, and lets the guest on without it', async () => {
      const visit = await come('transform-late', 5);
      await visit.page.getByText('This is taking longer than it should.').waitFor({timeout: 20_000});
      assert.deepEqual(await codes(visit.page), ['runtime/output-late']);
      const session = await finish(visit);
      assert.deepEqual(session['outputs'], {});
      assertHas((session['inputs'] as Record<string, object>)['poster']!, {ended: 'late'});
      await visit.context.close();
    });

    it('goes on with the same request after the guest was away, and finds what was made meanwhile', async () => {
      const visit = await come('transform-reload');
      const {page, server} = visit;
      const request = await server.request();
      await page.reload();
      await page.getByText('This is being made for you…').waitFor();
      assert.deepEqual(await server.request(), request);
      await page.close();
      await server.write({outputs: {poster: POSTER}});
      const again = await lab.visit(visit.url, visit.context);
      await again.getByText('It is ready.').waitFor();
      assertHas(await finish({...visit, page: again}), {
        outputs: {poster: POSTER},
        inputs: {poster: request},
      });
      await visit.context.close();
    });

    for (const [when, bumpsLater] of [
      ['with the output', false],
      ['once nobody waits any more', true],
    ] as const) {
      it(`saves what the guest does after a server dated its write an hour ahead, ${when}`, async () => {
        const visit = await come(`transform-ahead-${String(bumpsLater)}`);
        const {page, server} = visit;
        await server.request();
        const updatedAt = Date.now() + HOUR_MS;
        await server.write({outputs: {poster: POSTER}, ...(!bumpsLater && {updatedAt})});
        await page.getByText('It is ready.').waitFor();
        if (bumpsLater) await server.write({updatedAt, seenBy: 'a job'});
        const session = await finish(visit);
        assertHas(session, {status: 'completed', currentStepIndex: 2, outputs: {poster: POSTER}});
        assert.ok(Number(session['updatedAt']) > updatedAt);
        assert.deepEqual(await codes(page), [], 'the page hears of no conflict');
        await visit.context.close();
      });
    }

    it('asks Firestore for no more than the page says', async () => {
      const {page, context} = await come('transform-reads');
      let reads = 0;
      page.on('request', (request) => {
        if (request.url().includes(':batchGet')) reads += 1;
      });
      await sleep(10_000);
      assert.ok(reads >= 3 && reads <= 7, `${reads} reads in ten seconds`);
      await context.close();
    });
  });
}
