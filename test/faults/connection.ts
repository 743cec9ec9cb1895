/**
 * How a page of a simulated world is connected, put together as `src/firebase/connect.ts` and its neighbours do it: signed in
 * by the real sign-in, whose requests the network takes, and with a token in each request of the stand-in for the SDK.
 */
import type {Database} from '../../src/session/database.js';
import type {SessionStore} from '../../src/session/store.js';
import type {User} from '../../src/firebase/sign-in.js';
import type {Clock} from '../../src/shared/clock.js';
import type {Page} from './page.js';
import {clockOf} from './seams/in-time.js';
import type {World} from './world.js';

export const USER_KEY = 'p';

export interface Connection {
  readonly user: () => Promise<User>;
  /** Who is signed in by now. */
  readonly uid: string | undefined;
  /** With a token that holds, as far as the device knows. */
  readonly signedIn: () => Promise<User>;
  storeFor(): SessionStore;
  upload(name: string): Promise<void>;
}

const connections = new WeakMap<Page, Connection>();

/** Whether a page is signed in as somebody whom the device has never kept: it could not say, or not note down, who its user is. */
export function isStranger({device}: World, page: Page): boolean {
  const uid = connections.get(page)?.uid;
  return uid !== undefined && !device.keptUsers.has(uid);
}

/** One for all visits of a page. */
export function connectionOf(world: World, page: Page, database: Database, clock: Clock): Connection {
  const existing = connections.get(page);
  if (existing) return existing;
  const {source} = world;
  let present: User | null = null;
  const link = world.network.linkFor(page, clock, async () => (await present?.getIdToken()) ?? null);
  const signIn = source.signIn.createSignIn({
    requests: source.identity.createIdentityRequests({apiKey: 'k', now: clock.now, fetch: link.identify}),
    authToken: null,
    database,
    key: USER_KEY,
    now: clock.now,
  });
  const inTime = <T>(work: () => Promise<T>) =>
    source.failures.authCall(() => {
      const asked = work();
      clockOf.set(asked, clock);
      return asked;
    });
  const user = async () => (present = await inTime(signIn));
  const token = async () => (await user()).getIdToken();
  const signedIn = async () => {
    await inTime(token);
    return user();
  };
  const connection: Connection = {
    user,
    get uid() {
      return present?.uid;
    },
    signedIn,
    storeFor: () =>
      source.store.createFirestoreStore({
        db: link as never,
        projectId: 'p1',
        user: signedIn,
        leavingCommit: async ({path, fields, mask}) => {
          await token();
          const write = {id: path.split('/').at(-1)!, fields, ...(mask && {paths: mask})};
          await link.leave(write).catch((cause: unknown) => {
            throw new source.errors.ExperienceError('session/unavailable', {cause});
          });
        },
      }),
    upload: (name) => link.upload(name),
  };
  connections.set(page, connection);
  return connection;
}
