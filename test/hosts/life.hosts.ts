/**
 * The element put in, moved and taken out a thousand times, as a busy framework does: it stays one session, and what the browser
 * counts after collecting its garbage (listeners, nodes, timers, elements) is what it was.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import type {CDPSession} from 'playwright-core';
import {missingEngine} from '../e2e/engines.js';
import {EXPERIENCE, openStand, type Stand} from './stand.js';

const ROUNDS = 1000;

/** The last element may still be held, at both counts or at one. */
const ONE_ELEMENT = {listeners: 16, nodes: 80};

interface Counts {
  readonly listeners: number;
  readonly nodes: number;
  readonly timers: number;
  readonly elements: number;
}

declare global {
  interface Window {
    /** Mounts so many elements, one after the other, and does to each what its turn is. */
    live(rounds: number, experience: unknown): Promise<void>;
    readonly pendingTimers: Set<number>;
  }
}

describe('a thousand lives', {skip: missingEngine('chromium')}, () => {
  let stand: Stand;
  before(async () => {
    stand = await openStand();
  });
  after(() => stand.close());

  it('are one session and leave nothing behind', async () => {
    const html = `<!doctype html><html lang="en"><title>Lives</title>
<script type="module" src="${stand.cdn}/experience-session.js"></script><div id="here"></div><div id="there"></div></html>`;
    const visit = await stand.visit('chromium', await stand.publish({'/': {html}}), {before: install});
    const {page} = visit;
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Performance.enable');

    await page.evaluate((experience) => window.live(32, experience), EXPERIENCE); // what is made once is made
    const first = await count(protocol);
    await page.evaluate(([rounds, experience]) => window.live(rounds, experience), [
      ROUNDS,
      EXPERIENCE,
    ] as const);
    const last = await count(protocol);
    console.log(`after 32 lives ${JSON.stringify(first)}, after ${ROUNDS} more ${JSON.stringify(last)}`);

    assert.equal(last.timers, 0);
    assert.ok(last.elements <= 1, 'at most the last one is still there');
    assert.ok(last.listeners - first.listeners <= ONE_ELEMENT.listeners, 'listeners');
    assert.ok(last.nodes - first.nodes <= ONE_ELEMENT.nodes, 'nodes');
    const heard = await visit.heard();
    assert.ok(heard.filter(([type]) => type === 'experience-ready').length >= ROUNDS / 4);
    assert.equal(new Set(heard.map(([, {sessionId}]) => sessionId)).size, 1, 'one session');
    assert.deepEqual(await visit.problems(), []);
    await visit.close();
  });
});

/** Runs in the page before anything of its own. */
function install(): void {
  const pending = new Set<number>();
  Object.assign(window, {pendingTimers: pending});
  const {setTimeout: set, clearTimeout: clear} = window;
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => {
      const timer = set(() => {
        pending.delete(timer);
        run();
      }, ms);
      pending.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      pending.delete(timer);
      clear(timer);
    },
  });
  const task = () => new Promise((resolve) => set(resolve));
  window.live = async (rounds, experience) => {
    const [here, there] = ['here', 'there'].map((id) => document.getElementById(id)!);
    for (let round = 0; round < rounds; round += 1) {
      const element = document.createElement('experience-session');
      const ids = {projectId: 'p1', eventId: 'e1', experienceId: 'x1', store: 'local', experience};
      Object.assign(element, ids);
      const ready = new Promise((resolve) => element.addEventListener('experience-ready', resolve));
      here!.append(element);
      if (round % 4 === 0) await ready;
      else if (round % 4 === 1) await task();
      if (round % 4 < 3) for (const place of [there, here, there]) place!.append(element);
      if (round % 4 < 2) await task();
      element.remove();
    }
    await task();
    await task();
  };
}

/** What the last life still does (its lock, its house-keeping) ends by itself, and is waited for. */
async function count(protocol: CDPSession): Promise<Counts> {
  let counts = await countNow(protocol);
  for (let wait = 0; wait < 50 && counts.elements > 0; wait += 1) {
    await sleep(100);
    counts = await countNow(protocol);
  }
  return counts;
}

async function countNow(protocol: CDPSession): Promise<Counts> {
  for (let time = 0; time < 3; time += 1) await protocol.send('HeapProfiler.collectGarbage');
  const {metrics} = await protocol.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((found) => found.name === name)!.value;
  const evaluate = async (expression: string) =>
    (await protocol.send('Runtime.evaluate', {expression, objectGroup: 'counting'})).result;
  const {objectId} = await evaluate(`customElements.get('experience-session').prototype`);
  const {objects} = await protocol.send('Runtime.queryObjects', {
    prototypeObjectId: objectId!,
    objectGroup: 'counting',
  });
  const {result} = await protocol.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length; }',
  });
  const timers = await evaluate('pendingTimers.size');
  await protocol.send('Runtime.releaseObjectGroup', {objectGroup: 'counting'});
  return {
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    timers: Number(timers.value),
    elements: Number(result.value),
  };
}
