/**
 * A guest without a network for three steps, through a reload and a restart of the browser, and with it again: the
 * document is complete. What offline is, and where the page comes from meanwhile: `Network.goOffline`.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {press} from './faults-acts.js';
import {ENGINES, type Engine} from './engines.js';
import {createDevice, missingDevice} from './faults-device.js';
import {layNetwork} from './faults-network.js';
import {assertHas, openPlace} from './faults-place.js';
import {heardBy, missing, startLab, untilHeard, type Lab} from './lab.js';
import {ANSWERS} from './walk.js';

describe('a guest without a network', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  async function goThrough(engine: Engine): Promise<void> {
    const place = await openPlace(lab, `offline-${engine}`);
    const network = await layNetwork();
    const {connect, config} = network.visit;
    const attributes = {...place.attributes, 'firebase-config': config};
    const url = await lab.publishSite({'/': {attributes, connect}});
    const cached = [url, lab.scripts];
    const device = createDevice(engine);
    try {
      const first = await device.start();
      let page = await lab.visit(url, first);
      await press(page, 'Next');
      await flush(page);
      const [before] = await place.sessions();

      await network.goOffline(first, engine, cached);
      await page.getByRole('radio', {name: '8'}).check();
      await press(page, 'Next');
      await page.getByRole('radio', {name: 'Yes'}).check();
      await press(page, 'Next');
      await page.getByRole('checkbox', {name: 'Food'}).check();
      await page.getByRole('checkbox', {name: 'People'}).check();
      await press(page, 'Next');
      await page.getByText('Offline. Your answers are kept').waitFor();

      await page.reload();
      await page.getByRole('textbox', {name: 'Your first name'}).fill(ANSWERS.name);
      await press(page, 'Next');
      await page.getByRole('heading', {name: 'Anything else?'}).waitFor();
      await untilSaved(page);
      await device.kill();

      const second = await device.start();
      const goOnline = await network.goOffline(second, engine, cached);
      page = await lab.visit(url, second);
      await page.getByRole('textbox', {name: 'Anything else?'}).fill(ANSWERS.note);
      await untilHeard(page, 1);
      assertHas((await heardBy(page))[0]![1], {sessionId: before!['id'], currentStepIndex: 5, resumed: true});
      assert.deepEqual(await place.sessions(), [before], 'nothing has reached the server');

      await goOnline();
      await press(page, 'Next');
      await press(page, 'Finish');
      await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
      const found = await place.sessionsOnce(({status}) => status === 'completed');
      assert.equal(found.length, 1);
      const {id, createdBy, createdAt} = before!;
      assertHas(found[0]!, {id, createdBy, createdAt, inputs: ANSWERS, currentStepIndex: 6});
    } finally {
      await device.discard();
      network.close();
    }
  }

  for (const engine of ENGINES)
    it(`loses nothing in ${engine}`, {skip: missingDevice(engine)}, () => goThrough(engine));
});

const flush = (page: Page) => page.evaluate(() => document.querySelector('experience-session')!.flush());

/** Until the device has everything. */
const untilSaved = (page: Page) =>
  page.waitForFunction(() => document.querySelector('experience-session')!.saved?.device === 'saved');
