/** Whose session is gone on with, where the user cannot be asked for. */
import {expect} from '@open-wc/testing';
import type {Backend} from '../../src/element/open-backend.js';
import {openSession} from '../../src/element/open-session.js';
import {readSettings, type RawSettings} from '../../src/element/settings.js';
import {ExperienceError} from '../../src/shared/errors.js';
import {aSession, codeOf, STEPS} from '../helpers/builders.js';
import {createMemoryJournal} from '../helpers/scripted-store.js';

describe('a session on the device, while nobody can say who the user is', () => {
  async function open(authToken: string | null): Promise<string> {
    const now = Date.now();
    const journal = createMemoryJournal();
    journal.records.set('s1', {
      session: aSession({createdAt: now, updatedAt: now, createdBy: 'me'}),
      created: true,
      pending: null,
      earlier: [],
      isKnown: true,
      furthestStepIndex: 0,
      config: {version: 1, steps: [STEPS.again]},
      backend: 'test',
      epoch: 0,
      writer: 'earlier',
    });
    const settings = readSettings({
      projectId: 'p1',
      eventId: 'e1',
      experienceId: 'x1',
      firebaseConfig: {apiKey: 'k', projectId: 'f'},
      experience: {version: 1, steps: [STEPS.again]},
      authToken,
    } as unknown as RawSettings);
    const userId = () => Promise.reject(new ExperienceError('firebase/unavailable'));
    const backend = {key: 'test', userId} as Partial<Backend> as Backend;
    const own = <T>(_: string, claim: (isLocked: () => boolean) => Promise<T>) => claim(() => true);
    const {record} = await openSession({
      settings,
      backend,
      journal,
      kinds: [],
      isNew: false,
      writer: 'w',
      own,
    });
    return record.session.id;
  }

  it('is the guest’s who comes back', async () => {
    expect(await open(null)).to.equal('s1');
  });

  it('is nobody’s who comes with a token', async () => {
    expect(await codeOf(open('a token'))).to.equal('firebase/unavailable');
  });
});
