import {expect} from '@open-wc/testing';
import {createDatabase, type Database} from '../../src/session/database.js';
import type {Photo} from '../../src/session/media-store.js';
import {createPhotoShelf} from '../../src/session/photo-shelf.js';
import {NOW} from '../helpers/builders.js';

describe('the shelf', () => {
  let database: Database;
  beforeEach(() => {
    database = createDatabase(`shelf-${Math.random()}`);
  });

  const photo = (name: string, replaces: string[] = [], at = NOW): Photo => ({
    ...{sessionId: 's1', stepId: 'a', name, replaces, epoch: 0, at},
    ...{bytes: new ArrayBuffer(1), type: 'image/jpeg', width: 1, height: 1},
  });

  for (const [shows, there, removed, isLeft] of [
    ['the photo itself', photo('one'), photo('one'), false],
    ['what it took the place of', photo('one'), photo('two', ['one'], NOW + 1), false],
    ['another in its place', photo('two', ['one']), photo('one'), true],
    [
      'the same picture taken again since',
      photo('one', ['one', 'two'], NOW + 2),
      photo('two', ['one'], NOW + 1),
      true,
    ],
  ] as const) {
    it(`${isLeft ? 'keeps' : 'takes away'} ${shows}`, async () => {
      const shelf = createPhotoShelf(database);
      await shelf.put(there);
      await shelf.remove(removed);
      expect((await shelf.of('s1')).map(({name}) => name)).to.deep.equal(isLeft ? [there.name] : []);
    });
  }
});
