import {expect} from '@open-wc/testing';
import {createDatabase} from '../../src/session/database.js';
import {createLocalStore} from '../../src/session/local-store.js';
import {describeSessionStore} from '../contracts/session-store.js';
import {aSession, codeOf} from '../helpers/builders.js';

/** What a browser hands out where storage is forbidden. */
const forbidden = {
  open() {
    const request: Partial<IDBOpenDBRequest> = {};
    queueMicrotask(() => void request.onerror?.call(request as IDBOpenDBRequest, new Event('error')));
    return request;
  },
} as unknown as IDBFactory;

describeSessionStore('the local store', async () => {
  const database = createDatabase(`test-${crypto.randomUUID()}`);
  return {
    store: createLocalStore(database, 'me'),
    userId: 'me',
    othersStore: createLocalStore(database, 'somebody else'),
    deafStore: createLocalStore(createDatabase('test-forbidden', forbidden), 'me'),
    read: async (id) => (await database.read('sessions', id)) as Record<string, unknown> | undefined,
    write: (id, fields) => database.change('sessions', id, (old) => clean({...(old as object), ...fields})),
  };
});

function clean(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
}

describe('the local store', () => {
  it('is unavailable, not silent, where the database never opens', async function () {
    this.timeout(5_000);
    const silent = {open: () => ({})} as unknown as IDBFactory;
    const store = createLocalStore(createDatabase('test-silent', silent));
    expect(await codeOf(store.get('s1'))).to.equal('session/unavailable');
  });

  it('survives a reload: another connection finds what the first one wrote', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const session = await createLocalStore(createDatabase(name)).create(aSession());
    expect(await createLocalStore(createDatabase(name)).get(session.id)).to.deep.equal(session);
  });
});
