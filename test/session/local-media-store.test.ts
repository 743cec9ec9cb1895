import {expect} from '@open-wc/testing';
import type {Database} from '../../src/session/database.js';
import {createLocalMediaStore, MAX_URLS} from '../../src/session/local-media-store.js';
import {NOW} from '../helpers/builders.js';

describe('the local media store', () => {
  it('keeps so many pictures at their addresses and lets go of the oldest, as on a screen for many guests', async () => {
    const database = {change: async () => undefined} as Partial<Database> as Database;
    const store = createLocalMediaStore(database);
    const add = async (at: number) => {
      const [bytes, name] = [new Uint8Array([at]).buffer, `name-${at}`];
      const photo = {bytes, name, type: 'image/jpeg', width: 1, height: 1, epoch: 0, at: NOW, replaces: []};
      const {done} = await store.upload({...photo, sessionId: `s${at}`, stepId: 'photo'}, () => undefined);
      return (await done).url;
    };
    const isThere = (url: string) =>
      fetch(url).then(
        () => true,
        () => false,
      );
    const first = await add(0);
    const second = await add(1);
    for (let at = 2; at < MAX_URLS; at += 1) await add(at);
    expect(await isThere(first)).to.equal(true);
    const last = await add(MAX_URLS);
    expect(await Promise.all([first, second, last].map(isThere))).to.deep.equal([false, true, true]);
  });
});
