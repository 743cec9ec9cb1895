import {expect} from '@open-wc/testing';
import {createDatabase, type Database} from '../../src/session/database.js';

const KEYS = Array.from({length: 30}, (_, index) => `${index + 10}`);
const come = (type: 'pagehide' | 'pageshow') => window.dispatchEvent(new Event(type));

describe('the database', () => {
  let name: string;
  let database: Database;
  beforeEach(async () => {
    name = `test-${crypto.randomUUID()}`;
    database = createDatabase(name);
    await database.change('journal', 'first', () => 'first');
  });

  // What the next page sees is tested by test/e2e/webkit-leaving.e2e.ts.
  it('gives up what is unfinished when the page goes, and does it when the page is back', async () => {
    const [first, ...rest] = KEYS.map((key) => database.change('journal', key, () => key));
    await first;
    come('pagehide');
    const late = database.change('journal', 'late', () => 'late');
    const read = database.all('journal');
    const other = await createDatabase(name).all('journal');
    expect(other).to.include('10').and.not.include('39').and.not.include('late');

    come('pageshow');
    await Promise.all([...rest, late, read]);
    expect(await database.all('journal')).to.deep.equal([...KEYS, 'first', 'late']);
  });

  // The answer to a request may be on its way already when its transaction is given up, as WebKit has it.
  it('gives up a change that is being made when the page goes', async () => {
    let times = 0;
    const change = database.change('journal', 'late', () => {
      if (times++ === 0) come('pagehide');
      return 'late';
    });
    await new Promise((resolve) => window.addEventListener('pagehide', resolve, {once: true}));
    expect(await createDatabase(name).all('journal')).to.deep.equal(['first']);

    come('pageshow');
    await change;
    expect(await database.all('journal')).to.deep.equal(['first', 'late']);
  });

  it('keeps nothing of a change that throws, and rejects with what it threw', async () => {
    const error = new Error('no');
    const change = database.change(
      'photos',
      'first',
      () => {
        throw error;
      },
      {beside: 'beside'},
    );
    expect(await change.catch((thrown: unknown) => thrown)).to.equal(error);
    expect(await database.all('photos')).to.deep.equal([]);
    expect(await database.all('journal')).to.deep.equal(['first']);
  });
});
