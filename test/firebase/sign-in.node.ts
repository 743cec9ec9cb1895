/** Signing in where servers are slow or busy: one of the test's stands for Auth and Firestore, and a second is ten milliseconds. */
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';

const FASTER = 100;
const ownTimeout = globalThis.setTimeout;
globalThis.setTimeout = ((run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  ownTimeout(run, ms / FASTER, ...args)) as typeof setTimeout;
// Only now: the SDK takes its own hold of what it waits with.
const {connect} = await import('../../src/firebase/connect.js');
const {createFirestoreStore} = await import('../../src/firebase/firestore-store.js');

type Answer = readonly [status: number, body: object];
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const tokenOf = (uid: string, number = 0) => {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return `${encode({alg: 'none'})}.${encode({sub: uid, user_id: uid, number, exp})}.`;
};
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {sub: string; number: number};

describe('signing in', () => {
  let host = '';
  let project = 0;
  let users = 0;
  let delayMs = 0;
  let busy: Answer | null = null;
  /** Whose token came with each request to Firestore, and how many of the user's it was. */
  let asked: {sub: string; number: number}[] = [];
  let isTaken: (token: {number: number}) => boolean;

  function answerTo(path: string, body: string, authorization: string): Answer {
    if (path.includes('accounts:signUp')) {
      if (busy) return busy;
      const uid = `user-${++users}`;
      return [200, {idToken: tokenOf(uid), refreshToken: uid, expiresIn: '3600', localId: uid}];
    }
    if (path.includes('/token')) {
      const uid = `user-${users}`;
      const token = {id_token: tokenOf(uid, 1), refresh_token: uid, expires_in: '3600', user_id: uid};
      return [200, token];
    }
    const claims = claimsOf(authorization);
    asked.push(claims);
    if (!isTaken(claims)) return [401, {error: {code: 401, status: 'UNAUTHENTICATED', message: 'expired'}}];
    const {documents} = JSON.parse(body) as {documents: string[]};
    return [200, [{missing: documents[0], readTime: '2026-01-01T00:00:00Z'}]];
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const path = request.url ?? '';
      const [status, answer] = answerTo(path, body, request.headers.authorization ?? '');
      const send = () =>
        response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(answer));
      setTimeout(send, path.includes('firestore') || path.includes('/documents') ? 0 : delayMs);
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    [users, delayMs, busy, asked, isTaken] = [0, 0, null, [], () => true];
  });
  const open = () =>
    connect({
      config: {projectId: `demo-${++project}`, apiKey: 'k', emulators: {firestore: host, auth: host}},
      app: null,
      authToken: null,
    });
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error as {code: string}).code,
    );

  for (const [status, message, code] of [
    [503, 'The service is currently unavailable.', 'firebase/unavailable'],
    [500, 'Internal error encountered.', 'firebase/unavailable'],
    [
      429,
      "Quota exceeded for quota metric 'Identity Toolkit requests' and limit 'per minute'",
      'firebase/unavailable',
    ],
    [400, 'OPERATION_NOT_ALLOWED', 'firebase/sign-in-failed'],
    [400, 'ADMIN_ONLY_OPERATION', 'firebase/sign-in-failed'],
    [400, 'CONFIGURATION_NOT_FOUND', 'firebase/sign-in-failed'],
    [400, 'API key not valid. Please pass a valid API key.', 'firebase/sign-in-failed'],
    [403, 'Requests from referer https://example.com are blocked.', 'firebase/sign-in-failed'],
  ] as const) {
    it(`takes «${message}» for ${code}`, async () => {
      busy = [status, {error: {code: status, message, status: 'SOMETHING'}}];
      assert.equal(await failureOf((await open()).user()), code);
    });
  }

  it('makes one user, however long it takes and however often it is asked for', async () => {
    delayMs = 18_000; // longer than anybody waits
    const {user, db} = await open();
    let uid: string | null = null;
    for (let attempt = 0; attempt < 6 && uid === null; attempt++) {
      uid = await user().then(
        (found) => found.uid,
        () => null,
      );
      await sleep(1_000);
    }
    await sleep(60_000);
    await createFirestoreStore({db, projectId: 'p1', user}).get('s1');
    assert.deepEqual([users, uid, asked.map(({sub}) => sub)], [1, 'user-1', ['user-1']]);
  });

  it('comes with another token where the store does not take one that looks good here', async () => {
    isTaken = ({number}) => number > 0;
    const {user, db} = await open();
    const store = createFirestoreStore({db, projectId: 'p1', user});
    assert.equal(await failureOf(store.get('s1')), 'session/unavailable');
    assert.equal(await failureOf(store.get('s1')), null);
  });
});
