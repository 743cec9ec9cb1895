import {expect} from '@open-wc/testing';
import {keepHouse, type HousekeepingOptions} from '../../src/runtime/housekeeping.js';
import {KEEP_MS} from '../../src/runtime/fresh-records.js';
import {leftovers} from '../../src/runtime/leftovers.js';
import {createUploader, type Uploader} from '../../src/runtime/uploader.js';
import type {JournalRecord} from '../../src/session/journal.js';
import type {SessionPatch} from '../../src/session/patch.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {aSession, NOW} from '../helpers/builders.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createMemoryJournal, type MemoryJournal} from '../helpers/scripted-store.js';

const PHOTO = {
  bytes: new ArrayBuffer(1),
  type: 'image/jpeg',
  width: 1,
  height: 1,
  stepId: 'p',
  name: 'photo',
  epoch: 1,
  at: NOW,
  replaces: [],
} as const;
const PATCH: SessionPatch = {updatedAt: NOW + 1, inputs: {a: 1}};

describe('keepHouse', () => {
  let journal: MemoryJournal;
  let sent: string[];

  function remember(id: string, changes: Partial<JournalRecord> = {}): void {
    const record: JournalRecord = {
      session: aSession({id, updatedAt: NOW}),
      created: true,
      pending: null,
      earlier: [],
      isKnown: true,
      writer: 'first',
      furthestStepIndex: 0,
      config: {version: 1, steps: []},
      backend: 'here',
      epoch: 3,
      ...changes,
    };
    journal.records.set(id, record);
  }

  interface Changes extends Partial<HousekeepingOptions> {
    readonly except?: string;
    readonly now?: number;
  }

  async function keep({except = 'running', now = NOW, ...changes}: Changes = {}): Promise<void> {
    const store = {
      create: async (session: {id: string}) => {
        sent.push(`create ${session.id}`);
        return {...aSession(), ...session, createdBy: 'me'};
      },
      get: async (id: string) => (journal.records.get(id)?.created ? aSession({id, createdBy: 'me'}) : null),
      update: async (id: string, {outputs}: SessionPatch) =>
        void sent.push(`update ${id}${outputs ? ` ${JSON.stringify(outputs)}` : ''}`),
    };
    const left = await leftovers(journal, now, except).catch(() => null);
    if (!left) return;
    await keepHouse({
      journal,
      left,
      clock: createManualClock(now),
      random: Math.random,
      storeFor: ({backend}) => (backend === 'here' ? store : null),
      ifIdle: async (_, claim, work) => {
        const claimed = await claim();
        if (claimed) await work(claimed);
      },
      openUploader: async ({session}) => uploaderFor(session.id),
      writer: 'keeper',
      ...changes,
    });
  }

  function uploaderFor(sessionId: string, error?: ExperienceError): Uploader {
    return createUploader({
      sessionId,
      photos: [{...PHOTO, sessionId}],
      shelf: {
        put: async () => undefined,
        of: async () => [],
        remove: async () => void journal.photos.delete(sessionId),
      },
      store: {
        upload: async ({name}) => {
          if (error) throw error;
          sent.push(`upload ${sessionId}`);
          return {done: Promise.resolve({url: `https://x/${name}`, type: 'image'}), cancel: () => undefined};
        },
      },
      clock: createManualClock(),
      random: Math.random,
    });
  }

  beforeEach(() => {
    journal = createMemoryJournal();
    sent = [];
  });

  it('sends what was left unsent, and knows then that it is', async () => {
    remember('s2', {pending: PATCH});
    await keep();
    expect(sent).to.deep.equal(['update s2']);
    expect(journal.records.get('s2')).to.deep.include({pending: null, created: true});
  });

  it('creates what was never created', async () => {
    remember('s2', {created: false});
    await keep();
    expect(sent).to.deep.equal(['create s2']);
    expect(journal.records.get('s2')?.session.createdBy).to.equal('me');
  });

  it('becomes the writer of what it sends', async () => {
    remember('s2', {pending: PATCH});
    await keep();
    expect(journal.records.get('s2')?.epoch).to.equal(5);
  });

  it('forgets what was said in a session that is over, once it is sent', async () => {
    const session = aSession({id: 's2', status: 'completed', inputs: {a: 1}});
    remember('s2', {session, pending: {...PATCH, status: 'completed', completedAt: PATCH.updatedAt}});
    await keep();
    expect(journal.records.get('s2')).to.deep.include({config: null});
    expect(journal.records.get('s2')?.session.inputs).to.deep.equal({});
  });

  for (const [shows, record, changes] of [
    ['has nothing unsent', {}, {}],
    ['runs here', {pending: PATCH}, {except: 's2'}],
    ['runs in another tab', {pending: PATCH}, {ifIdle: async () => undefined}],
    ['belongs to another store or user', {pending: PATCH, backend: 'elsewhere'}, {}],
  ] as const) {
    it(`leaves alone what ${shows}`, async () => {
      remember('s2', record);
      const before = journal.records.get('s2');
      await keep(changes);
      expect(sent).to.deep.equal([]);
      expect(journal.records.get('s2')).to.equal(before);
    });
  }

  it('keeps what could not be sent, and goes on with the next', async () => {
    remember('s2', {pending: PATCH});
    remember('s3', {pending: PATCH});
    const update = async (id: string) => {
      sent.push(id);
      if (id === 's2') throw new ExperienceError('session/unavailable');
    };
    const store = {create: async () => aSession(), get: async (id: string) => aSession({id}), update};
    await keep({storeFor: () => store});
    expect(sent).to.have.members(['s2', 's3']);
    expect(journal.records.get('s2')).to.deep.include({pending: PATCH, isKnown: true});
    expect(journal.records.get('s3')?.pending).to.equal(null);
  });

  it('forgets everything after thirty days, also what nobody could send', async () => {
    remember('s2', {pending: PATCH, backend: 'elsewhere'});
    await keep({now: NOW + KEEP_MS});
    expect([...journal.records.keys()]).to.deep.equal(['s2']);
    journal.photos.add('s2');
    await keep({ifIdle: async () => undefined, now: NOW + KEEP_MS + 1});
    expect([...journal.photos]).to.deep.equal([]);
    expect([...journal.records.keys()]).to.deep.equal([]);
  });

  it('brings up a photo that was left, and says where it is before the device forgets it', async () => {
    remember('s2');
    journal.photos.add('s2');
    await keep();
    expect(sent).to.deep.equal(['upload s2', 'update s2 {"p":{"url":"https://x/photo","type":"image"}}']);
    expect([...journal.photos]).to.deep.equal([]);
  });

  it('keeps a photo that could not be brought up', async () => {
    remember('s2');
    journal.photos.add('s2');
    await keep({openUploader: async () => uploaderFor('s2', new ExperienceError('media/unavailable'))});
    expect(sent).to.deep.equal([]);
    expect([...journal.photos]).to.deep.equal(['s2']);
  });

  it('gives up the photo of a session that has ended', async () => {
    remember('s2', {session: aSession({id: 's2', status: 'abandoned', updatedAt: NOW})});
    journal.photos.add('s2');
    await keep();
    expect([sent, [...journal.photos]]).to.deep.equal([[], []]);
  });

  for (const [shows, changes, left] of [
    ['that belongs to nothing', {}, []],
    [
      'of a session that runs somewhere, and could not be noted down',
      {ifIdle: async () => undefined},
      ['s3'],
    ],
  ] as const) {
    it(`${left.length > 0 ? 'leaves alone' : 'takes away'} a photo ${shows}`, async () => {
      journal.photos.add('s3');
      await keep(changes);
      expect([...journal.photos]).to.deep.equal(left);
    });
  }
});
