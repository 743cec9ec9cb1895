/**
 * The main job on real parts: the bundle on a partner's page from another origin, a real Chromium, Firestore and Auth, and
 * our rules. A guest walks seven steps forwards and back and completes; an admin previews the draft.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {customToken, IDS} from './fixtures.js';
import {heardBy, missing, refusedBy, startLab, type Lab} from './lab.js';
import {ANSWERS, walk} from './walk.js';

describe('a session from the script tag to Firestore', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

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
      epoch: 0,
      ...changes,
    };
  }

  it('a guest signs in anonymously, walks forwards and back, completes; the document is whole', async () => {
    const startedAt = Date.now();
    const page = await lab.visit(await lab.publish());
    const {sessionId, log, expected} = await walk(page, lab.owner);
    assert.deepEqual(log, expected);

    const stored = (await lab.owner.read(`projects/p1/sessions/${sessionId}`))!;
    const uid = await page.evaluate(() => document.querySelector('experience-session')!.session!.createdBy);
    assert.match(String(uid), /^\w{20,}$/);
    assert.deepEqual(stored, expectedDocument(sessionId, stored, {createdBy: uid}));
    for (const field of ['createdAt', 'updatedAt', 'completedAt']) {
      assert.ok(Number(stored[field]) >= startedAt && Number(stored[field]) <= Date.now(), field);
    }
    assert.deepEqual(await refusedBy(page), [], 'the policy refused nothing');
    console.log('the document, read back with owner rights:', JSON.stringify(stored, null, 2));

    await page.reload();
    await page.getByRole('heading', {name: 'Thank you!'}).waitFor();
    assert.deepEqual(
      (await heardBy(page)).map(([type]) => type),
      ['experience-ready'],
      'complete is told once per session',
    );
  });

  it('a guest who reloads in the middle goes on where they were, as the same user', async () => {
    const page = await lab.visit(await lab.publish());
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
    const stored = await lab.owner.read(`projects/p1/sessions/${id}`);
    assert.deepEqual([stored!['createdBy'], stored!['currentStepIndex']], [createdBy, 2]);
  });

  it('a guest who leaves in the middle of a word leaves nothing behind: the last request outlives the page', async () => {
    const page = await lab.visit(await lab.publish());
    await page.getByRole('button', {name: 'Next'}).click();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const id = await page.evaluate(() => document.querySelector('experience-session')!.session!.id);
    await page.getByRole('radio', {name: '9'}).check();
    await page.goto('about:blank');
    const path = `projects/p1/sessions/${id}`;
    for (let wait = 0; wait < 50 && !hasRating(await lab.owner.read(path)); wait += 1)
      await page.waitForTimeout(100);
    assert.deepEqual((await lab.owner.read(path))!['inputs'], {rating: 9});
  });

  it('the bearer of a preview token walks the draft, and it counts as a preview', async () => {
    const page = await lab.visit(
      await lab.publish({mode: 'preview'}, {authToken: customToken('admin-1', {previewProjectId: 'p1'})}),
    );
    await page.getByText('Preview', {exact: true}).waitFor();
    const {sessionId, log, expected} = await walk(page, lab.owner);
    assert.deepEqual(log, expected);
    const stored = (await lab.owner.read(`projects/p1/sessions/${sessionId}`))!;
    const preview = {mode: 'preview', configSource: 'draft', configVersion: 4, createdBy: 'admin-1'};
    assert.deepEqual(stored, expectedDocument(sessionId, stored, preview));
  });
});

function hasRating(document: Record<string, unknown> | undefined): boolean {
  return 'rating' in (document?.['inputs'] as object);
}
