import {expect} from '@open-wc/testing';
import {answersOf, liveSession, withAnswers} from '../../src/session/answers.js';
import {createDatabase, type Database} from '../../src/session/database.js';
import {
  claimedBy,
  forget,
  isAt,
  isOutdated,
  type Journal,
  type JournalRecord,
  type LiveRecord,
} from '../../src/session/journal.js';
import {createLocalJournal} from '../../src/session/local-journal.js';
import {createPhotoShelf} from '../../src/session/photo-shelf.js';
import {mergePatches, type SessionPatch} from '../../src/session/patch.js';
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

const live = (record: JournalRecord): LiveRecord => ({...record, session: liveSession(record.session)});

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
    await journal.write(live(record));
    expect(await createLocalJournal(createDatabase(name)).all()).to.deep.equal([record]);
  });
  it('reads what an earlier version has written, lets it be claimed, and goes on with it', async () => {
    const record = aRecord({inputs: {a: 1}});
    await database.change('journal', 's1', () => record);
    expect(await journal.all()).to.deep.equal([record]);
    const claimed = (await journal.claim('s1', 'second'))!;
    expect(claimed).to.deep.equal({...record, epoch: 3, writer: 'second', isKnown: false});
    const session = {...live(claimed).session, inputs: withAnswers(answersOf({a: 1}), {b: 2})};
    await journal.write({...claimed, session});
    expect((await journal.all())[0]?.session.inputs).to.deep.equal({a: 1, b: 2});
    expect(await codeOf(journal.write(live(record)))).to.equal('session/taken-over');
  });
  it('writes seldom what seldom changes: the config, and the answers below the latest', async () => {
    const put: string[][] = [];
    const counting = createLocalJournal({
      ...database,
      change: (table, key, change, beside = {}) => {
        put.push(Object.keys(beside));
        return database.change(table, key, change, beside);
      },
    });
    const {session, ...record} = live(aRecord());
    let {inputs} = session;
    let longest = 0;
    for (let at = 0; at < 200; at++) {
      inputs = withAnswers(inputs, {[`step ${at}`]: at});
      longest = Math.max(longest, Object.keys(inputs.recent).length);
      await counting.write({...record, session: {...session, inputs}});
    }
    expect(longest, 'in the row that is always written').to.equal(32);
    expect(put.filter((parts) => parts.length > 0)).to.have.length.within(6, 8);
    expect(Object.keys((await journal.all())[0]!.session.inputs)).to.have.length(200);
  });
  it('writes all of it again after a write of which it has not heard that it arrived', async () => {
    let isLost = true;
    const losing = createLocalJournal({
      ...database,
      change: async (...change) => {
        if (!isLost) return database.change(...change);
        isLost = false;
        throw new Error('no answer');
      },
    });
    const record = aRecord({inputs: {a: 1}});
    expect(await codeOf(losing.write(live(record)))).to.be.an('error');
    await losing.write(live(record));
    expect(await journal.all()).to.deep.equal([record]);
  });
  it('knows nothing at first', async () => {
    expect(await journal.all()).to.deep.equal([]);
  });
  it('takes away all that there is of a session, its photos too, and nothing else', async () => {
    const shelf = createPhotoShelf(database);
    const photo = {
      bytes: new ArrayBuffer(1),
      type: 'image/jpeg',
      width: 1,
      height: 1,
      name: 'n',
      epoch: 0,
      at: NOW,
    };
    for (const sessionId of ['one', 'two']) {
      await journal.write(live(aRecord({id: sessionId})));
      await shelf.put({...photo, sessionId, stepId: 'a/b', replaces: []});
    }
    await shelf.put({...photo, sessionId: 'three', stepId: 'a', replaces: []});
    await database.change('journal', 'three', () => ({from: 'a newer version'}));
    await shelf.put({...photo, sessionId: 'four', stepId: 'a', replaces: []});
    expect([...(await journal.withPhotos())]).to.have.deep.members([
      ['one', true],
      ['two', true],
      ['three', true],
      ['four', false],
    ]);
    await journal.remove('one');
    expect((await journal.all()).map(({session}) => session.id)).to.deep.equal(['two']);
    expect([...(await journal.withPhotos()).keys()]).to.have.members(['two', 'three', 'four']);
    expect(await shelf.of('two')).to.have.length(1);
  });
  it('keeps the newest state of a session', async () => {
    await journal.write(live(aRecord()));
    await journal.write(live(aRecord({inputs: {a: 2}})));
    expect((await journal.all())[0]?.session.inputs).to.deep.equal({a: 2});
  });
  it('lists the newest session first', async () => {
    for (const [id, createdAt] of [
      ['old', 1],
      ['new', 3],
      ['older', 2],
    ] as const)
      await journal.write(live(aRecord({id, createdAt})));
    expect((await journal.all())[0]?.session.id).to.equal('new');
  });
  it('has one writer: the last to claim a record', async () => {
    const first = aRecord();
    await journal.write(live(first));
    const second = (await journal.claim('s1', 'second'))!;
    expect(second).to.deep.equal({...first, epoch: 3, writer: 'second', isKnown: false});
    expect(await codeOf(journal.write(live({...first, pending: {updatedAt: 1}})))).to.equal(
      'session/taken-over',
    );
    await journal.write(live({...second, created: false}));
    expect(await journal.all()).to.deep.equal([{...second, created: false}]);
  });
  it('is claimed late only from the writer that it is expected to have', async () => {
    await journal.write(live(aRecord()));
    expect((await journal.claim('s1', 'second', 'first'))?.writer).to.equal('second');
    expect((await journal.claim('s1', 'second', 'first'))?.writer, 'once more').to.equal('second');
    expect(await codeOf(journal.claim('s1', 'third', 'first'))).to.equal('session/taken-over');
  });
  it('is not given to a writer from whom another has claimed it before it was read', async () => {
    await journal.write(live(aRecord()));
    const slow = createLocalJournal({
      ...database,
      all: async (...which) => {
        await journal.claim('s1', 'third');
        return database.all(...which);
      },
    });
    expect(await codeOf(slow.claim('s1', 'second'))).to.equal('session/taken-over');
    expect((await journal.all())[0]?.writer).to.equal('third');
  });
  it('has nothing to claim where nothing is', async () => {
    expect(await journal.claim('s1', 'me')).to.equal(null);
  });
  it('forgets what it is told to', async () => {
    await journal.write(live(aRecord()));
    await journal.remove('s1');
    expect(await journal.all()).to.deep.equal([]);
    expect(await database.all('journal')).to.deep.equal([]);
  });
  it('passes over what is no record', async () => {
    await database.change('journal', 'junk', () => ({session: {id: 7}}));
    await database.change('journal', 'text', () => 'text');
    await journal.write(live(aRecord()));
    expect((await journal.all())[0]?.session.id).to.equal('s1');
  });

  it('keeps a record whole that somebody has cleared meanwhile', async () => {
    const record = live(aRecord());
    await journal.write(record);
    await createLocalJournal(createDatabase(name)).remove(record.session.id);
    const inputs = withAnswers(record.session.inputs, {a: 1});
    await journal.write({...record, session: {...record.session, inputs}});
    const [kept] = await journal.all();
    expect(kept).to.deep.include({config: record.config}).and.have.nested.property('session.inputs.a', 1);
  });
});

describe('a record', () => {
  const left = (value: number) => ({updatedAt: NOW + value, inputs: {[`a${value}`]: value}});
  it('keeps what a writer has left apart, until one knows what the store has', () => {
    const first = {...aRecord({updatedAt: NOW + 1}), pending: left(1)};
    const second = claimedBy('second', first, true);
    expect(second).to.deep.include({pending: null, isKnown: false, epoch: 3});
    expect(second.earlier).to.deep.equal([{patch: left(1), epoch: 1, at: NOW + 1}]);
    const third = claimedBy(
      'third',
      {...second, session: aSession({updatedAt: NOW + 2}), pending: left(2)},
      true,
    );
    expect(third.earlier.map(({patch, epoch}) => [patch.inputs, epoch])).to.deep.equal([
      [{a1: 1}, 1],
      [{a2: 2}, 3],
    ]);
    const fourth = claimedBy('fourth', {...third, pending: left(3), earlier: [], isKnown: true}, true);
    expect(fourth.earlier.map(({patch}) => patch)).to.deep.equal([left(3)]);
  });
  it('keeps all that a hundred visits have left, fifty of them as one', () => {
    const patchOf = (visit: number): SessionPatch => ({
      updatedAt: NOW + visit,
      currentStepIndex: visit,
      inputs: {same: visit, [`a${visit}`]: visit},
      ...(visit === 7 && {outputs: {photo: {url: '/7.jpg', type: 'image'}}}),
    });
    let record = aRecord();
    for (let visit = 1; visit <= 100; visit += 1) {
      const session = aSession({updatedAt: NOW + visit});
      record = claimedBy(`visit ${visit + 1}`, {...record, session, pending: patchOf(visit)}, true);
    }
    const {earlier} = record;
    expect(earlier).to.have.length(50);
    expect(earlier[0]).to.deep.include({epoch: 101, at: NOW + 51});
    const all = mergePatches(...earlier.map(({patch}) => patch))!;
    expect(Object.keys(all.inputs!)).to.have.length(101);
    expect(all).to.deep.include({updatedAt: NOW + 100, currentStepIndex: 100});
    expect(all).to.have.nested.property('inputs.same', 100);
    expect(all.outputs).to.have.keys('photo');
  });
  it('counts a writer whom the device has noted for more than one whom it could not', () => {
    const epochOf = (isNoted: boolean) => claimedBy('next', aRecord(), isNoted).epoch;
    expect(epochOf(false)).to.be.above(aRecord().epoch);
    expect(epochOf(true)).to.be.above(epochOf(false));
  });
  for (const [shows, stored, outdated] of [
    ['what it has', {updatedAt: NOW}, false],
    ['what its writer did later', {updatedAt: NOW + 1, epoch: 1}, true],
    ['a later writer', {updatedAt: NOW + 1, epoch: 2}, true],
    ['an earlier writer whose clock was ahead', {updatedAt: NOW + 1}, false],
    ['a later writer that had begun before', {updatedAt: NOW - 1, epoch: 2}, false],
  ] as const) {
    it(`is ${outdated ? '' : 'not '}outdated where the store has heard of ${shows}`, () => {
      expect(isOutdated({epoch: 1, at: NOW}, aSession(stored))).to.equal(outdated);
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
    const left = forget(live(aRecord({...said, status: 'completed', completedAt: 5})));
    expect(left.config).to.equal(null);
    expect(left.session).to.deep.include({
      inputs: answersOf({}),
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
      const kept = live(record);
      expect(forget(kept)).to.equal(kept);
    });
  }
});
