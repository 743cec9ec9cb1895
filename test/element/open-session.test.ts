/** Which session is gone on with, and whose, where the user cannot be asked for. */
import {expect} from '@open-wc/testing';
import type {Backend} from '../../src/element/open-backend.js';
import {openSession} from '../../src/element/open-session.js';
import {readSettings, type RawSettings} from '../../src/element/settings.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {aSession, codeOf, STEPS} from '../helpers/builders.js';
import type {Session} from '../../src/session/schema.js';
import {createMemoryJournal} from '../helpers/scripted-store.js';

const STEP = {version: 1, steps: [STEPS.again]};

/** Comes back to a device that has these sessions, as the user, or where nobody can say who that is. */
async function comeBack(
  sessions: readonly Partial<Session>[],
  authToken: string | null = null,
): Promise<string> {
  const journal = createMemoryJournal();
  for (const changes of sessions) {
    const now = Date.now();
    const session = aSession({createdAt: now, updatedAt: now, createdBy: 'me', ...changes});
    journal.records.set(session.id, {
      session,
      created: true,
      pending: null,
      earlier: [],
      isKnown: true,
      furthestStepIndex: 0,
      config: STEP,
      backend: 'test',
      epoch: 0,
      writer: 'earlier',
    });
  }
  const settings = readSettings({
    projectId: 'p1',
    eventId: 'e1',
    experienceId: 'x1',
    firebaseConfig: {apiKey: 'k', projectId: 'f'},
    experience: STEP,
    authToken,
  } as unknown as RawSettings);
  const userId = () => Promise.reject(new ExperienceError('firebase/unavailable'));
  const backend = {key: 'test', userId} as Partial<Backend> as Backend;
  const own = <T>(_: string, claim: (isLocked: () => boolean) => Promise<T>) => claim(() => true);
  const {record} = await openSession({settings, backend, journal, kinds: [], isNew: false, writer: 'w', own});
  return record.session.id;
}

describe('a session on the device, while nobody can say who the user is', () => {
  it('is the guest’s who comes back', async () => {
    expect(await comeBack([{id: 's1'}])).to.equal('s1');
  });

  it('is nobody’s who comes with a token', async () => {
    expect(await codeOf(comeBack([{id: 's1'}], 'a token'))).to.equal('firebase/unavailable');
  });
});

describe('of several sessions on the device', () => {
  // As the journal gives them: the newest first, by the clock.
  for (const [shows, sessions, resumed] of [
    ['the newest is gone on with', [{id: 'newer'}, {id: 'older'}], 'newer'],
    ['one that was abandoned is not gone back to', [{id: 'given up', status: 'abandoned'}], null],
    [
      'nor to one that was finished before that',
      [
        {id: 'given up', status: 'abandoned'},
        {id: 'finished', status: 'completed'},
      ],
      null,
    ],
    [
      'one that was abandoned while the clock was ahead hides none that goes on',
      [{id: 'given up', status: 'abandoned'}, {id: 'goes on'}],
      'goes on',
    ],
  ] as [shows: string, sessions: Partial<Session>[], resumed: string | null][]) {
    it(shows, async () => {
      const id = await comeBack(sessions);
      if (resumed) expect(id).to.equal(resumed);
      else expect(sessions.map((session) => session.id)).not.to.include(id);
    });
  }
});
