/**
 * Firebase's sign-in by its public requests (https://firebase.google.com/docs/reference/rest/auth): what is asked, and what
 * a refusal means. Keeps nothing. A request that nobody answers is given up after `TIMEOUT_MS`; whoever asked has stopped
 * waiting long before, but a user who was made late is still the one to go on with.
 */
import {ExperienceError, type ErrorCode} from '../shared/errors.js';

const TIMEOUT_MS = 60_000;

/** What shows Firebase who somebody is. Plain data. */
export interface Credential {
  readonly uid: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** When the id token came, Unix ms by the device's clock, and for how long it holds. */
  readonly since: number;
  readonly lifetimeMs: number;
}

export interface IdentityRequestsOptions {
  readonly apiKey: string;
  /** The Auth emulator's `host:port`. */
  readonly emulator?: string | undefined;
  readonly now: () => number;
  readonly fetch: (url: string, init: RequestInit) => Promise<Pick<Response, 'status' | 'json'>>;
}

/**
 * Each rejects with `firebase/unavailable` where trying again can help, `firebase/invalid-token` where the user is no more or
 * the token is not taken, else `firebase/sign-in-failed`.
 */
export interface IdentityRequests {
  /** Makes an anonymous user. */
  signUp(): Promise<Credential>;
  signInWithCustomToken(token: string): Promise<Credential>;
  renew(credential: Credential): Promise<Credential>;
}

export function createIdentityRequests({
  apiKey,
  emulator,
  now,
  fetch,
}: IdentityRequestsOptions): IdentityRequests {
  async function ask(host: string, path: string, body: URLSearchParams | string): Promise<Credential> {
    const origin = emulator ? `http://${emulator}/${host}` : `https://${host}`;
    const type = typeof body === 'string' ? 'json' : 'x-www-form-urlencoded';
    const init = {
      method: 'POST',
      headers: {'content-type': `application/${type}`},
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      referrerPolicy: 'no-referrer',
    } as const;
    const since = now();
    const {status, answer} = await fetch(`${origin}/v1/${path}?key=${encodeURIComponent(apiKey)}`, init)
      // What is no JSON is the page of a Wi-Fi that wants its guest to agree first.
      .then(async (response) => ({status: response.status, answer: (await response.json()) as Answer}))
      .catch((cause: unknown) => {
        throw new ExperienceError('firebase/unavailable', {cause});
      });
    const idToken = answer.idToken ?? answer.id_token;
    const refreshToken = answer.refreshToken ?? answer.refresh_token;
    if (status !== 200 || !idToken || !refreshToken) {
      const received = answer.error?.message ?? `HTTP ${status}`;
      throw new ExperienceError(codeOf(status, received), {expected: 'a signed-in user', received});
    }
    const lifetimeMs = Number(answer.expiresIn ?? answer.expires_in) * 1000;
    return {uid: uidIn(idToken), idToken, refreshToken, since, lifetimeMs};
  }

  const accounts = (method: string, body: object) =>
    ask(
      'identitytoolkit.googleapis.com',
      `accounts:${method}`,
      JSON.stringify({...body, returnSecureToken: true}),
    );
  return {
    signUp: () => accounts('signUp', {}),
    signInWithCustomToken: (token) => accounts('signInWithCustomToken', {token}),
    renew: ({refreshToken}) =>
      ask(
        'securetoken.googleapis.com',
        'token',
        new URLSearchParams({grant_type: 'refresh_token', refresh_token: refreshToken}),
      ),
  };
}

/** One of the two requests writes its names in the other style. */
type Answer = Partial<
  Record<
    'idToken' | 'id_token' | 'refreshToken' | 'refresh_token' | 'expiresIn' | 'expires_in',
    string | undefined
  >
> & {readonly error?: {readonly message?: string}};

/** Nobody is, or may be, the user whose token this is. */
const NO_USER =
  /^(USER_NOT_FOUND|USER_DISABLED|TOKEN_EXPIRED|INVALID_REFRESH_TOKEN|INVALID_CUSTOM_TOKEN|CREDENTIAL_MISMATCH)\b/;
const BUSY = /^(TOO_MANY_ATTEMPTS_TRY_LATER|QUOTA_EXCEEDED)\b/;

/** The message begins with the code that Firebase documents. */
function codeOf(status: number, message: string): ErrorCode {
  if (NO_USER.test(message)) return 'firebase/invalid-token';
  return status >= 500 || status === 429 || BUSY.test(message)
    ? 'firebase/unavailable'
    : 'firebase/sign-in-failed';
}

/** Whose id token it is; nothing depends on it but what is shown and written, which the rules check. */
function uidIn(idToken: string): string {
  const payload = atob((idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(payload, (character) => character.charCodeAt(0));
  return (JSON.parse(new TextDecoder().decode(bytes)) as {sub: string}).sub;
}
