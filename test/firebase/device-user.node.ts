/** Who the device's user is, whatever the sign-in's server and the device do: no SDK, no time but the test's. */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {createIdentityRequests} from '../../src/firebase/identity-requests.js';
import {createSignIn} from '../../src/firebase/sign-in.js';
import type {Database} from '../../src/session/database.js';
import {codeOf, NOW} from '../helpers/builders.js';

const HOUR_MS = 3_600_000;
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const refusal = (code: number, message: string) => ({status: code, body: {error: {code, message}}});

let now = NOW;
let rows: Map<string, unknown>;
let device: 'well' | 'full' | 'gone';
/** What the server answers instead, and what it was asked, a custom token with it. */
let instead: {status: number; body: unknown} | Error | null;
let asked: string[];
let users: string[];

const database = {
  read: async (_, key) => {
    if (device === 'gone') throw new Error('no storage');
    return rows.get(key);
  },
  change: async (_, key, change) => {
    const row = change(rows.get(key));
    if (device === 'gone' || (device === 'full' && row)) throw new Error('QuotaExceededError');
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  },
} as Pick<Database, 'read' | 'change'> as Database;

async function answer(url: string, {body}: RequestInit): Promise<{status: number; json(): Promise<unknown>}> {
  const method = /(\w+)\?key=k%26y$/.exec(url)?.[1] ?? url;
  asked.push(method);
  await new Promise((resolve) => setImmediate(resolve));
  if (instead instanceof Error) throw instead;
  if (instead) {
    const {status, body: page} = instead;
    return {status, json: async () => (typeof page === 'string' ? (JSON.parse(page) as unknown) : page)};
  }
  const given = method === 'token' ? (body as URLSearchParams).get('refresh_token') : null;
  if (given !== null && !users.includes(given)) return answerOf(refusal(400, 'INVALID_REFRESH_TOKEN'));
  const named = (JSON.parse(method === 'token' ? '{}' : (body as string)) as {token?: string}).token;
  const uid = given ?? named ?? `user-${users.length + 1}`;
  if (!users.includes(uid)) users.push(uid);
  const idToken = `${encode({alg: 'none'})}.${encode({sub: uid, at: asked.length})}.`;
  return answerOf({
    status: 200,
    body: given
      ? {id_token: idToken, refresh_token: uid, expires_in: '3600', user_id: uid}
      : {idToken, refreshToken: uid, expiresIn: '3600'},
  });
}
const answerOf = ({status, body}: {status: number; body: unknown}) => ({status, json: async () => body});

/** A page that is opened: nothing of an earlier one but what the device has kept. */
const open = (authToken: string | null = null) => {
  const requests = createIdentityRequests({apiKey: 'k&y', now: () => now, fetch: answer});
  return createSignIn({requests, authToken, database, key: 'p', now: () => now});
};
const uidOf = async (page: ReturnType<typeof open>) => (await page()).uid;

beforeEach(() => {
  [now, rows, device, instead, asked, users] = [NOW, new Map<string, unknown>(), 'well', null, [], []];
});

describe('the device’s user', () => {
  it('is asked for once by all who ask at the same time, and after a reload not at all', async () => {
    const page = open();
    assert.deepEqual(await Promise.all([uidOf(page), uidOf(page)]), ['user-1', 'user-1']);
    const user = await open()();
    assert.deepEqual([user.uid, user.isAnonymous, asked], ['user-1', true, ['signUp']]);
  });

  it('has a name in any script', async () => {
    assert.equal(await uidOf(open('Gäste/ゲスト')), 'Gäste/ゲスト');
  });

  for (const [what, answered] of [
    ['busy (503)', refusal(503, 'The service is currently unavailable.')],
    ['busy (429)', refusal(429, "Quota exceeded for quota metric 'Token requests'")],
    ['out of order (500)', refusal(500, 'Internal error encountered.')],
    ['behind a Wi-Fi that wants its guest to agree first', {status: 200, body: '<!doctype html>'}],
    ['behind one that answers with JSON', {status: 200, body: {}}],
    ['not there', new TypeError('Failed to fetch')],
    ['set up wrong for a while', refusal(400, 'API key expired. Please renew the API key.')],
  ] as const) {
    it(`is the same after a reload where the server is ${what}, and a token comes once it is back`, async () => {
      await open()();
      now += 2 * HOUR_MS;
      instead = answered;
      const user = await open()();
      assert.equal(user.uid, 'user-1');
      assert.match(String(await codeOf(user.getIdToken())), /^firebase\/(unavailable|sign-in-failed)$/);
      instead = null;
      assert.match(await user.getIdToken(), /\./);
      assert.deepEqual([users, await uidOf(open())], [['user-1'], 'user-1']);
    });
  }

  for (const message of ['USER_NOT_FOUND', 'USER_DISABLED', 'TOKEN_EXPIRED', 'INVALID_REFRESH_TOKEN']) {
    it(`is another one where the server says ${message}`, async () => {
      const page = open();
      const user = await page();
      now += 2 * HOUR_MS;
      instead = refusal(400, message);
      assert.equal(await codeOf(user.getIdToken()), 'firebase/invalid-token');
      instead = null;
      users.push('user-2'); // somebody else's, elsewhere
      assert.deepEqual([await uidOf(page), await uidOf(open())], ['user-3', 'user-3']);
    });
  }

  it('is found to be no more at the next visit, too', async () => {
    await open()();
    now += 2 * HOUR_MS;
    users = ['another'];
    assert.deepEqual([await uidOf(open()), await uidOf(open())], ['user-2', 'user-2']);
  });

  it('is one where two pages begin at once, also without locks', async () => {
    const [one, other] = [open(), open()];
    const uids = await Promise.all([uidOf(one), uidOf(other)]);
    assert.equal(uids[0], uids[1]);
    assert.equal(await uidOf(open()), uids[0]);
  });

  it('is the one that the device has, where it could not be read at first', async () => {
    await open()();
    device = 'gone';
    const page = open();
    const coming = page();
    device = 'well';
    assert.deepEqual([(await coming).uid, asked], ['user-1', ['signUp']]);
  });

  for (const state of ['full', 'gone'] as const) {
    it(`is kept once there is room, on a device that was ${state}`, async () => {
      device = state;
      const user = await open()();
      assert.deepEqual([user.uid, rows.size], ['user-1', 0]);
      device = 'well';
      await user.getIdToken();
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(await uidOf(open()), 'user-1');
    });
  }

  it('has no successor where the device forgets it during a visit', async () => {
    const user = await open()();
    rows.clear();
    now += 2 * HOUR_MS;
    await user.getIdToken();
    assert.equal(await uidOf(open()), 'user-1');
  });

  it('is made anew where what was kept is of no use', async () => {
    rows.set('p', {uid: 'old', token: 'of an earlier version'});
    assert.deepEqual([await uidOf(open()), await uidOf(open())], ['user-1', 'user-1']);
  });

  it('that could not be made is asked for again', async () => {
    const page = open();
    instead = refusal(503, 'UNAVAILABLE');
    assert.equal(await codeOf(page()), 'firebase/unavailable');
    instead = null;
    assert.equal(await uidOf(page), 'user-1');
  });
});

describe('a token', () => {
  for (const [what, passed, isNew] of [
    ['half an hour later', HOUR_MS / 2, false],
    ['five minutes before its end', HOUR_MS - 300_000, true],
    ['a day later', 24 * HOUR_MS, true],
    ['after the clock was set back', -1, true],
  ] as const) {
    it(`is ${isNew ? 'another' : 'the same'} one ${what}`, async () => {
      const user = await open()();
      const before = await user.getIdToken();
      now += passed;
      const [one, other] = await Promise.all([user.getIdToken(), user.getIdToken()]);
      assert.deepEqual([one === before, one === other], [!isNew, true]);
      assert.deepEqual(asked, isNew ? ['signUp', 'token'] : ['signUp']);
    });
  }

  it('is another one where that is asked for', async () => {
    const user = await open()();
    const [before, forced] = [await user.getIdToken(), await user.getIdToken(true)];
    assert.deepEqual([before === forced, forced === (await user.getIdToken())], [false, true]);
  });
});

describe('a custom token', () => {
  it('signs its user in, of whom the device keeps nothing', async () => {
    await open()();
    const user = await open('guest-7')();
    assert.deepEqual([user.uid, user.isAnonymous, rows.size], ['guest-7', false, 1]);
    assert.equal(await uidOf(open()), 'user-1');
  });

  for (const [message, code] of [
    ['INVALID_CUSTOM_TOKEN : Invalid assertion format.', 'firebase/invalid-token'],
    ['CREDENTIAL_MISMATCH', 'firebase/invalid-token'],
    ['TOKEN_EXPIRED', 'firebase/invalid-token'],
    ['USER_DISABLED', 'firebase/invalid-token'],
    ['TOO_MANY_ATTEMPTS_TRY_LATER : Too many attempts.', 'firebase/unavailable'],
    ['QUOTA_EXCEEDED : Exceeded quota for updating account information.', 'firebase/unavailable'],
    ['MISSING_CUSTOM_TOKEN', 'firebase/sign-in-failed'],
  ] as const) {
    it(`that is refused with «${message}» is ${code}`, async () => {
      instead = refusal(400, message);
      assert.equal(await codeOf(open('t')()), code);
    });
  }
});
