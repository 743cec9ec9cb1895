/**
 * Who a guest is to Firebase: an anonymous user that the device keeps, or whoever a custom token names, who is not kept.
 * The SDK's own Auth forgets the device's user when its server is busy at a reload, and what the guest had not sent is then
 * nobody's; here only the server's word that the user is no more does that (docs/decisions/0009-own-sign-in.md).
 */
import {ExperienceError} from '../shared/errors.js';
import type {Database} from '../session/database.js';
import type {Credential, IdentityRequests} from './identity-requests.js';

/** An id token is renewed this long before it ends. */
const MARGIN_MS = 300_000;

export interface User {
  readonly uid: string;
  readonly isAnonymous: boolean;
  /**
   * A token that still holds by this device's clock; where it `isForced`, a new one. Rejects with `firebase/unavailable`, or with
   * `firebase/invalid-token` once the user is no more.
   */
  getIdToken(isForced?: boolean): Promise<string>;
}

export interface SignInOptions {
  readonly requests: IdentityRequests;
  /** Null for an anonymous user. */
  readonly authToken: string | null;
  /** Where the device keeps its anonymous user, and under which name; in memory without it. */
  readonly database?: Database | undefined;
  readonly key: string;
  readonly now: () => number;
}

/**
 * Resolves with the user, also offline where the device has kept one. Rejects with `firebase/…`; the next call tries again.
 * One attempt is shared by all who call during it.
 */
export function createSignIn({requests, authToken, database, key, now}: SignInOptions): () => Promise<User> {
  const shelf = authToken === null ? database : undefined;
  let signingIn: Promise<User> | null = null;

  async function signIn(): Promise<User> {
    // Asked again where it does not answer: with another user nothing that the device remembers can be sent.
    const read = () => shelf?.read('users', key);
    const kept = toCredential(
      await read()
        ?.catch(read)
        .catch(() => undefined),
    );
    if (kept) {
      const user = userOf(kept, true);
      const isGone = await user.getIdToken().then(() => false, isNoUser);
      if (!isGone) return user;
    }
    const made = await (authToken === null ? requests.signUp() : requests.signInWithCustomToken(authToken));
    // Of two pages that began at once, each has made a user: both go on as the one that was kept first.
    let first = made;
    const isKept = await keep(made, (other) => (first = other));
    return userOf(first, isKept);
  }

  /** Does not replace another user; tells whether the device has one now. */
  async function keep(credential: Credential, onOther?: (other: Credential) => void): Promise<boolean> {
    const change = (old: unknown) => {
      const other = toCredential(old);
      if (!other || other.uid === credential.uid) return credential;
      onOther?.(other);
      return other;
    };
    return (
      !shelf ||
      shelf.change('users', key, change).then(
        () => true,
        () => false,
      )
    );
  }

  const forget = (uid: string) =>
    shelf?.change('users', key, (old) => (toCredential(old)?.uid === uid ? undefined : old));

  function userOf(credential: Credential, isKept: boolean): User {
    const {uid} = credential;
    let renewing: Promise<string> | null = null;

    async function renew(): Promise<string> {
      try {
        credential = await requests.renew(credential);
      } catch (error) {
        if (isNoUser(error)) {
          signingIn = null;
          await forget(uid)?.catch(() => undefined);
        }
        throw error;
      }
      isKept = await keep(credential);
      return credential.idToken;
    }

    return {
      uid,
      isAnonymous: authToken === null,
      async getIdToken(isForced = false) {
        // A device that was full may have room by now.
        if (!isKept) void keep(credential).then((isDone) => (isKept = isDone));
        if (!isForced && isFresh(credential, now())) return credential.idToken;
        renewing ??= renew().finally(() => (renewing = null));
        return renewing;
      },
    };
  }

  return () => {
    signingIn ??= signIn().catch((error: unknown) => {
      signingIn = null;
      throw error;
    });
    return signingIn;
  };
}

/** A clock that was set back says nothing about a token's age. */
function isFresh({since, lifetimeMs}: Credential, now: number): boolean {
  return now >= since && now < since + lifetimeMs - MARGIN_MS;
}

function isNoUser(error: unknown): boolean {
  return error instanceof ExperienceError && error.code === 'firebase/invalid-token';
}

/** What is kept is ours alone, but may be of another version. */
function toCredential(kept: unknown): Credential | null {
  const {uid, refreshToken} = (kept ?? {}) as Partial<Credential>;
  return uid && refreshToken ? (kept as Credential) : null;
}
