/** What the projects of the end-to-end run hold: one experience of seven steps with all five inputs, in both versions. */
import type {ExperienceConfig} from '../../src/experience/schema.js';
import {
  collection,
  connectFirestoreEmulator,
  doc,
  getDoc,
  getDocs,
  getFirestore,
  setDoc,
  type Firestore,
} from 'firebase/firestore/lite';
import {initializeApp} from 'firebase/app';

export const IDS = {projectId: 'p1', eventId: 'e1', experienceId: 'x1'};

export const SEVEN_STEPS: ExperienceConfig = {
  version: 3,
  steps: [
    {id: 'welcome', type: 'info', config: {title: 'Welcome', description: 'Seven short steps.'}},
    {
      id: 'rating',
      type: 'input.scale',
      config: {title: 'How was it?', required: true, max: 10, minLabel: 'Bad', maxLabel: 'Great'},
    },
    {id: 'again', type: 'input.yesNo', config: {title: 'Will you come again?', required: true}},
    {
      id: 'liked',
      type: 'input.multiSelect',
      config: {
        title: 'What did you like?',
        options: ['Food', 'Music', 'People'],
        multiSelect: true,
        minSelections: 2,
      },
    },
    {id: 'name', type: 'input.shortText', config: {title: 'Your first name', required: true, maxLength: 40}},
    {id: 'note', type: 'input.longText', config: {title: 'Anything else?'}},
    {id: 'bye', type: 'info', config: {title: 'That was all', description: 'Finish to send it.'}},
  ],
};

/** Another experience of the same project, for a guest who comes back to something else. */
export const SECOND: ExperienceConfig = {
  version: 1,
  steps: [
    {id: 'hello', type: 'info', config: {title: 'Hello again'}},
    {id: 'plus', type: 'input.yesNo', config: {title: 'Are you alone?', required: true}},
  ],
};

export interface Owner {
  read(path: string): Promise<Record<string, unknown> | undefined>;
  /** All documents of a collection. */
  list(path: string): Promise<Record<string, unknown>[]>;
  write(path: string, data: object): Promise<void>;
  /** Changes these fields, in maps key by key. */
  change(path: string, data: object): Promise<void>;
}

/** Firestore with the rights of its owner. */
export function openAsOwner(firebaseProject: string, address: string): Owner {
  const db: Firestore = getFirestore(
    initializeApp({projectId: firebaseProject, apiKey: 'any'}, firebaseProject),
  );
  const [host = '', port] = address.split(':');
  connectFirestoreEmulator(db, host, Number(port), {mockUserToken: 'owner'});
  return {
    read: async (path) => (await getDoc(doc(db, path))).data(),
    list: async (path) => (await getDocs(collection(db, path))).docs.map((found) => found.data()),
    write: (path, data) => setDoc(doc(db, path), data),
    change: (path, data) => setDoc(doc(db, path), data, {merge: true}),
  };
}

export async function seedProject(owner: Owner): Promise<void> {
  const documents = {
    'projects/p1': {name: 'Festival', status: 'active'},
    'projects/p1/events/e1': {name: 'Summer', status: 'active', experiences: ['x1', 'unpublished', 'gone']},
    'projects/p1/events/closed': {name: 'Winter', status: 'archived', experiences: ['x1']},
    'projects/shut': {name: 'Last year', status: 'archived'},
    'projects/shut/events/e1': {name: 'Over', status: 'active', experiences: ['x1']},
    'projects/shut/experiences/x1/configs/published': SEVEN_STEPS,
    'projects/p1/experiences/x1': {name: 'Feedback', media: null},
    'projects/p1/experiences/unpublished': {name: 'Soon', media: null},
    'projects/p1/experiences/apart': {name: 'For another event', media: null},
    'projects/p1/experiences/second': {name: 'Tickets', media: null},
    'projects/p1/experiences/second/configs/published': SECOND,
    'projects/p1/experiences/apart/configs/published': SEVEN_STEPS,
    'projects/p1/experiences/x1/configs/published': SEVEN_STEPS,
    'projects/p1/experiences/x1/configs/draft': {...SEVEN_STEPS, version: 4},
  };
  for (const [path, data] of Object.entries(documents)) await owner.write(path, data);
}

/** A custom token as a partner's server mints it; the Auth emulator takes it without a signature. */
export function customToken(uid: string, claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const audience =
    'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit';
  const account = 'minting@demo.iam.gserviceaccount.com';
  const payload = {aud: audience, iss: account, sub: account, iat: now, exp: now + 3600, uid, claims};
  return `${encode({alg: 'none', typ: 'JWT'})}.${encode(payload)}.`;
}
