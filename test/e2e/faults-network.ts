/**
 * A network that can be cut: cables between a guest and the two servers. Cut, they let nothing through, not even the last
 * request of a page that is going away, which a browser's own switch for being offline lets pass.
 */
import {connect, createServer, type AddressInfo, type Socket} from 'node:net';
import type {BrowserContext} from 'playwright-core';
import type {Engine} from './engines.js';
import {firebaseConfig, SERVERS, type Visit} from './lab.js';

interface Cable {
  readonly address: string;
  cut(isCut: boolean): void;
  close(): void;
}

export interface Network {
  /** What makes a page use it. */
  readonly visit: Required<Pick<Visit, 'connect'>> & {readonly config: string};
  /**
   * Takes the network away, and returns what gives it back. The page and its script stay reachable. Chromium is told besides
   * that it is offline, so that `navigator.onLine` is false, and is handed the page and its script from the `cached`
   * origins as a cache would hand them; Firefox refuses to load any page while it is told so.
   */
  goOffline(context: BrowserContext, engine: Engine, cached: readonly string[]): Promise<() => Promise<void>>;
  close(): void;
}

export async function layNetwork(): Promise<Network> {
  const [firestore, auth] = (await Promise.all(SERVERS.map(layCable))) as [Cable, Cable];
  const cables = [firestore, auth];
  return {
    visit: {
      connect: cables.map(({address}) => `http://${address}`),
      config: firebaseConfig(firestore.address, undefined, auth.address),
    },
    async goOffline(context, engine, cached) {
      for (const cable of cables) cable.cut(true);
      if (engine === 'chromium') {
        for (const origin of cached) {
          await context.route(`${origin}/**`, async (route) => {
            const response = await fetch(route.request().url());
            await route.fulfill({
              status: response.status,
              headers: Object.fromEntries(response.headers),
              body: Buffer.from(await response.arrayBuffer()),
            });
          });
        }
        await context.setOffline(true);
      }
      return async () => {
        for (const cable of cables) cable.cut(false);
        await context.setOffline(false);
        await context.unrouteAll();
      };
    },
    close: () => cables.forEach((cable) => cable.close()),
  };
}

async function layCable(server: string): Promise<Cable> {
  const {hostname, port} = new URL(server);
  const ends = new Set<Socket>();
  let isCut = false;
  const listener = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const cut = (toCut: boolean) => {
    isCut = toCut;
    if (toCut) for (const end of ends) end.destroy();
  };
  return {
    address: `127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut,
    close() {
      cut(true);
      listener.close();
    },
  };
}
