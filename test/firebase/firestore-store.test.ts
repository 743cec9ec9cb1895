import {expect} from '@open-wc/testing';
import {Bytes, deleteField, doc, getDoc, setDoc, Timestamp} from 'firebase/firestore/lite';
import {createFirestoreStore} from '../../src/firebase/firestore-store.js';
import {createLeavingCommit} from '../../src/firebase/leaving-commit.js';
import {deepFreeze} from '../../src/shared/freeze.js';
import {describeSessionStore} from '../contracts/session-store.js';
import {emulatorHost} from '../emulator-host.js';
import {aSession} from '../helpers/builders.js';
import {emulatorToken, firestoreAs, OPEN_PROJECT, seed} from '../helpers/firestore.js';

const PROJECT = 'demo-store';

// Without the emulator there is no Firestore to hold the contract against; `npm test` starts one.
if (emulatorHost) {
  const host = emulatorHost;
  describeSessionStore('the Firestore store, with our rules', async () => {
    const owner = firestoreAs(PROJECT, host, 'owner');
    await seed(owner, OPEN_PROJECT);
    const storeOf = (uid: string, address = host) =>
      createFirestoreStore({
        db: firestoreAs(PROJECT, address, {sub: uid}),
        projectId: 'p1',
        user: async () => ({uid}),
        leavingCommit: createLeavingCommit({
          origin: `http://${address}`,
          firebaseProject: PROJECT,
          token: async () => emulatorToken(uid, PROJECT),
        }),
      });
    const at = (id: string) => doc(owner, 'projects/p1/sessions', id);
    return {
      store: storeOf('guest'),
      userId: 'guest',
      othersStore: storeOf('another'),
      deafStore: storeOf('guest', '127.0.0.1:1'),
      read: async (id) => (await getDoc(at(id))).data(),
      write: (id, fields) =>
        setDoc(
          at(id),
          Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? deleteField()])),
          {merge: true},
        ),
    };
  });

  it('reads what a server has put into a session as plain values, which can be frozen and kept', async () => {
    const owner = firestoreAs(PROJECT, host, 'owner');
    const db = firestoreAs(PROJECT, host, {sub: 'guest'});
    const id = crypto.randomUUID();
    const session = {...aSession({id}), createdBy: 'guest'};
    const more = {
      job: doc(owner, 'jobs/1'),
      at: Timestamp.now(),
      bytes: Bytes.fromUint8Array(new Uint8Array(2)),
    };
    await setDoc(doc(owner, 'projects/p1/sessions', id), {...session, ...more});
    const store = createFirestoreStore({db, projectId: 'p1', user: async () => ({uid: 'guest'})});
    const read = await store.get(id);
    expect(structuredClone(read)).to.deep.include({id}).and.have.property('job');
    deepFreeze(read);
    expect(Object.isFrozen(db)).to.equal(false);
  });
}
