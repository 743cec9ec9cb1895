/**
 * Firebase's sign-in in a simulated world: it makes anonymous users, renews their tokens, and says whose a token is. Some of
 * its tokens do not last long. Users are not taken away: who is no more has lost what was theirs, and that is promised too.
 */
import type {Random} from '../helpers/random.js';

const LIFETIMES_S = [3_600, 3_600, 360];
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export interface Identity {
  /** How many users there are, and how many tokens were renewed. */
  readonly users: number;
  readonly renewals: number;
  /** What stands in the answer to a request that was understood; null for a refresh token of nobody. */
  answer(url: string, body: RequestInit['body']): object | null;
  /** The uid, or null for a token that is over, or for none. */
  userOf(idToken: string | null): string | null;
}

export function createIdentity(random: Random, now: () => number): Identity {
  let users = 0;
  let renewals = 0;
  function tokenFor(uid: string) {
    const expiresIn = random.pick(LIFETIMES_S);
    return {
      idToken: `.${encode({sub: uid, exp: now() + expiresIn * 1000})}.`,
      refreshToken: uid,
      expiresIn: String(expiresIn),
    };
  }
  return {
    get users() {
      return users;
    },
    get renewals() {
      return renewals;
    },
    answer(url, body) {
      if (url.includes('signUp')) return tokenFor(`user${(users += 1)}`);
      renewals += 1;
      const {idToken, refreshToken, expiresIn} = tokenFor((body as URLSearchParams).get('refresh_token')!);
      return {id_token: idToken, refresh_token: refreshToken, expires_in: expiresIn};
    },
    userOf(idToken) {
      if (idToken === null) return null;
      const payload = Buffer.from(idToken.split('.')[1]!, 'base64url').toString();
      const {sub, exp} = JSON.parse(payload) as {sub: string; exp: number};
      return now() < exp ? sub : null;
    },
  };
}
