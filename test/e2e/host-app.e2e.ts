/** A page that has an app of its own, from the same copy of the SDK: its user is used when there is one, and left alone. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {initializeApp, type FirebaseApp} from 'firebase/app';
import {
  connectAuthEmulator,
  getAuth,
  inMemoryPersistence,
  initializeAuth,
  signInAnonymously,
} from 'firebase/auth';
import {connectFirestoreEmulator, getFirestore, setLogLevel} from 'firebase/firestore/lite';
import {openFirebase} from '../../src/firebase/index.js';
import {createSession} from '../../src/session/operations.js';
import {customToken, IDS, openAsOwner, seedProject} from './fixtures.js';

const firestore = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
const auth = process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '';
const missing = firestore && auth ? false : 'needs the Firestore and the Auth emulator';
const FIREBASE_PROJECT = process.env['GCLOUD_PROJECT'] ?? 'demo-experience';
const CONFIG = {apiKey: 'demo', projectId: FIREBASE_PROJECT, emulators: {firestore, auth}};

describe("a page's own Firebase app", {skip: missing}, () => {
  const owner = openAsOwner(FIREBASE_PROJECT, firestore);
  before(() => seedProject(owner));

  function hostApp(name: string): FirebaseApp {
    const app = initializeApp({apiKey: 'demo', projectId: FIREBASE_PROJECT}, name);
    const [host = '', port] = firestore.split(':');
    connectFirestoreEmulator(getFirestore(app), host, Number(port));
    connectAuthEmulator(initializeAuth(app, {persistence: inMemoryPersistence}), `http://${auth}`, {
      disableWarnings: true,
    });
    return app;
  }
  const aSession = (id: string) =>
    createSession(
      {...IDS, mode: 'guest', configSource: 'published'},
      {id: `${id}-${Date.now()}`, now: Date.now()},
    );

  it('whose user is signed in owns the session', async () => {
    const app = hostApp('signed-in');
    const {user} = await signInAnonymously(getAuth(app));
    const backend = await openFirebase({app, config: null, authToken: null});
    const stored = await backend.storeFor('p1').create(aSession('host'));
    assert.equal(stored.createdBy, user.uid);
  });

  it('whose user is an admin previews the draft; to anybody else it is closed', async () => {
    const app = hostApp('admin');
    const {user} = await signInAnonymously(getAuth(app));
    const backend = await openFirebase({app, config: null, authToken: null});
    setLogLevel('silent'); // what is refused here is meant to be
    const preview = () =>
      createSession(
        {...IDS, mode: 'preview', configSource: 'draft'},
        {id: `preview-${Date.now()}`, now: Date.now()},
      );
    await assert.rejects(backend.source.load(IDS, 'draft'), {code: 'experience/permission-denied'});
    await assert.rejects(backend.storeFor('p1').create(preview()), {code: 'session/permission-denied'});
    await owner.write(`projects/p1/members/${user.uid}`, {role: 'admin'});
    assert.equal(((await backend.source.load(IDS, 'draft')) as {version: number}).version, 4);
    const stored = await backend.storeFor('p1').create(preview());
    assert.deepEqual([stored.mode, stored.configSource, stored.createdBy], ['preview', 'draft', user.uid]);
  });

  it('with nobody signed in gets nobody signed in: the guest has an account apart', async () => {
    const app = hostApp('signed-out');
    const backend = await openFirebase({app, config: CONFIG, authToken: null});
    const stored = await backend.storeFor('p1').create(aSession('apart'));
    assert.match(String(stored.createdBy), /^\w{20,}$/);
    assert.equal(getAuth(app).currentUser, null);
  });

  it('two elements that ask for the same share one user, at the same time too', async () => {
    const uids = await Promise.all(
      ['a', 'b', 'c'].map(async (appId) => {
        const config = {...CONFIG, apiKey: 'nobody-yet', appId};
        return (await openFirebase({app: null, config, authToken: null})).userId();
      }),
    );
    assert.equal(new Set(uids).size, 1);
  });

  it('a token signs its own user in, beside the anonymous one', async () => {
    const anonymous = await openFirebase({app: null, config: CONFIG, authToken: null});
    const named = await openFirebase({app: null, config: CONFIG, authToken: customToken('guest-7', {})});
    assert.equal(await named.userId(), 'guest-7');
    assert.notEqual(await anonymous.userId(), 'guest-7');
  });
});
