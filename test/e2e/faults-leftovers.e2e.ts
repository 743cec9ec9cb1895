/** What one visit could not send, a later visit to another experience of ours on the same site sends. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {press} from './faults-acts.js';
import {createDevice, missingDevice} from './faults-device.js';
import {assertHas, openPlace} from './faults-place.js';
import {heardBy, missing, SERVERS, startLab, untilHeard, type Lab} from './lab.js';

const cannotRun = missing || missingDevice('chromium');

describe('a visit to another experience', {skip: cannotRun}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  const unsent: readonly [what: string, blocked: string][] = [
    ['a whole session, whose start never reached the server', '/**/documents:commit*'],
    ['a session and its user, who could not be signed in either', '/**/{documents:commit,accounts:signUp}*'],
  ];
  for (const [what, blocked] of unsent) {
    it(`sends ${what}`, async () => {
      const place = await openPlace(lab, 'leftovers');
      const origin = await lab.publishSite({
        '/': {attributes: place.attributes},
        '/second': {attributes: {...place.attributes, 'experience-id': 'second'}},
      });
      const device = createDevice('chromium');
      try {
        const first = await device.start();
        for (const server of SERVERS) await first.route(server + blocked, (route) => route.abort());
        const page = await lab.visit(origin, first);
        await press(page, 'Next');
        await page.getByRole('radio', {name: '8'}).check();
        const acknowledged = device.killedWhen(({currentStepIndex}) => currentStepIndex === 2);
        await press(page, 'Next').catch(() => undefined);
        const left = await acknowledged;
        assert.deepEqual(await place.sessions(), [], 'nothing has reached the server');

        const other = await lab.visit(`${origin}/second`, await device.start());
        await other.getByRole('heading', {name: 'Hello again'}).waitFor();
        const sessions = await place.sessionsOnce(({id}) => id === left.id);
        await untilHeard(other, 1);
        const {sessionId, resumed} = (await heardBy(other))[0]![1];
        assert.equal(resumed, false);
        assert.deepEqual(new Set(sessions.map(({id}) => id)), new Set([left.id, sessionId]));
        const [sent, own] = [left.id, sessionId].map((id) => sessions.find((one) => one['id'] === id)!);
        const {inputs, currentStepIndex, createdAt, updatedAt} = left;
        assertHas(sent!, {inputs, currentStepIndex, createdAt, updatedAt, status: 'active'});
        assert.deepEqual(inputs, {rating: 8});
        assert.equal(sent!['createdBy'], own!['createdBy'], 'as the same user');

        await other.goto(origin);
        await other.getByRole('heading', {name: 'Will you come again?'}).waitFor();
        assertHas((await heardBy(other))[0]![1], {sessionId: left.id, resumed: true});
      } finally {
        await device.discard();
      }
    });
  }
});
