/**
 * A malicious client with the real bundle: every request that it makes to Firestore on a guest's whole way is caught in the
 * browser and sent again by hand, with other fields, tokens and paths. `test/rules/attacks.node.ts` goes deeper; this shows
 * that what it plays with is what the bundle sends.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Request} from 'playwright-core';
import {withWrite, withField, int, text, type Attack} from '../rules/attacks.js';
import {send, type WireBody, type WireRequest} from '../rules/wire.js';
import {missing, startLab, type Lab} from './lab.js';
import {walk} from './walk.js';

describe('a malicious client, with the requests of the bundle', {skip: missing}, () => {
  let lab: Lab;
  before(async () => {
    lab = await startLab();
  });
  after(() => lab.close());

  /** Walks as a guest and returns what the bundle sent, and to which session. */
  async function recordWalk(): Promise<{requests: WireRequest[]; sessionId: string}> {
    const page = await lab.visit('about:blank');
    const caught: Request[] = [];
    page.on('request', (request) => caught.push(request));
    await page.goto(await lab.publish());
    const {sessionId} = await walk(page, lab.owner);
    const firestore = caught.filter((request) => /documents:(commit|batchGet)/.test(request.url()));
    return {requests: firestore.map(toWire), sessionId};
  }

  it('each is refused, and the documents are as they were', async (t) => {
    const victim = await recordWalk();
    const {authorization: otherGuest} = (await recordWalk()).requests.find(isCommit)!;
    const commits = victim.requests.filter(isCommit);
    assert.ok(commits.length >= 14, `a start, twelve moves and an end: ${commits.length}`);
    const path = `projects/p1/sessions/${victim.sessionId}`;
    const before = await lab.owner.read(path);

    const attacks = commits.flatMap((request, index) =>
      attacksOn(request, otherGuest).map((attack) => ({...attack, title: `${index}: ${attack.title}`})),
    );
    for (const {title, request} of attacks) {
      await t.test(title, async () => {
        const {status, text: answer} = await send(request);
        assert.equal(status, 403, answer);
        assert.deepEqual(await lab.owner.read(path), before);
      });
    }
    console.log(`${attacks.length} attacks with ${commits.length} requests of the bundle, all refused`);
  });
});

const isCommit = ({path}: WireRequest) => path.includes(':commit');

function toWire(request: Request): WireRequest {
  const {pathname, search} = new URL(request.url());
  const authorization = request.headers()['authorization'] ?? null;
  return {
    method: request.method(),
    path: pathname + search,
    body: request.postDataJSON() as WireBody,
    authorization,
  };
}

/** The session has ended by now, so even what the bundle once sent itself is refused when it would change something. */
function attacksOn(request: WireRequest, otherGuest: string | null): Attack[] {
  const later = String(Date.now() + 60_000);
  return [
    {title: 'nobody', request: {...request, authorization: null}},
    {title: 'another guest', request: {...request, authorization: otherGuest}},
    {
      title: 'again, out of the end',
      request: withField(withField(request, 'status', text('active')), 'updatedAt', {integerValue: later}),
    },
    {title: 'another owner', request: withField(request, 'createdBy', text('somebody'))},
    {title: 'a preview now', request: withField(request, 'mode', text('preview'))},
    {title: 'begun at another time', request: withField(request, 'createdAt', int(1))},
    {title: 'a field of one’s own', request: withField(request, 'isVip', {booleanValue: true})},
    {title: 'a result that no server made', request: withField(request, 'resultAssetId', text('asset'))},
    {
      title: 'in another project',
      request: withWrite(request, (_, document) => {
        document.name = document.name.replace('/projects/p1/', '/projects/p2/');
      }),
    },
    {
      title: 'deleted',
      request: withWrite(request, (write, document) => {
        write.delete = document.name;
        delete write.update;
        delete write.updateMask;
      }),
    },
  ];
}
