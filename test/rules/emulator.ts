/**
 * Rules on the emulator, and attempts against them. Each opening is a Firebase project of its own on the one emulator,
 * so that sets of rules can be tried side by side. Attempts go through the lite SDK, which is what the element uses.
 */
import {initializeTestEnvironment} from '@firebase/rules-unit-testing';
import {deleteApp, initializeApp, type FirebaseApp} from 'firebase/app';
import * as lite from 'firebase/firestore/lite';
import {EVERYBODY, PEOPLE, type Who} from './people.js';
import {PLACES} from './places.js';
import {GONE, type Attempt, type Row} from './row.js';

export const HOST = process.env['FIRESTORE_EMULATOR_HOST'];
/** For a suite's `skip`: without an emulator there is nothing to ask. */
export const NO_EMULATOR = HOST === undefined ? 'needs the Firestore emulator' : false;

/** The rules pass by what carries this token. */
const SERVER = 'owner';

export interface OpenRules {
  readonly projectId: string;
  /** Starts anew with other rules: no coverage, no documents but the places. Rejects when they do not compile. */
  load(rules: string): Promise<void>;
  /** Puts the row's document there and tries. Rejects with the SDK's error when the rules refuse. */
  attempt(row: Omit<Row, 'title' | 'allowed'>): Promise<void>;
  /** Firestore as a server sees it. */
  readonly server: lite.Firestore;
  as(who: Who): lite.Firestore;
  close(): Promise<void>;
}

export async function openRules(projectId: string, rules: string): Promise<OpenRules> {
  const [host = '', port = ''] = (HOST ?? '').split(':');
  const apps: FirebaseApp[] = [];
  const connect = (name: string, token: object | string | null): lite.Firestore => {
    const app = initializeApp({projectId, apiKey: 'any'}, `${projectId}/${name}`);
    apps.push(app);
    const db = lite.getFirestore(app);
    lite.connectFirestoreEmulator(
      db,
      host,
      Number(port),
      token === null ? {} : {mockUserToken: token as string},
    );
    return db;
  };
  const server = connect('server', SERVER);
  const people = new Map(EVERYBODY.map((who) => [who, connect(who, PEOPLE[who])]));
  const as = (who: Who) => people.get(who)!;
  const load = async (text: string) => {
    const firestore = {host, port: Number(port), rules: text};
    await (await initializeTestEnvironment({projectId, firestore})).clearFirestore();
    const places = lite.writeBatch(server);
    for (const [path, data] of Object.entries(PLACES)) places.set(lite.doc(server, path), data);
    await places.commit();
  };

  lite.setLogLevel('silent'); // a refusal is what most rows are after
  await load(rules);

  return {
    projectId,
    load,
    server,
    as,
    async attempt({who, attempt, before}) {
      if (before && 'path' in attempt) await lite.setDoc(lite.doc(server, attempt.path), before);
      await run(as(who), attempt);
    },
    close: async () => {
      await Promise.all(apps.map((app) => deleteApp(app)));
    },
  };
}

async function run(db: lite.Firestore, attempt: Attempt): Promise<unknown> {
  switch (attempt.does) {
    case 'get':
      return lite.getDoc(lite.doc(db, attempt.path));
    case 'delete':
      return lite.deleteDoc(lite.doc(db, attempt.path));
    case 'set':
      return lite.setDoc(lite.doc(db, attempt.path), attempt.data);
    case 'update': {
      const [field, value, ...rest] = attempt.changes.flatMap(([path, changed]): unknown[] => [
        new lite.FieldPath(...path),
        changed === GONE ? lite.deleteField() : changed,
      ]);
      return lite.updateDoc(lite.doc(db, attempt.path), field as lite.FieldPath, value, ...rest);
    }
    case 'list': {
      const where = attempt.where ? [lite.where(attempt.where[0], '==', attempt.where[1])] : [];
      return lite.getDocs(lite.query(lite.collection(db, attempt.path), ...where, lite.limit(1)));
    }
    case 'list everywhere':
      return lite.getDocs(lite.query(lite.collectionGroup(db, attempt.collection), lite.limit(1)));
  }
}
