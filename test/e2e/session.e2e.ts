/**
 * The main job on real parts: the bundle on a partner's page from another origin, a real Chromium, Firestore and Auth, and
 * our rules. A guest walks seven steps forwards and back and completes; an admin previews the draft.
 */
/// <reference path="../../src/define.ts" />
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {CHROMIUM_FLAGS, findBrowser} from '../../scripts/browsers.mjs';
import {serveFolder, servePages, type Site} from './pages.js';
import {partnerPage} from './partner-page.js';
import {
  buildBundle,
  customToken,
  IDS,
  openAsOwner,
  seedProject,
  SEVEN_STEPS,
  type Owner,
} from './fixtures.js';

const firestore = process.env['FIRESTORE_EMULATOR_HOST'];
const auth = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
const executablePath = findBrowser('chromium');
const missing =
  !firestore || !auth || !executablePath ? 'needs Chromium, the Firestore and the Auth emulator' : false;

const FIREBASE_PROJECT = process.env['GCLOUD_PROJECT'] ?? 'demo-experience';
const ANSWERS = {
  rating: 8,
  again: true,
  liked: ['Food', 'People'],
  name: 'Ada',
  note: 'Two lines\nof praise',
};

type Log = [type: string, detail: Record<string, unknown>][];

describe('a session from the script tag to Firestore', {skip: missing}, () => {
  let browser: Browser;
  let cdn: Site;
  let owner: Owner;
  const sites: Site[] = [];

  before(async () => {
    cdn = await serveFolder(buildBundle());
    owner = openAsOwner(FIREBASE_PROJECT, firestore!);
    await seedProject(owner);
    browser = await chromium.launch({executablePath: executablePath!, args: CHROMIUM_FLAGS});
  });
  after(async () => {
    await browser?.close();
    await Promise.all([cdn, ...sites].map((site) => site?.close()));
  });

  const said = new WeakMap<Page, string[]>();

  async function open(
    attributes: Record<string, string> = {},
    properties: Record<string, unknown> = {},
  ): Promise<Page> {
    const page = partnerPage({
      scripts: cdn.origin,
      connect: [`http://${firestore}`, `http://${auth}`, 'http://127.0.0.1:1'],
      attributes: {
        'project-id': IDS.projectId,
        'event-id': IDS.eventId,
        'experience-id': IDS.experienceId,
        'firebase-config': JSON.stringify({
          apiKey: 'demo',
          projectId: FIREBASE_PROJECT,
          emulators: {firestore, auth},
        }),
        ...attributes,
      },
      properties,
    });
    const site = await servePages({'/': page});
    sites.push(site);
    const tab = await (await browser.newContext({viewport: {width: 390, height: 800}})).newPage();
    tab.setDefaultTimeout(10_000);
    const messages: string[] = [];
    said.set(tab, messages);
    tab.on('console', (message) => {
      if (message.text().startsWith('<experience-session>')) messages.push(message.text());
    });
    await tab.goto(site.origin);
    return tab;
  }

  const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as {heard: Log}).heard);
  /** Waits until so many events were heard, so that the next act finds the one before it saved. */
  const until = (page: Page, count: number) =>
    page.waitForFunction((n) => (globalThis as unknown as {heard: Log}).heard.length >= n, count);

  /** Does everything a guest does in this experience, and returns what the page must have heard. */
  async function walk(page: Page): Promise<{sessionId: string; log: Log; expected: Log}> {
    const log: Log = [];
    await until(page, 1);
    const sessionId = String((await heard(page))[0]![1]['sessionId']);
    const expect = async (...events: Log) => {
      log.push(...events);
      await until(page, log.length);
    };
    const {steps} = SEVEN_STEPS;
    const saved = (durability: string, pending: number): Log[number] => [
      'experience-saved',
      {sessionId, durability, pending},
    ];
    const moved = (from: number, to: number): Log => {
      const direction = to > from ? 'forward' : 'back';
      const {id: stepId, type: stepType} = steps[to]!;
      return [
        ['experience-before-step', {from, to, direction}],
        [
          'experience-progress',
          {sessionId, stepId, stepType, currentStepIndex: to, totalSteps: 7, direction},
        ],
      ];
    };
    const answered = (index: number, valid = true): Log[number] => {
      const {id: stepId, type: stepType} = steps[index]!;
      return ['experience-input', {stepId, stepType, valid}];
    };
    const press = (name: string) => page.getByRole('button', {name, exact: true}).click();

    await expect(
      ['experience-ready', {sessionId, totalSteps: 7, currentStepIndex: 0, resumed: false}],
      saved('device', 0),
      saved('server', 0),
    );
    await press('Next');
    await expect(...moved(0, 1), saved('device', 1), saved('server', 0));

    await page.getByRole('radio', {name: '8'}).check();
    await expect(answered(1), saved('device', 1));
    await press('Next');
    await expect(...moved(1, 2), saved('device', 2), saved('server', 0));

    await page.getByRole('radio', {name: 'Yes'}).check();
    await expect(answered(2), saved('device', 1));
    await press('Next');
    await expect(...moved(2, 3), saved('device', 2), saved('server', 0));

    await page.getByRole('checkbox', {name: 'People'}).check();
    await expect(answered(3, false), saved('device', 1));
    await page.getByRole('checkbox', {name: 'Food'}).check();
    await expect(answered(3), saved('device', 1));
    await press('Next');
    await expect(...moved(3, 4), saved('device', 2), saved('server', 0));

    // Back to the scale and forward again: the answers are still there.
    for (const [from, to] of [
      [4, 3],
      [3, 2],
      [2, 1],
    ] as const) {
      await press('Back');
      await expect(...moved(from, to), saved('device', 1), saved('server', 0));
    }
    assert.equal(await page.getByRole('radio', {name: '8'}).isChecked(), true);
    for (const [from, to] of [
      [1, 2],
      [2, 3],
      [3, 4],
    ] as const) {
      await press('Next');
      await expect(...moved(from, to), saved('device', 1), saved('server', 0));
    }

    await page.getByRole('textbox', {name: 'Your first name'}).fill(ANSWERS.name);
    await expect(answered(4), saved('device', 1));
    await page.keyboard.press('Enter');
    await expect(...moved(4, 5), saved('device', 2), saved('server', 0));

    await page.getByRole('textbox', {name: 'Anything else?'}).fill(ANSWERS.note);
    await expect(answered(5), saved('device', 1));
    await press('Next');
    await expect(...moved(5, 6), saved('device', 2), saved('server', 0));

    await press('Finish');
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    await until(page, log.length + 4);
    const session = await owner.read(`projects/p1/sessions/${sessionId}`);
    const durationMs = Number(session!['completedAt']) - Number(session!['createdAt']);
    await expect(
      ['experience-before-step', {from: 6, to: null, direction: 'forward'}],
      ['experience-complete', {sessionId, durationMs, outputs: {}, resultAssetId: null}],
      saved('device', 2),
      saved('server', 0),
    );
    return {sessionId, log: await heard(page), expected: log};
  }

  function expectedDocument(
    sessionId: string,
    document: Record<string, unknown>,
    changes: Record<string, unknown>,
  ): Record<string, unknown> {
    const {createdAt, updatedAt} = document;
    return {
      id: sessionId,
      ...IDS,
      mode: 'guest',
      configSource: 'published',
      status: 'completed',
      currentStepIndex: 6,
      inputs: ANSWERS,
      outputs: {},
      activeJobId: null,
      resultAssetId: null,
      createdAt,
      updatedAt,
      completedAt: updatedAt,
      configVersion: 3,
      ...changes,
    };
  }

  it('a guest signs in anonymously, walks forwards and back, completes; the document is whole', async () => {
    const startedAt = Date.now();
    const page = await open();
    const {sessionId, log, expected} = await walk(page);
    assert.deepEqual(log, expected);

    const stored = (await owner.read(`projects/p1/sessions/${sessionId}`))!;
    const uid = await page.evaluate(() => document.querySelector('experience-session')!.session!.createdBy);
    assert.match(String(uid), /^\w{20,}$/);
    assert.deepEqual(stored, expectedDocument(sessionId, stored, {createdBy: uid}));
    for (const field of ['createdAt', 'updatedAt', 'completedAt']) {
      assert.ok(Number(stored[field]) >= startedAt && Number(stored[field]) <= Date.now(), field);
    }
    assert.deepEqual(
      await page.evaluate(() => (globalThis as unknown as {refused: string[]}).refused),
      [],
      'the policy refused nothing',
    );
    console.log('the document, read back with owner rights:', JSON.stringify(stored, null, 2));

    await page.reload();
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    assert.deepEqual(
      (await heard(page)).map(([type]) => type),
      ['experience-ready'],
      'complete is told once per session',
    );
  });

  it('a guest who reloads in the middle goes on where they were, as the same user', async () => {
    const page = await open();
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('radio', {name: '4'}).check();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const {id, createdBy} = (await page.evaluate(
      () => document.querySelector('experience-session')!.session,
    ))!;
    await page.reload();
    await page.getByRole('heading', {name: 'How was it?'}).waitFor();
    assert.equal(await page.getByRole('radio', {name: '4'}).isChecked(), true);
    await page.getByRole('button', {name: 'Next'}).click();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const stored = await owner.read(`projects/p1/sessions/${id}`);
    assert.deepEqual([stored!['createdBy'], stored!['currentStepIndex']], [createdBy, 2]);
  });

  it('the bearer of a preview token walks the draft, and it counts as a preview', async () => {
    const page = await open({mode: 'preview'}, {authToken: customToken('admin-1', {previewProjectId: 'p1'})});
    await page.getByText('Preview', {exact: true}).waitFor();
    const {sessionId, log, expected} = await walk(page);
    assert.deepEqual(log, expected);
    const stored = (await owner.read(`projects/p1/sessions/${sessionId}`))!;
    const preview = {mode: 'preview', configSource: 'draft', configVersion: 4, createdBy: 'admin-1'};
    assert.deepEqual(stored, expectedDocument(sessionId, stored, preview));
  });

  const failures: readonly [
    shows: string,
    attributes: Record<string, string>,
    properties: Record<string, unknown>,
    code: string,
  ][] = [
    ['an experience that does not exist', {'experience-id': 'gone'}, {}, 'experience/not-found'],
    ['an experience that is not published', {'experience-id': 'unpublished'}, {}, 'experience/not-published'],
    ['an experience that the event does not offer', {'experience-id': 'apart'}, {}, 'experience/not-offered'],
    ['an event that does not exist', {'event-id': 'nowhere'}, {}, 'experience/event-not-found'],
    ['an event that is closed', {'event-id': 'closed'}, {}, 'experience/event-closed'],
    ['a draft without a preview token', {mode: 'preview'}, {}, 'experience/permission-denied'],
    [
      'a draft with another project’s token',
      {mode: 'preview'},
      {authToken: customToken('admin-2', {previewProjectId: 'p2'})},
      'experience/permission-denied',
    ],
    ['a token that is none', {mode: 'preview'}, {authToken: 'nonsense'}, 'firebase/invalid-token'],
    [
      'a Firestore that does not answer',
      {
        'firebase-config': JSON.stringify({
          apiKey: 'demo',
          projectId: 'other',
          emulators: {firestore: '127.0.0.1:1', auth},
        }),
      },
      {},
      'experience/unavailable',
    ],
    [
      'an app of another copy of the SDK',
      {},
      {firebaseApp: {name: '[DEFAULT]', options: {}}},
      'element/foreign-firebase-app',
    ],
  ];
  for (const [shows, attributes, properties, code] of failures) {
    it(`shows a screen and tells the page once: ${shows}`, async () => {
      const page = await open(attributes, properties);
      await page.getByRole('alert').getByText(code).waitFor();
      const errors = (await heard(page)).filter(([type]) => type === 'experience-error');
      assert.deepEqual(
        errors.map(([, detail]) => detail['code']),
        [code],
      );
      assert.equal(said.get(page)?.length, 1, 'one message for the developer');
      assert.ok(
        said.get(page)![0]!.includes(String(errors[0]![1]['message'])),
        'with what was expected and what came',
      );
    });
  }
});
