/**
 * What lies between the pages and the server: every request meets its fate here, on the way there and on the way back. A
 * page gets the `Link` that the stand-in for Firestore's SDK talks through, and the request that outlives it.
 */
import type {Random} from '../helpers/random.js';
import type {Clock} from '../../src/shared/clock.js';
import type {IdentityRequestsOptions} from '../../src/firebase/identity-requests.js';
import {NETWORK, STATUS, type Fault} from './faults.js';
import type {Identity} from './identity.js';
import type {Page} from './page.js';
import {clockOf} from './seams/in-time.js';
import type {Link, Write} from './seams/firestore-lite.js';
import type {Answer, Server} from './server.js';
import type {Time} from './time.js';

/** How long a browser waits for a plain request that nobody answers (Firefox: 300 s; Chromium: about as long, or longer). */
const BROWSER_GIVES_UP_MS = 300_000;
/** What `src/firebase/identity-requests.ts` tells it. */
const SIGN_IN_GIVES_UP_MS = 60_000;

export interface NetworkOptions {
  readonly time: Time;
  readonly random: Random;
  readonly server: Server;
  readonly identity: Identity;
  /** The server's clock. */
  readonly now: () => number;
  /** The fault that meets this request, or null; counts it. */
  readonly fate: () => Fault | null;
  readonly trace: (line: string) => void;
}

export interface Network {
  isOffline: boolean;
  /** Requests that are on their way there or back. */
  readonly underWay: number;
  /** `token` is the page's, as each request takes it with it. */
  linkFor(
    page: Page,
    clock: Clock,
    token: () => Promise<string | null>,
  ): Link & {
    leave(write: Write): Promise<void>;
    upload(name: string): Promise<void>;
    identify: IdentityRequestsOptions['fetch'];
  };
}

export function createNetwork({time, random, server, identity, now, fate, trace}: NetworkOptions): Network {
  let count = 0;
  let underWay = 0;

  /** Asks the server once, or not, or twice; `isKept`: also when the page is gone before the request is out. */
  function ask<T>(page: Page, name: string, isKept: boolean, work: () => T | Refusal): Promise<T> {
    const number = (count += 1);
    const fault = network.isOffline ? 'request refused' : fate();
    const say = (what: string) => trace(`  #${number} ${page.name} ${name}: ${what}`);
    say(fault ?? 'sent');
    const code = (fault && NETWORK[fault]) ?? null;
    const isLateError = (fault === '500' || fault === '503') && random.below(2) === 0;
    const there = fault === 'request late' ? 15_000 + random.below(75_000) : random.below(80);
    // Some reads take so long that a write begins and ends meanwhile.
    const usual = name === 'read' && random.below(4) === 0 ? 1_500 : 80;
    const back = fault === 'answer slow' ? 1_000 + random.below(20_000) : random.below(usual);
    return page.promise<T>((resolve, reject) => {
      const arrive = () => {
        if (!page.isAlive && !isKept && random.below(2) === 0) {
          say('never left');
          return;
        }
        const result = work();
        const refusal = result instanceof Refusal ? result.code : isLateError ? code : null;
        say(refusal ?? 'done');
        if (fault === 'answer lost') return;
        after(back, () => (refusal ? reject(failure(refusal)) : resolve(result as T)));
      };
      if (code && !isLateError) after(there + back, () => reject(failure(code)));
      else if (fault !== 'request lost') after(there, arrive);
      if (fault === 'request repeated') after(there + random.below(60_000), () => void work());
    });
  }

  function after(ms: number, run: () => void): void {
    underWay += 1;
    time.after(ms, () => {
      underWay -= 1;
      run();
    });
  }

  const as = <T>(idToken: string | null, work: (uid: string) => T | Refusal) => {
    const uid = identity.userOf(idToken);
    return uid === null ? new Refusal('unauthenticated') : work(uid);
  };
  const commit = (write: Write, idToken: string | null) => () =>
    as(idToken, (uid) => toResult(server.commit(write, uid, now())));

  const network: Network = {
    isOffline: false,
    get underWay() {
      return underWay;
    },
    linkFor(page, clock, token) {
      const own = <T>(promise: Promise<T>) => {
        clockOf.set(promise, clock);
        return promise;
      };
      const unlessGivenUp = <T>(asked: Promise<T>, afterMs = BROWSER_GIVES_UP_MS) =>
        page.promise<T>((resolve, reject) => {
          asked.then(resolve, reject);
          time.after(afterMs, () => reject(failure('unavailable')));
        });
      return {
        commit: (write) => {
          const copy = structuredClone(write);
          return own(token().then((by) => ask(page, nameOf(copy), false, commit(copy, by))));
        },
        read: (id) =>
          own(
            token().then((by) =>
              ask(page, 'read', false, () =>
                as(by, (uid) => {
                  const found = server.read(id, uid);
                  if (found === 'permission-denied') return new Refusal(found);
                  return {exists: () => found !== undefined, data: () => found};
                }),
              ),
            ),
          ),
        leave: (write) => {
          const copy = structuredClone(write);
          const sent = token().then((by) => ask(page, `leaving ${nameOf(copy)}`, true, commit(copy, by)));
          return unlessGivenUp(sent);
        },
        identify(url, {body}) {
          const json = (status: number, answer: unknown) => ({status, json: async () => answer});
          const asked = ask(page, `sign-in ${url.split(/[/:?]/).at(-2)}`, false, () =>
            json(200, identity.answer(url, body)),
          ).catch((error: unknown) => {
            const {code} = error as {code: string};
            const status = STATUS[code];
            if (status === undefined) throw new TypeError('Failed to fetch');
            return json(status, {error: {code: status, message: code}});
          });
          return unlessGivenUp(asked, SIGN_IN_GIVES_UP_MS);
        },
        upload: (name) =>
          unlessGivenUp(ask(page, `upload ${name}`, false, () => void server.photos.add(name))),
      };
    },
  };
  return network;
}

class Refusal {
  constructor(readonly code: string) {}
}

const toResult = (answer: Answer) => (answer === 'ok' ? undefined : new Refusal(answer));
const failure = (code: string) => Object.assign(new Error(code), {code});

const nameOf = ({fields, paths}: Write) =>
  `${paths ? 'update' : 'create'} ${JSON.stringify({
    updatedAt: Number(fields['updatedAt']) % 1e9,
    at: fields['currentStepIndex'],
    status: fields['status'],
    inputs: fields['inputs'],
    outputs: fields['outputs'] && Object.keys(fields['outputs']),
  })}`;
