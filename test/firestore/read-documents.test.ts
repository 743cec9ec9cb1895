import {expect} from '@open-wc/testing';
import {doc, getDoc, type Firestore} from 'firebase/firestore/lite';
import {createReader} from '../../src/firestore/read-documents.js';
import type {ReadDocuments} from '../../src/firestore/read-config.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {emulatorHost} from '../emulator-host.js';
import {close, firestoreAs, OPEN_PROJECT, seed} from '../helpers/firestore.js';

const PROJECT = 'demo-read-documents';
const EVENT = 'projects/p1/events/e1';
const CONFIG = 'projects/p1/experiences/x1/configs/published';

/** Every kind of value that JSON has, and then some. */
const VALUES = {
  ...{version: 3, negative: -7, half: 0.5, huge: 1e300, zero: 0, yes: true, no: false, nothing: null},
  ...{text: 'naïve «text» 😀\nin two lines', empty: '', none: [], nobody: {}},
  steps: [{id: 'a', type: 'info', config: {title: 'A', 'odd key.`\\': [1, 'b', null, {deep: true}]}}],
};

const codeOf = (read: ReadDocuments, ...paths: string[]) =>
  read(paths).then(
    () => 'resolved',
    (error: unknown) => (error instanceof ExperienceError ? error.code : String(error)),
  );

describe('createReader', () => {
  const host = emulatorHost ?? '';
  const reader = (origin = `http://${host}`) =>
    createReader({origin, firebaseProject: PROJECT, apiKey: 'any'});

  describe('on the emulator', () => {
    let owner: Firestore;
    before(async function () {
      if (!emulatorHost) this.skip(); // no emulator here; `npm test` starts one
      owner = firestoreAs(PROJECT, host, 'owner');
      await seed(owner, {
        ...OPEN_PROJECT,
        [CONFIG]: VALUES,
        'projects/p1/experiences/x1/configs/draft': VALUES,
      });
    });
    after(() => (emulatorHost ? close(owner) : undefined));

    it('reads what the SDK reads, in the order of the paths', async () => {
      const [config, missing, event] = await reader()([CONFIG, 'projects/p1/events/gone', EVENT]);
      expect(config).to.deep.equal((await getDoc(doc(owner, CONFIG))).data());
      expect(event).to.deep.equal(OPEN_PROJECT[EVENT]);
      expect(missing).to.equal(undefined);
    });
    it('says that something may not be read', async () => {
      const draft = 'projects/p1/experiences/x1/configs/draft';
      expect(await codeOf(reader(), EVENT, draft)).to.equal('experience/permission-denied');
    });
    it('says that an answer did not come where the request is none', async () => {
      expect(await codeOf(reader(), 'no/document/at-all')).to.equal('experience/unavailable');
    });
  });

  const STRANGERS: readonly [what: string, answer: () => Promise<Response>][] = [
    ['nobody answers', () => Promise.reject(new TypeError('failed to fetch'))],
    ['a network’s sign-in page', () => Promise.resolve(new Response('<html>Welcome</html>'))],
    ['another’s JSON', () => Promise.resolve(Response.json({ok: true}))],
    ['an empty list', () => Promise.resolve(Response.json([]))],
    ['nothing', () => Promise.resolve(Response.json(null))],
    ['a broken gateway', () => Promise.resolve(new Response('', {status: 502}))],
  ];
  for (const [what, answer] of STRANGERS) {
    it(`is unavailable, and nothing is missing: ${what}`, async () => {
      const own = window.fetch;
      window.fetch = answer;
      try {
        expect(await codeOf(reader('https://firestore.example'), EVENT)).to.equal('experience/unavailable');
      } finally {
        window.fetch = own;
      }
    });
  }
});
