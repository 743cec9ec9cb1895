/** Each way in which an experience cannot start, on real parts: a clear screen, one event, one message for the developer. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {customToken} from './fixtures.js';
import {firebaseConfig, heardBy, missing, NOBODY, saidBy, startLab, type Lab} from './lab.js';

describe('an experience that cannot start', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  const failures: readonly [
    shows: string,
    attributes: Record<string, string>,
    properties: Record<string, unknown>,
    code: string,
    said?: string,
  ][] = [
    ['an experience that does not exist', {'experience-id': 'gone'}, {}, 'experience/not-found'],
    ['an experience that is not published', {'experience-id': 'unpublished'}, {}, 'experience/not-published'],
    ['an experience that the event does not offer', {'experience-id': 'apart'}, {}, 'experience/not-offered'],
    ['an event that does not exist', {'event-id': 'nowhere'}, {}, 'experience/event-not-found'],
    ['an event that is closed', {'event-id': 'closed'}, {}, 'experience/event-closed'],
    ['a project that is closed', {'project-id': 'shut'}, {}, 'session/permission-denied'],
    [
      'a draft without a preview token',
      {mode: 'preview'},
      {},
      'experience/permission-denied',
      'an anonymous user',
    ],
    [
      'a draft with another project’s token',
      {mode: 'preview'},
      {authToken: customToken('admin-2', {previewProjectId: 'p2'})},
      'experience/permission-denied',
      'expected an admin of p1 or its preview token in authToken, received "admin-2"',
    ],
    ['a token that is none', {mode: 'preview'}, {authToken: 'nonsense'}, 'firebase/invalid-token'],
    [
      'a Firestore that does not answer',
      {'firebase-config': firebaseConfig(NOBODY, 'other')},
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
  for (const [shows, attributes, properties, code, said = code] of failures) {
    it(`shows a screen and tells the page once: ${shows}`, async () => {
      const page = await lab.visit(await lab.publish(attributes, properties));
      await page.getByRole('alert').getByText(code).waitFor();
      const errors = (await heardBy(page)).filter(([type]) => type === 'experience-error');
      assert.deepEqual(
        errors.map(([, detail]) => detail['code']),
        [code],
      );
      assert.equal(saidBy(page).length, 1, 'one message for the developer');
      assert.ok(
        saidBy(page)[0]!.includes(String(errors[0]![1]['message'])),
        'with what was expected and what came',
      );
      assert.ok(saidBy(page)[0]!.includes(said), saidBy(page)[0]);
    });
  }

  it('a session that ends on the server is not gone on with: the guest starts again', async () => {
    const page = await lab.visit(await lab.publish());
    await page.getByRole('button', {name: 'Next'}).waitFor();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const id = await page.evaluate(() => document.querySelector('experience-session')!.session!.id);
    const path = `projects/p1/sessions/${id}`;
    await lab.owner.write(path, {...(await lab.owner.read(path)), status: 'abandoned'});
    await page.getByRole('button', {name: 'Next'}).click();
    await page.getByRole('button', {name: 'Start again'}).click();
    await page.getByRole('heading', {name: 'Welcome'}).waitFor();
    await page.evaluate(() => document.querySelector('experience-session')!.flush());
    const codes = (await heardBy(page))
      .filter(([type]) => type === 'experience-error')
      .map(([, {code}]) => code);
    assert.deepEqual(codes, ['session/not-active']);
    assert.notEqual(await page.evaluate(() => document.querySelector('experience-session')!.session!.id), id);
  });
});
