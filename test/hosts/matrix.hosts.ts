/**
 * The element in other people's pages: in each a guest walks three steps to the end. One session, one `ready`, one
 * `complete`, no error, nothing that the page's policy refuses, and an answer that stays whatever the page does meanwhile.
 * Prints the table of hosts and browsers. `SHOTS=folder` keeps a picture of each.
 */
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {APPS, buildApp, checkTypes, installApps, type App} from '../../scripts/host-apps.mjs';
import {CMS_PAGES, cmsPage} from './cms-pages.js';
import {openFrame, walkInFrame} from './framed.js';
import {differences, hostilePage, installLook, lookInside, lookOutside, type Look} from './hostile.js';
import {PLACES, placePage} from './places.js';
import {POLICIES, policyPage} from './policies.js';
import {ENGINES, missingEngine, type Engine} from '../e2e/engines.js';
import {EXPERIENCE, openStand, walk, type Stand, type Visit} from './stand.js';

interface Host {
  readonly name: string;
  readonly publish: (stand: Stand) => Promise<string>;
  readonly enter?: ((page: Page) => Promise<void>) | undefined;
  readonly meanwhile?: ((page: Page) => Promise<void>) | undefined;
  /** What is to be seen at the end, beside what holds for all. */
  readonly atEnd?: (visit: Visit) => Promise<void>;
}

const renderAgain = async (page: Page) => {
  for (const times of [0, 1, 2]) await page.getByRole('button', {name: `Render again (${times})`}).click();
};

/** The app's own state has what it heard. */
const tellsTheApp: Host['atEnd'] = async ({page, heard}) => {
  const [, {sessionId}] = (await heard()).find(([type]) => type === 'experience-complete')!;
  assert.equal(await page.getByRole('note').textContent(), `Completed ${String(sessionId)}`);
};

const built = new Map<App, Promise<string>>();
function buildOnce(app: App): Promise<string> {
  const building = built.get(app) ?? buildApp(app);
  built.set(app, building);
  return building;
}

async function publishRendered(stand: Stand): Promise<string> {
  const folder = await buildOnce('react-19');
  const {html} = (await import(await buildApp('react-19', 'server.tsx'))) as {html: string};
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  assert.match(html, /<experience-session /);
  writeFileSync(join(folder, 'experience.json'), JSON.stringify(EXPERIENCE));
  writeFileSync(join(folder, 'rendered.html'), page.replace('<!--app-->', html));
  return `${await stand.publishFolder(folder)}/rendered.html`;
}

const HOSTS: readonly Host[] = [
  ...PLACES.map((place) => ({
    ...place,
    publish: (stand: Stand) => stand.publish({'/': {html: placePage(stand.cdn, place)}}),
  })),
  ...CMS_PAGES.map((cms) => ({
    name: cms.name,
    publish: (stand: Stand) =>
      stand.publish({
        '/': {html: cmsPage(cms, stand.cdn)},
        '/experience.json': {html: JSON.stringify(EXPERIENCE)},
      }),
  })),
  ...APPS.map((app) => ({
    name: app,
    publish: async (stand: Stand) => stand.publishFolder(await buildOnce(app)),
    meanwhile: renderAgain,
    atEnd: tellsTheApp,
  })),
  {name: 'react-19, server-rendered', publish: publishRendered, meanwhile: renderAgain, atEnd: tellsTheApp},
  ...POLICIES.map((policy) => ({
    name: policy.name,
    publish: (stand: Stand) => stand.publish({'/': policyPage(stand.cdn, policy)}),
  })),
];

const table = new Map<string, Map<string, string>>();
const note = (host: string, column: string, mark: string) =>
  table.set(host, (table.get(host) ?? new Map<string, string>()).set(column, mark));

/** A test whose outcome is a cell of the table. */
function cell(host: string, column: string, skip: string | false, run: () => Promise<void>): void {
  note(host, column, skip ? '–' : '✗');
  it(host, {skip}, async () => {
    await run();
    note(host, column, '✓');
  });
}

// The browsers take turns with each other and with the compilers.
describe('hosts', {concurrency: true}, () => {
  let stand: Stand;
  before(async () => {
    stand = await openStand();
    await installApps();
  });
  after(async () => {
    await stand.close();
    printTable();
  });

  for (const engine of ENGINES) {
    describe(engine, {concurrency: 1}, () => {
      for (const host of HOSTS) {
        cell(host.name, engine, missingEngine(engine), () => visitAsGuest(engine, host));
      }
      cell('a frame of another site', engine, missingEngine(engine), () => visitInFrame(engine));
      cell('hostile CSS', engine, missingEngine(engine), () => compareLooks(engine));
    });
  }

  describe('types', {concurrency: 1}, () => {
    for (const app of APPS) cell(app, 'types', false, async () => assert.equal(await checkTypes(app), ''));
  });

  async function visitAsGuest(engine: Engine, {name, publish, enter, meanwhile, atEnd}: Host): Promise<void> {
    const visit = await stand.visit(engine, await publish(stand));
    const {page} = visit;
    await enter?.(page);
    await walk(page, async () => {
      await keepPicture(page, `${name} ${engine}`);
      await meanwhile?.(page);
    });
    assert.deepEqual(await visit.problems(), []);
    assert.deepEqual(visit.said, []);
    const heard = await visit.heard();
    const count = (type: string) => heard.filter(([name]) => name === `experience-${type}`).length;
    assert.deepEqual([count('ready'), count('complete'), count('error')], [1, 1, 0]);
    assert.equal(new Set(heard.flatMap(([, {sessionId}]) => sessionId ?? [])).size, 1, 'one session');
    await atEnd?.(visit);
    await visit.close();
  }

  /** In the manner of a system that strips scripts; what can go wrong between the two is in frame.hosts.ts. */
  async function visitInFrame(engine: Engine): Promise<void> {
    const {visit, frame} = await openFrame(stand, engine);
    await walkInFrame(engine, frame);
    await visit.page.waitForFunction(() => window.heard.some(([type]) => type === 'experience-complete'));
    await keepPicture(visit.page, `frame ${engine}`);
    assert.deepEqual(await visit.heard(), await frame.evaluate(() => window.heard));
    assert.deepEqual(await visit.problems(), []);
    await visit.close();
  }

  /** On each step, and at the end. */
  async function looksOf(engine: Engine, isHostile: boolean): Promise<Look[]> {
    const url = await stand.publish({'/': {html: hostilePage(stand.cdn, isHostile)}});
    const visit = await stand.visit(engine, url, {before: installLook});
    const {page} = visit;
    const outside = await lookOutside(page);
    await page.evaluate('load()');
    await page.getByRole('heading', {name: 'Welcome'}).waitFor();
    const looks = [await lookInside(page)];
    await walk(page, async () => void looks.push(await lookInside(page)));
    looks.push(await lookInside(page));
    await keepPicture(page, `${isHostile ? 'hostile' : 'clean'} CSS, ${engine}`);
    assert.deepEqual(differences(outside, await lookOutside(page)), [], 'nothing outside changes');
    assert.deepEqual(await visit.problems(), []);
    await visit.close();
    return looks;
  }

  async function compareLooks(engine: Engine): Promise<void> {
    const [clean, hostile] = [await looksOf(engine, false), await looksOf(engine, true)];
    for (const [at, look] of clean.entries()) {
      assert.ok(look.length > 5);
      assert.deepEqual(differences(look, hostile[at]!), [], 'nothing inside changes');
    }
  }
});

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  // Playwright hides the caret by a style, which a strict policy refuses.
  if (!folder || name.startsWith('CSP')) return;
  await page.screenshot({path: join(folder, `${name.replace(/\W+/g, '-')}.png`)});
}

function printTable(): void {
  const columns = [...ENGINES, 'types'];
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(30)}${cells.map((text) => text.padEnd(10)).join('')}`.trimEnd();
  console.log(line('host', columns));
  for (const [name, marks] of table)
    console.log(
      line(
        name,
        columns.map((column) => marks.get(column) ?? ''),
      ),
    );
}
