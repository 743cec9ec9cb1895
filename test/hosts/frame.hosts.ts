/**
 * The element in a frame of another site: the page around it hears the same events on the `<iframe>`, which grows with what it
 * shows, and nobody else can speak for it.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Frame} from 'playwright-core';
import {openFrame, walkInFrame, type FrameOptions} from './framed.js';
import {ENGINES, missingEngine} from '../e2e/engines.js';
import {ELSEWHERE, openStand, type Stand} from './stand.js';

for (const engine of ENGINES) {
  describe(`a frame in ${engine}`, {skip: missingEngine(engine)}, () => {
    let stand: Stand;
    before(async () => void (stand = await openStand()));
    after(() => stand.close());

    const open = (options: FrameOptions = {}) => openFrame(stand, engine, options);
    const walkIn = (frame: Frame) => walkInFrame(engine, frame);
    const heardInside = (frame: Frame) => frame.evaluate(() => window.heard);

    for (const script of ['at once', 'later', 'twice'] as const) {
      it(`tells its page what happens, with the page's script there ${script}`, async () => {
        const {visit, frame} = await open({script});
        await walkIn(frame);
        await visit.page.waitForFunction(() => window.heard.some(([type]) => type === 'experience-complete'));
        const inside = await heardInside(frame);
        await visit.page.waitForFunction((count) => window.heard.length === count, inside.length);
        assert.deepEqual(await visit.heard(), inside);
        assert.equal(inside[0]![0], 'experience-ready');
        assert.deepEqual(await visit.problems(), []);
        await visit.close();
      });
    }

    it('grows with what it shows, without a scroll bar', async () => {
      const {visit, frame} = await open();
      await frame.getByRole('heading', {name: 'Welcome'}).waitFor();
      const iframe = visit.page.getByTitle('Feedback');
      await visit.page.waitForFunction(
        () => document.querySelector<HTMLIFrameElement>('[title=Feedback]')!.clientHeight >= 400,
      );
      const inside = await frame.evaluate(() => {
        const {scrollHeight, clientHeight} = document.documentElement;
        return {
          height: document.querySelector('experience-session')!.offsetHeight,
          scrollHeight,
          clientHeight,
        };
      });
      assert.deepEqual(inside, {
        height: inside.height,
        scrollHeight: inside.height,
        clientHeight: inside.height,
      });
      await frame.evaluate(() => (document.querySelector('experience-session')!.style.minHeight = '700px'));
      await visit.page.waitForFunction(
        () => document.querySelector<HTMLIFrameElement>('[title=Feedback]')!.clientHeight === 700,
      );
      assert.equal(await iframe.evaluate(({style}) => style.width), '100%', 'nothing but the height');
      await visit.close();
    });

    it('takes its settings from its address, and secrets only from behind the #', async () => {
      const {visit, frame} = await open({
        settings: {
          lang: 'de',
          'share-inputs': '',
          context: '{"table":7}',
          '--experience-accent': '#b00020',
          'auth-token': 'no',
        },
      });
      await frame.getByRole('button', {name: 'Weiter'}).waitFor();
      const found = await frame.evaluate(() => {
        const element = document.querySelector('experience-session')!;
        const {projectId, store, shareInputs, context, authToken} = element;
        return {projectId, store, shareInputs, context, authToken, accent: element.style.cssText};
      });
      assert.deepEqual(found, {
        projectId: 'p1',
        store: 'local',
        shareInputs: true,
        context: {table: 7},
        authToken: null,
        accent: '--experience-accent: #b00020;',
      });
      const other = await open({secret: '#auth-token=yes'});
      await other.frame.getByRole('heading', {name: 'Welcome'}).waitFor();
      assert.equal(
        await other.frame.evaluate(() => document.querySelector('experience-session')!.authToken),
        'yes',
      );
      await visit.close();
      await other.visit.close();
    });

    const deaf: readonly (readonly [string, FrameOptions])[] = [
      ['another page is its parent', {settings: {'parent-origin': 'https://elsewhere.example'}}],
      ['no parent is named', {settings: {'parent-origin': ''}}],
      ['the frame is not marked', {attributes: ''}],
    ];
    for (const [shows, options] of deaf) {
      it(`tells nothing when ${shows}; the guest goes on`, async () => {
        const {visit, frame} = await open(options);
        await walkIn(frame);
        assert.deepEqual(await visit.heard(), []);
        await visit.close();
      });
    }

    it('is not spoken for by others', async () => {
      const {visit, frame} = await open();
      await frame.getByRole('heading', {name: 'Welcome'}).waitFor();
      const forged = {mark: 'experience-session', type: 'event', name: 'experience-complete', detail: {}};
      await visit.page.evaluate((message) => {
        window.postMessage(message, '*'); // the page itself
        const other = document.createElement('iframe'); // a frame of its own, marked, whose address is not where it speaks from
        other.dataset['experienceSession'] = '';
        other.srcdoc = `<script>parent.postMessage(${JSON.stringify(message)}, '*')</script>`;
        other.src = 'https://elsewhere.example/';
        document.body.append(other);
        return new Promise((resolve) => (other.onload = resolve));
      }, forged);
      await walkIn(frame);
      await visit.page.waitForFunction(() => window.heard.some(([type]) => type === 'experience-complete'));
      const completed = (await visit.heard()).filter(([type]) => type === 'experience-complete');
      assert.equal(completed.length, 1);
      assert.ok(completed[0]![1]['sessionId'], 'the real one');
      await visit.close();
    });

    it('does nothing for words that are not whole', async () => {
      const {visit, frame} = await open();
      await frame.getByRole('heading', {name: 'Welcome'}).waitFor();
      await visit.page.waitForFunction(() => window.heard.length > 0);
      const inside = await heardInside(frame);
      await frame.evaluate(() => {
        const mark = 'experience-session';
        const words: unknown[] = [
          null,
          'experience-complete',
          {mark},
          {type: 'event', name: 'experience-complete', detail: {}},
          {mark, type: 'event', name: 'click', detail: {}},
          {mark, type: 'event', name: 'toString', detail: {}},
          {mark, type: 'event', name: 'experience-complete'},
          {mark, type: 'height', height: '9px; position: fixed'},
          {mark, type: 'height', height: -1},
          {mark, type: 'height', height: 1e9},
          {mark, type: 'height', height: 432},
        ];
        for (const word of words) window.parent.postMessage(word, '*');
      });
      await visit.page.waitForFunction(
        () => document.querySelector<HTMLIFrameElement>('[title=Feedback]')!.style.height === '432px',
      );
      assert.deepEqual(await visit.heard(), inside);
      assert.deepEqual(await visit.problems(), []);
      await visit.close();
    });

    it('shows nothing on its own: who writes a link does not write on that site', async () => {
      const {visit, src} = await open();
      await visit.page.goto(src);
      await visit.page.getByText('This page is for a frame').waitFor();
      assert.equal(await visit.page.locator('experience-session').count(), 0);
      await visit.close();
    });

    const emulators: readonly (readonly [shows: string, host: string, code: string])[] = [
      ['asks emulators on localhost', 'localhost', 'experience/unavailable'],
      ['asks none elsewhere: a link could name any server', ELSEWHERE, 'element/missing-firebase-config'],
    ];
    for (const [shows, host, code] of emulators) {
      it(shows, async () => {
        const server = await stand.publish({});
        const emulator = new URL(server).host;
        const addresses = {firestore: emulator, auth: emulator};
        const config = JSON.stringify({apiKey: 'any', projectId: 'any', emulators: addresses});
        const {visit, frame} = await open({
          host,
          settings: {store: 'firestore', src: ''},
          secret: `#Firebase-Config=${encodeURIComponent(config)}`,
          before: () => {
            const {fetch} = window;
            const asked: string[] = [];
            window.fetch = (...request) => {
              asked.push(new Request(...request).url);
              return fetch(...request);
            };
            Object.assign(window, {asked});
          },
        });
        await frame.getByText(code).waitFor();
        const asked = await frame.evaluate(() => (window as unknown as {asked: string[]}).asked);
        assert.equal(
          asked.some((address) => address.startsWith(server)),
          host === 'localhost',
        );
        await visit.close();
      });
    }

    it('says so where its storage is forbidden, and the guest goes on', async () => {
      const {visit, frame} = await open({
        before: () => {
          if (window.parent === window) return;
          const refuse = () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          };
          for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, {get: refuse});
        },
      });
      await walkIn(frame);
      await visit.page.waitForFunction(() => window.heard.some(([type]) => type === 'experience-complete'));
      const errors = (await visit.heard()).filter(([type]) => type === 'experience-error');
      assert.equal(errors[0]?.[1]['code'], 'session/device-unavailable');
      await visit.close();
    });

    it('has the camera with allow="camera", and not without', async () => {
      const ask = (frame: Frame) =>
        frame.evaluate(() =>
          navigator.mediaDevices.getUserMedia({video: true}).then(
            (stream) => stream.getVideoTracks().length,
            (error: unknown) => (error as DOMException).name,
          ),
        );
      const [allowed, plain] = [
        await open({attributes: 'data-experience-session allow="camera"'}),
        await open(),
      ];
      assert.deepEqual([await ask(allowed.frame), await ask(plain.frame)], [1, 'NotAllowedError']);
      await allowed.visit.close();
      await plain.visit.close();
    });
  });
}
