import {expect} from '@open-wc/testing';
import {createDatabase, type Database} from '../../src/session/database.js';
import type {Journal, JournalRecord} from '../../src/session/journal.js';
import {createLocalJournal} from '../../src/session/local-journal.js';
import type {Session} from '../../src/session/schema.js';
import {aSession} from '../helpers/builders.js';

const PLACE = {projectId: 'p1', eventId: 'e1', experienceId: 'x1', mode: 'guest'} as const;

function aRecord(changes: Partial<Session> = {}): JournalRecord {
  return {
    session: aSession(changes),
    created: true,
    pending: null,
    furthestStepIndex: 2,
    config: {version: 1, steps: []},
  };
}

describe('the local journal', () => {
  let name: string;
  let database: Database;
  let journal: Journal;
  beforeEach(() => {
    name = `test-${crypto.randomUUID()}`;
    database = createDatabase(name);
    journal = createLocalJournal(database);
  });

  it('remembers a record as it was, also for another connection', async () => {
    const record = aRecord({inputs: {a: [1], b: {c: 'ü'}}});
    await journal.write(record);
    expect(await createLocalJournal(createDatabase(name)).latest(PLACE)).to.deep.equal(record);
  });
  it('knows nothing at first', async () => {
    expect(await journal.latest(PLACE)).to.equal(null);
  });
  it('keeps the newest state of a session', async () => {
    await journal.write(aRecord());
    await journal.write(aRecord({inputs: {a: 2}}));
    expect((await journal.latest(PLACE))?.session.inputs).to.deep.equal({a: 2});
  });
  it('finds the newest session', async () => {
    for (const [id, createdAt] of [
      ['old', 1],
      ['new', 3],
      ['older', 2],
    ] as const)
      await journal.write(aRecord({id, createdAt}));
    expect((await journal.latest(PLACE))?.session.id).to.equal('new');
  });
  for (const [field, other] of Object.entries({
    projectId: 'p2',
    eventId: 'e2',
    experienceId: 'x2',
    mode: 'preview',
  })) {
    it(`does not take a session of another ${field} for this one`, async () => {
      await journal.write(aRecord({[field]: other}));
      expect(await journal.latest(PLACE)).to.equal(null);
    });
  }
  it('forgets what it is told to', async () => {
    await journal.write(aRecord());
    await journal.remove('s1');
    expect(await journal.latest(PLACE)).to.equal(null);
  });
  it('passes over what is no record', async () => {
    await database.change('journal', 'junk', () => ({session: {id: 7}}));
    await database.change('journal', 'text', () => 'text');
    await journal.write(aRecord());
    expect((await journal.latest(PLACE))?.session.id).to.equal('s1');
  });
});
