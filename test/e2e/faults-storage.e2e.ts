/**
 * A browser that keeps nothing: IndexedDB that refuses, and a frame of another site's that may store nothing at all. The
 * guest carries on in memory, the page is told once, the document on the server is complete.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Frame, Page} from 'playwright-core';
import {assertHas, openPlace} from './faults-place.js';
import {missing, startLab, type Lab, type Log} from './lab.js';
import {servePages, type Site} from './pages.js';
import {ANSWERS} from './walk.js';

describe('a browser that keeps nothing', {skip: missing}, () => {
  let lab: Lab;
  let host: Site | undefined;
  before(async () => {
    lab = await startLab();
  });
  after(async () => {
    await host?.close();
    await lab.close();
  });

  /** Each resolves with the document that the element is in. */
  const places: readonly [
    where: string,
    open: (context: BrowserContext, url: string) => Promise<Page | Frame>,
  ][] = [
    [
      'where IndexedDB refuses to open',
      async (context, url) => {
        await context.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          };
        });
        return lab.visit(url, context);
      },
    ],
    [
      'in a sandboxed frame on another site',
      async (context, url) => {
        host = await servePages({
          '/': {
            html: `<!doctype html><iframe sandbox="allow-scripts" width="390" height="800" src="${url}">`,
          },
        });
        const page = await lab.visit(host.origin.replace('127.0.0.1', 'localhost'), context);
        const frame = page.frames().find((one) => one.url().startsWith(url));
        return frame ?? page.waitForEvent('framenavigated', (one) => one.url().startsWith(url));
      },
    ],
  ];
  for (const [where, open] of places) {
    it(`the guest carries on in memory ${where}`, async () => {
      const place = await openPlace(lab, 'storage');
      const context = await lab.browser.newContext();
      const page = await open(context, await lab.publish(place.attributes));
      const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
      await press('Next');
      await page.getByRole('radio', {name: '8'}).check();
      await press('Next');
      await page.getByRole('radio', {name: 'Yes'}).check();
      await press('Next');
      await page.getByRole('checkbox', {name: 'Food'}).check();
      await page.getByRole('checkbox', {name: 'People'}).check();
      await press('Next');
      await page.getByRole('textbox', {name: 'Your first name'}).fill(ANSWERS.name);
      await press('Next');
      await page.getByRole('textbox', {name: 'Anything else?'}).fill(ANSWERS.note);
      await press('Next');
      const device = () => document.querySelector('experience-session')!.saved?.device;
      assert.equal(await page.evaluate(device), 'unavailable');
      await press('Finish');
      await page.getByRole('heading', {name: 'Thank you!'}).waitFor();

      const sessions = await place.sessionsOnce(({status}) => status === 'completed');
      assert.equal(sessions.length, 1);
      assertHas(sessions[0]!, {inputs: ANSWERS, currentStepIndex: 6});
      const heard = await page.evaluate(() => (globalThis as unknown as {heard: Log}).heard);
      const codes = heard.flatMap(([type, {code}]) => (type === 'experience-error' ? [code] : []));
      assert.deepEqual(codes, ['session/device-unavailable'], 'the page is told once');
      const acknowledged = heard.flatMap(([type, {durability}]) =>
        type === 'experience-saved' ? [durability] : [],
      );
      assert.deepEqual([...new Set(acknowledged)], ['server'], 'and the device acknowledges nothing');
      await context.close();
    });
  }
});
