import {expect} from '@open-wc/testing';
import {createDatabase, type Database} from '../../src/session/database.js';
import {
  claimedBy,
  forget,
  isAt,
  isOutdated,
  type Journal,
  type JournalRecord,
} from '../../src/session/journal.js';
import {createLocalJournal} from '../../src/session/local-journal.js';
import type {Session} from '../../src/session/schema.js';
import {aSession, codeOf, NOW} from '../helpers/builders.js';

function aRecord(changes: Partial<Session> = {}): JournalRecord {
  return {
    session: aSession(changes),
    backend: 'test',
    epoch: 1,
    created: true,
    pending: null,
    earlier: [],
    isKnown: true,
    writer: 'first',
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
    expect(await createLocalJournal(createDatabase(name)).all()).to.deep.equal([record]);
  });
  it('knows nothing at first', async () => {
    expect(await journal.all()).to.deep.equal([]);
  });
  it('keeps the newest state of a session', async () => {
    await journal.write(aRecord());
    await journal.write(aRecord({inputs: {a: 2}}));
    expect((await journal.all())[0]?.session.inputs).to.deep.equal({a: 2});
  });
  it('lists the newest session first', async () => {
    for (const [id, createdAt] of [
      ['old', 1],
      ['new', 3],
      ['older', 2],
    ] as const)
      await journal.write(aRecord({id, createdAt}));
    expect((await journal.all())[0]?.session.id).to.equal('new');
  });
  it('has one writer: the last to claim a record', async () => {
    const first = aRecord();
    await journal.write(first);
    const second = (await journal.claim('s1', 'second'))!;
    expect(second).to.deep.equal({...first, epoch: 2, writer: 'second', isKnown: false});
    expect(await codeOf(journal.write({...first, pending: {updatedAt: 1}}))).to.equal('session/taken-over');
    await journal.write({...second, created: false});
    expect(await journal.all()).to.deep.equal([{...second, created: false}]);
  });
  it('is claimed late only from the writer that it is expected to have', async () => {
    await journal.write(aRecord());
    expect((await journal.claim('s1', 'second', 'first'))?.writer).to.equal('second');
    expect((await journal.claim('s1', 'second', 'first'))?.writer, 'once more').to.equal('second');
    expect(await codeOf(journal.claim('s1', 'third', 'first'))).to.equal('session/taken-over');
  });
  it('has nothing to claim where nothing is', async () => {
    expect(await journal.claim('s1', 'me')).to.equal(null);
  });
  it('forgets what it is told to', async () => {
    await journal.write(aRecord());
    await journal.remove('s1');
    expect(await journal.all()).to.deep.equal([]);
  });
  it('passes over what is no record', async () => {
    await database.change('journal', 'junk', () => ({session: {id: 7}}));
    await database.change('journal', 'text', () => 'text');
    await journal.write(aRecord());
    expect((await journal.all())[0]?.session.id).to.equal('s1');
  });
});

describe('a record', () => {
  const left = (value: number) => ({updatedAt: NOW + value, inputs: {a: value}});
  it('keeps what a writer has left apart, until one knows what the store has', () => {
    const first = {...aRecord({updatedAt: NOW + 1}), pending: left(1)};
    const second = claimedBy('second', first);
    expect(second).to.deep.include({pending: null, isKnown: false, epoch: 2});
    expect(second.earlier).to.deep.equal([{patch: left(1), epoch: 1, at: NOW + 1}]);
    const third = claimedBy('third', {...second, session: aSession({updatedAt: NOW + 2}), pending: left(2)});
    expect(third.earlier.map(({patch, epoch}) => [patch, epoch])).to.deep.equal([
      [left(1), 1],
      [left(2), 2],
    ]);
    const fourth = claimedBy('fourth', {...third, pending: left(3), earlier: [], isKnown: true});
    expect(fourth.earlier.map(({patch}) => patch)).to.deep.equal([left(3)]);
  });
  for (const [shows, stored, outdated] of [
    ['what it has', {updatedAt: NOW}, false],
    ['what its writer did later', {updatedAt: NOW + 1, epoch: 1}, true],
    ['a later writer', {updatedAt: NOW + 1, epoch: 2}, true],
    ['an earlier writer whose clock was ahead', {updatedAt: NOW + 1}, false],
    ['a later writer that had begun before', {updatedAt: NOW - 1, epoch: 2}, false],
  ] as const) {
    it(`is ${outdated ? '' : 'not '}outdated where the store has heard of ${shows}`, () => {
      expect(isOutdated({patch: left(0), epoch: 1, at: NOW}, aSession(stored))).to.equal(outdated);
    });
  }

  it('is at its place and no other', () => {
    const place = {projectId: 'p1', eventId: 'e1', experienceId: 'x1', mode: 'guest'} as const;
    expect(isAt(aRecord(), place)).to.equal(true);
    for (const [field, other] of Object.entries({
      projectId: 'p2',
      eventId: 'e2',
      experienceId: 'x2',
      mode: 'preview',
    })) {
      expect(isAt(aRecord({[field]: other}), place), field).to.equal(false);
    }
  });
  const said = {inputs: {a: 1}, outputs: {b: {url: 'u', type: 'image'}}, context: {table: 1}} as const;
  it('of a session that is over and stored keeps nothing of what the guest said', () => {
    const left = forget(aRecord({...said, status: 'completed', completedAt: 5}));
    expect(left.config).to.equal(null);
    expect(left.session).to.deep.include({
      inputs: {},
      outputs: {},
      context: {},
      status: 'completed',
      completedAt: 5,
      id: 's1',
    });
  });
  for (const [shows, record] of [
    ['is active', aRecord(said)],
    ['was never created', {...aRecord({...said, status: 'completed'}), created: false}],
    ['has something unsent', {...aRecord({...said, status: 'completed'}), pending: {updatedAt: 1}}],
  ] as const) {
    it(`of a session that ${shows} is kept whole`, () => {
      expect(forget(record)).to.equal(record);
    });
  }
});
