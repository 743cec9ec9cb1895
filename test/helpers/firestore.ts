/** Firestore on the emulator as one user or another, each through an SDK app of its own. */
import {deleteApp, initializeApp} from 'firebase/app';
import {connectFirestoreEmulator, doc, getFirestore, setDoc, type Firestore} from 'firebase/firestore/lite';

let count = 0;

/** `token`: the claims of a user; `'owner'` passes the rules by; null is nobody. */
export function firestoreAs(
  projectId: string,
  address: string,
  token: 'owner' | {sub: string; [claim: string]: unknown} | null,
): Firestore {
  const app = initializeApp({projectId, apiKey: 'any'}, `test-${++count}`);
  const db = getFirestore(app);
  const [host = '', port] = address.split(':');
  connectFirestoreEmulator(db, host, Number(port), token === null ? {} : {mockUserToken: token});
  return db;
}

export async function seed(db: Firestore, documents: Readonly<Record<string, object>>): Promise<void> {
  for (const [path, data] of Object.entries(documents)) await setDoc(doc(db, path), data);
}

export const close = (db: Firestore) => deleteApp(db.app);

/** A user's token as the emulators take it: without a signature. */
export function emulatorToken(uid: string, firebaseProject: string): string {
  const encode = (part: object) => btoa(JSON.stringify(part)).replace(/=+$/, '');
  const now = Math.floor(Date.now() / 1000);
  const audience = {iss: `https://securetoken.google.com/${firebaseProject}`, aud: firebaseProject};
  return `${encode({alg: 'none'})}.${encode({...audience, iat: now, exp: now + 3600, sub: uid, user_id: uid})}.`;
}

/** One project that offers one experience: what a session needs to be allowed. */
export const OPEN_PROJECT = {
  'projects/p1': {name: 'Project', status: 'active'},
  'projects/p1/events/e1': {name: 'Event', status: 'active', experiences: ['x1']},
  'projects/p1/experiences/x1': {name: 'Experience', media: null},
};
