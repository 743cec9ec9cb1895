/**
 * A guest's photo in real browsers, from the camera to the reference in the session document: the bundle under the strict
 * policy, a camera that is not there, and a Storage that drops connections, refuses, or does not answer.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {CHROMIUM_FLAGS} from '../../scripts/browsers.mjs';
import {SECRET, withNotes} from '../helpers/jpeg.js';
import {ENGINES, launch, missingEngine} from './engines.js';
import {openPlace, type Place} from './faults-place.js';
import {firebaseConfig, heardBy, missing, refusedBy, saidBy, startLab, type Lab} from './lab.js';
import {noiseVideo} from './noise-video.js';
import {startStorageServer, type StorageServer} from './storage-server.js';

const PHOTO = {
  version: 1,
  steps: [
    {
      id: 'photo',
      type: 'capture.photo',
      config: {title: 'A photo of you', required: true, aspectRatio: '3:2', countdownSeconds: 1},
    },
    {id: 'bye', type: 'info', config: {title: 'That was all'}},
  ],
};

describe('a photo', {skip: missing}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'photo-'));
  let lab: Lab;
  let storage: StorageServer;
  before(async () => {
    lab = await startLab();
    writeFileSync(join(folder, 'noise.y4m'), noiseVideo(1280, 720));
  });
  after(async () => {
    await lab.close();
    rmSync(folder, {recursive: true});
  });

  const camera = `--use-file-for-fake-video-capture=${join(folder, 'noise.y4m')}`;

  for (const engine of ENGINES) {
    describe(`in ${engine}`, {skip: missingEngine(engine)}, () => {
      let browser: Browser;
      let place: Place;
      let page: Page;
      before(async () => {
        browser = await launch(engine, {flags: [...CHROMIUM_FLAGS, camera]});
      });
      after(() => browser.close());
      afterEach(async () => {
        await page.context().close();
        await storage.close();
      });

      const part = (name: string) => page.locator(`[part~="${name}"]`).first();
      const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
      const sessions = () => place.sessionsOnce(({outputs}) => 'photo' in (outputs as object));
      const heard = async (type: string) => (await heardBy(page)).filter(([name]) => name === type);

      async function come(set: Partial<StorageServer> = {}): Promise<void> {
        storage = await startStorageServer();
        Object.assign(storage, set);
        place = await openPlace(lab, `photo-${engine}`);
        await place.republish(PHOTO);
        const config = JSON.parse(firebaseConfig()) as {emulators: object};
        const withStorage = {
          ...config,
          storageBucket: 'demo',
          emulators: {...config.emulators, storage: storage.address},
        };
        const attributes = {...place.attributes, 'firebase-config': JSON.stringify(withStorage)};
        const connect = [`http://${storage.address}`];
        const url = await lab.publishSite({
          '/': {attributes, connect},
          '/second': {attributes: {...attributes, 'experience-id': 'second'}, connect},
        });
        page = await lab.visit(url, await browser.newContext({viewport: {width: 390, height: 800}}));
        await part('photo').waitFor();
      }

      async function assertNothingRefused(): Promise<void> {
        // The end shows the photo by its reference, for which docs/csp.md asks an `img-src`. Firefox tells of its icon.
        const isKnown = (refused: string) =>
          /^img-src .*(\/favicon\.ico|\/v0\/b\/demo\/o\/.*)$/.test(refused);
        const refused = (await refusedBy(page)).filter((line) => !isKnown(line));
        assert.deepEqual(refused, [], 'the policy refused something');
      }

      async function take(button = 'Take a photo'): Promise<void> {
        await press(button);
        await part('camera').waitFor();
        await page.waitForFunction(() => {
          const {shadowRoot} = document.querySelector('experience-session')!;
          return (shadowRoot!.querySelector('video')?.videoWidth ?? 0) > 0;
        });
        await press('Take the photo');
        await page.getByRole('button', {name: 'Use this photo'}).waitFor();
      }

      /** The guest has a photo on the device, and the network is dead. */
      async function keepPhoto(): Promise<void> {
        await come({isDead: true});
        await take();
        await press('Use this photo');
        await page.getByRole('button', {name: 'Change the photo'}).waitFor();
        await page.waitForFunction(
          () => document.querySelector('experience-session')!.saved?.device === 'saved',
        );
      }

      it('is taken, taken again, used, and brought up although the connection drops twice', async () => {
        await come({drops: 2});
        await take();
        await take('Take it again');
        await press('Use this photo');
        await page.getByRole('button', {name: 'Change the photo'}).waitFor();

        const [session] = await sessions();
        const {photo} = session!['outputs'] as Record<string, {url: string; width: number; height: number}>;
        const [[path, file]] = [...storage.files] as [[string, {bytes: Buffer; type: string; puts: number}]];
        const {id, createdBy} = session as {id: string; createdBy: string};
        assert.match(path, new RegExp(`^projects/p1/sessions/${id}/photo/${createdBy}/[0-9a-f]{16}\\.jpeg$`));
        assert.equal(file.type, 'image/jpeg');
        assert.equal(storage.dropped, 2);
        assert.equal(file.puts, 1);
        assert.equal(storage.files.size, 1, 'the photo that was not used stays on the device');
        assert.equal(Math.round((photo!.width / photo!.height) * 100), 150);
        const there = Buffer.from(await (await fetch(photo!.url)).arrayBuffer());
        assert.ok(there.equals(file.bytes), 'the reference leads to the photo');
        assert.deepEqual([...there.subarray(0, 3)], [0xff, 0xd8, 0xff]);
        if (engine === 'chromium') assert.ok(there.length > 256 * 1024, 'in several chunks');

        await press('Next');
        await press('Finish');
        await place.sessionsOnce(({status}) => status === 'completed');
        assert.equal((await heard('experience-complete')).length, 1);
        await assertNothingRefused();
      });

      it('survives a reload before it is up, and lets the guest finish only when it is there', async () => {
        await keepPhoto();
        await page.reload();
        await page.getByRole('button', {name: 'Change the photo'}).waitFor();
        await press('Next');
        await press('Finish');
        await part('sending').waitFor();
        assert.match(await part('sending').innerText(), /Your photo is being sent, \d+ %/);
        assert.equal((await heard('experience-complete')).length, 0);
        storage.isDead = false;
        await page.evaluate(() => document.querySelector('experience-session')!.retry());
        await part('complete').waitFor({timeout: 60_000});
        const [session] = await place.sessionsOnce(({status}) => status === 'completed');
        assert.ok('photo' in (session!['outputs'] as object));
        assert.equal(storage.files.size, 1);
        await assertNothingRefused();
      });

      it('that was left goes up at a visit to another experience', async () => {
        await keepPhoto();
        const {origin} = new URL(page.url());
        await page.goto('about:blank');
        assert.equal(storage.files.size, 0);
        storage.isDead = false;
        await page.goto(`${origin}/second`);
        const [session] = await sessions();
        assert.equal(session!['status'], 'active', 'the guest has not finished it');
        assert.equal(storage.files.size, 1);
        await page.goto(origin);
        await page.getByRole('button', {name: 'Change the photo'}).waitFor();
        await press('Next');
        await press('Finish');
        await part('complete').waitFor();
        await assertNothingRefused();
      });

      it('from a file is brought up without what its camera wrote down of the guest', async () => {
        await come();
        const drawn = await page.evaluate(() => {
          const canvas = Object.assign(document.createElement('canvas'), {width: 60, height: 40});
          canvas.getContext('2d')!.fillRect(0, 0, 30, 20);
          return canvas.toDataURL('image/jpeg').split(',')[1]!;
        });
        const buffer = Buffer.from(withNotes(Buffer.from(drawn, 'base64'), 1));
        assert.ok(buffer.includes(SECRET) && buffer.includes('Exif'));
        await page
          .locator('input[type=file]')
          .first()
          .setInputFiles({name: 'IMG_4711.jpg', mimeType: 'image/jpeg', buffer});
        await press('Use this photo');
        await sessions();
        const [path, {bytes}] = [...storage.files][0]!;
        assert.doesNotMatch(path, /4711/);
        assert.doesNotMatch(bytes.toString('latin1'), /Exif|GPS|4711/);
        await assertNothingRefused();
      });

      it('that is refused says so, stays on the device, and can be sent again', async () => {
        await come({refusal: 403});
        await take();
        await press('Use this photo');
        await page.getByText('Your photo could not be sent. It is kept on this device.').waitFor();
        assert.ok(saidBy(page).some((line) => line.includes('media/permission-denied')));
        storage.refusal = null;
        await press('Try again');
        const [session] = await sessions();
        assert.ok('photo' in (session!['outputs'] as object));
        await assertNothingRefused();
      });
    });
  }
});
