import {expect} from '@open-wc/testing';
import {KEEP_MS, keepHouse, type HousekeepingOptions} from '../../src/runtime/housekeeping.js';
import type {JournalRecord} from '../../src/session/journal.js';
import type {SessionPatch} from '../../src/session/patch.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {aSession, NOW} from '../helpers/builders.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createMemoryJournal, type MemoryJournal} from '../helpers/scripted-store.js';

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

  async function keep(changes: Partial<HousekeepingOptions> = {}, now = NOW): Promise<void> {
    const store = {
      create: async (session: {id: string}) => {
        sent.push(`create ${session.id}`);
        return {...aSession(), ...session, createdBy: 'me'};
      },
      get: async (id: string) => (journal.records.get(id)?.created ? aSession({id, createdBy: 'me'}) : null),
      update: async (id: string) => void sent.push(`update ${id}`),
    };
    await keepHouse({
      journal,
      clock: createManualClock(now),
      random: Math.random,
      except: 'running',
      storeFor: ({backend}) => (backend === 'here' ? store : null),
      ifIdle: async (_, claim, work) => work((await claim())!),
      writer: 'keeper',
      ...changes,
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
    expect(journal.records.get('s2')?.epoch).to.equal(4);
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
    await keep({}, NOW + KEEP_MS);
    expect([...journal.records.keys()]).to.deep.equal(['s2']);
    await keep({ifIdle: async () => undefined}, NOW + KEEP_MS + 1);
    expect([...journal.records.keys()]).to.deep.equal([]);
  });

  it('never rejects, whatever the device says', async () => {
    journal.all = () => Promise.reject(new Error('no storage'));
    await keep();
  });
});
