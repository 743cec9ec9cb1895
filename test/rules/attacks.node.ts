/**
 * A malicious client: the requests of the element's own store, recorded on the wire and sent again by hand with other
 * fields, tokens, paths and methods. Each has to be refused, to tell nothing, and to leave every document as it was.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {deleteDoc, doc, getDoc, setDoc} from 'firebase/firestore/lite';
import {createFirestoreConfigSource} from '../../src/firebase/firestore-config-source.js';
import {createFirestoreStore} from '../../src/firebase/firestore-store.js';
import {completeSession, updateSessionProgress} from '../../src/session/operations.js';
import type {Recorded} from './attacks.js';
import {readAttacks} from './attacks-read.js';
import {writeAttacks} from './attacks-write.js';
import {NO_EMULATOR, openRules, type OpenRules} from './emulator.js';
import {EVERYBODY, OWNER, uidOf, type Who} from './people.js';
import {aSession, aSessionThatIs, pathOf, T0} from './row.js';
import {everyDocument, record, send, type WireRequest} from './wire.js';

const RULES = readFileSync('firestore.rules', 'utf8');
const PROJECT_ID = 'demo-rules-attacks';
const SECRET = 'what nobody else may read';

describe('a malicious client', {skip: NO_EMULATOR}, () => {
  let rules: OpenRules;
  let recorded: Recorded;

  before(async () => {
    rules = await openRules(PROJECT_ID, RULES);
    recorded = await recordElement(rules);
  });
  after(() => rules.close());

  it('is let through as long as it changes nothing', async () => {
    const {start, step, end, get, draft, tokens} = recorded;
    for (const request of [start, step, end, get, {...draft, authorization: tokens.admin}]) {
      const {status, text} = await send(request);
      assert.equal(status, 200, text);
    }
  });

  for (const [title, attacksOf] of Object.entries({'with writes': writeAttacks, 'with reads': readAttacks})) {
    it(`is refused ${title}`, async (t) => {
      await putBack(rules);
      const before = await everyDocument(PROJECT_ID);
      assert.ok(before.includes(SECRET));
      const attacks = attacksOf(recorded);
      for (const {title, request, status = 403} of attacks) {
        await t.test(title, async () => {
          const answer = await send(request);
          assert.equal(answer.status, status, answer.text);
          assert.ok(!answer.text.includes(SECRET), answer.text);
          assert.equal(await everyDocument(PROJECT_ID), before);
        });
      }
      console.log(`${attacks.length} attacks ${title}`);
    });
  }
});

const GUESTS = aSession({inputs: {q1: SECRET}});
const NEW = aSession();
const ENDED = aSessionThatIs('completed', {id: 'ended', inputs: {q1: SECRET}});
const OTHERS = aSession({id: 'theirs', createdBy: 'other', inputs: {q1: SECRET}});

/** The documents as the attacks find them: the guest's session and another's, and no second one of the guest. */
async function putBack({server}: OpenRules): Promise<void> {
  await setDoc(doc(server, pathOf(GUESTS)), GUESTS);
  await setDoc(doc(server, pathOf(OTHERS)), OTHERS);
  await setDoc(doc(server, 'projects/p2/sessions/theirs'), {...OTHERS, projectId: 'p2'});
  await setDoc(doc(server, pathOf(ENDED)), ENDED);
  await deleteDoc(doc(server, pathOf(NEW)));
}

async function recordElement(rules: OpenRules): Promise<Recorded> {
  const db = rules.as(OWNER);
  const store = createFirestoreStore({db, projectId: 'p1', user: async () => ({uid: uidOf(OWNER)})});
  const source = createFirestoreConfigSource({
    db: rules.as('admin'),
    user: async () => ({isAnonymous: false, uid: 'admin'}),
  });
  const {id: sessionId} = GUESTS;
  const onward = updateSessionProgress(GUESTS, {sessionId, currentStepIndex: 1}, T0 + 1);
  const completion = completeSession(GUESTS, {sessionId}, T0 + 2);

  await putBack(rules);
  const start = await only(() => store.create(NEW));
  const step = await only(() => store.update(sessionId, onward));
  const end = await only(() => store.update(sessionId, completion));
  const get = await only(() => store.get(sessionId));
  const configs = await record(() => source.load(GUESTS, 'draft'));
  const draft = configs.find(({body}) => JSON.stringify(body).includes('/configs/draft'))!;
  await putBack(rules);

  const tokens: [Who, string | null][] = [];
  for (const who of EVERYBODY) {
    const {authorization} = await only(() => getDoc(doc(rules.as(who), 'projects/p1/events/e1')));
    tokens.push([who, authorization]);
  }
  return {start, step, end, get, draft, tokens: Object.fromEntries(tokens) as Recorded['tokens']};
}

async function only(work: () => Promise<unknown>): Promise<WireRequest> {
  const [request, ...more] = await record(work);
  assert.equal(more.length, 0);
  return request!;
}
