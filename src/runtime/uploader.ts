/**
 * Brings the photos that a guest has accepted onto the device, and from there to where others can see them. One photo at a
 * time, in the order in which they were accepted; a new one for the same step takes the place of the old one. A photo leaves
 * the device only when `settle` says that its reference is safe. Knows nothing of steps or sessions but their ids.
 */
import type {Cancel, Clock} from '../shared/clock.js';
import {contentName} from '../shared/content-name.js';
import {ExperienceError, toExperienceError} from '../shared/errors.js';
import type {MediaReference, Picture} from '../shared/media.js';
import {
  isOfNoUse,
  type Stored,
  type MediaStore,
  type Photo,
  type PhotoShelf,
  type Transfer,
} from '../session/media-store.js';
import {backoffMs} from './backoff.js';

export interface UploaderOptions {
  readonly sessionId: string;
  readonly store: MediaStore;
  readonly shelf: PhotoShelf;
  /** What the shelf has of this session. */
  readonly photos: readonly Photo[];
  readonly clock: Clock;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
}

export interface UploaderHooks {
  /** A photo is up. */
  onUp(stepId: string, media: MediaReference): void;
  /** A photo is on the device, or cannot be kept there. */
  onKept(): void;
  /** `status` has changed. */
  onChange(): void;
}

export interface UploadStatus {
  /** How many photos are not up. */
  readonly pending: number;
  /** Of the photos that are not up, whether the device has them. */
  readonly device: 'saving' | 'saved' | 'unavailable';
  /** How much of all that is not up is there, from 0 to 1. */
  readonly progress: number;
  /** Why the last attempt failed; unless it is retryable, nothing will be tried until `retry()`. */
  readonly error: ExperienceError | null;
}

export interface Uploader {
  readonly status: UploadStatus;
  /** The steps whose photo is not up. */
  readonly stepIds: readonly string[];
  /** The photo of a step, as long as this page has it. */
  pictureOf(stepId: string): Picture | null;
  /** Begins to tell; photos are only kept until it is known what the store has. */
  start(hooks: UploaderHooks): void;
  /**
   * The store has this: what an earlier visit has left and is outdated by it is dropped, and all else is sent. `isSure`:
   * what was accepted here is newer than what others have accepted.
   */
  reconcile(stored: Stored, isSure: boolean): void;
  /** `before` is the step's output until now. */
  accept(
    stepId: string,
    picture: Picture,
    given: Pick<Photo, 'epoch' | 'at'>,
    before: MediaReference | null,
  ): void;
  /** Gives up the photo of a step, or of all steps: something else is in its place, or the session has ended. */
  drop(stepId?: string): void;
  /** The references of all photos that are up are safe, and why others were dropped: the device need not keep them any more. */
  readonly settle: () => void;
  /** Tries again at once after a failure. */
  readonly retry: () => void;
  /** Resolves when everything is up; rejects when an attempt fails. */
  readonly flush: () => Promise<void>;
  /** Stops; what is not up stays on the device. */
  readonly close: () => void;
}

interface Entry {
  readonly photo: Photo;
  /** By an earlier visit. */
  readonly isLeft: boolean;
  device: UploadStatus['device'];
  share: number;
}

export function createUploader(options: UploaderOptions): Uploader {
  const {sessionId, store, shelf, clock, random} = options;
  const entries = new Map<string, Entry>(
    options.photos.map((photo) => [photo.stepId, {photo, isLeft: true, device: 'saved', share: 0}]),
  );
  const pictures = new Map<string, Picture>(options.photos.map((photo) => [photo.stepId, photo]));
  /** Up, or of no more use, and on the device all the same. */
  let unsettled: Photo[] = [];
  /** Per step, what has been accepted for it. */
  const replaced = new Map(options.photos.map(({stepId, name, replaces}) => [stepId, [...replaces, name]]));
  let hooks: UploaderHooks | null = null;
  let isReconciled = false;
  let current: {readonly entry: Entry; transfer: Transfer | null} | null = null;
  let failure: ExperienceError | null = null;
  let failures = 0;
  let cancelTimer: Cancel | null = null;
  let flushes: {resolve: () => void; reject: (error: ExperienceError) => void}[] = [];

  const removeFromShelf = (photo: Photo) => void shelf.remove(photo).catch(() => undefined);
  const isThere = (entry: Entry) => entries.get(entry.photo.stepId) === entry;

  function plan(): void {
    if (!hooks || !isReconciled || current || cancelTimer || (failure && !failure.retryable)) return;
    const next = [...entries.values()].find(({device}) => device !== 'saving');
    if (!next) return;
    if (!failure) return void send(next);
    cancelTimer = clock.after(backoffMs(failures, random()), () => {
      cancelTimer = null;
      if (isThere(next)) void send(next);
      else plan();
    });
  }

  async function send(entry: Entry): Promise<void> {
    entry.share = 0;
    const mine: NonNullable<typeof current> = {entry, transfer: null};
    current = mine;
    let media: MediaReference | null = null;
    let error: ExperienceError | null = null;
    try {
      mine.transfer = await store.upload(entry.photo, (share) => {
        entry.share = share;
        if (current === mine) hooks?.onChange();
      });
      if (current !== mine) mine.transfer.cancel();
      media = await mine.transfer.done;
    } catch (thrown) {
      error = toExperienceError(thrown, 'media/unavailable');
    }
    if (current !== mine) return; // given up meanwhile
    current = null;
    failure = error;
    failures = error ? failures + 1 : 0;
    if (media) {
      entries.delete(entry.photo.stepId);
      unsettled.push(entry.photo);
      hooks?.onUp(entry.photo.stepId, media);
    }
    changed();
  }

  function changed(): void {
    hooks?.onChange();
    if (entries.size === 0 || failure) {
      const settled = flushes;
      flushes = [];
      for (const {resolve, reject} of settled) {
        if (failure) reject(failure);
        else resolve();
      }
    }
    plan();
  }

  function stopSending(): void {
    const stopped = current;
    current = null;
    stopped?.transfer?.cancel();
    cancelTimer?.();
    cancelTimer = null;
  }

  function retry(): void {
    if (current || !failure) return;
    failure = null;
    failures = 0;
    cancelTimer?.();
    cancelTimer = null;
    plan();
  }

  function drop(stepId?: string): void {
    for (const [id, entry] of entries) {
      if (stepId !== undefined && id !== stepId) continue;
      if (current?.entry === entry) stopSending();
      entries.delete(id);
      unsettled.push(entry.photo);
    }
    if (stepId !== undefined) pictures.delete(stepId);
    changed();
  }

  return {
    get status(): UploadStatus {
      const all = [...entries.values()];
      const bytes = (of: (entry: Entry) => number) => all.reduce((sum, entry) => sum + of(entry), 0);
      const total = bytes(({photo}) => photo.bytes.byteLength);
      const worst = (['unavailable', 'saving'] as const).find((state) =>
        all.some((entry) => entry.device === state),
      );
      return {
        pending: all.length,
        device: worst ?? 'saved',
        progress: total === 0 ? 1 : bytes(({photo, share}) => photo.bytes.byteLength * share) / total,
        error: failure,
      };
    },
    get stepIds() {
      return [...entries.keys()];
    },
    pictureOf: (stepId) => pictures.get(stepId) ?? null,

    start(given) {
      hooks = given;
      plan();
    },

    reconcile(stored, isSure) {
      isReconciled = true;
      for (const {photo, isLeft} of entries.values())
        if ((isLeft || !isSure) && isOfNoUse(photo, stored)) drop(photo.stepId);
      plan();
    },

    accept(stepId, picture, given, before) {
      const replaces = [...(replaced.get(stepId) ?? []), ...(before ? [before.url] : [])];
      const name = contentName(picture.bytes);
      replaced.set(stepId, [...replaces, name]);
      const photo: Photo = {...picture, ...given, sessionId, stepId, name, replaces};
      const entry: Entry = {photo, isLeft: false, device: 'saving', share: 0};
      if (current?.entry.photo.stepId === stepId) stopSending();
      entries.delete(stepId); // the newest goes last
      entries.set(stepId, entry);
      pictures.set(stepId, picture);
      retry(); // the guest has done something about a failure
      const kept = (device: Entry['device']) => {
        entry.device = device;
        if (!isThere(entry)) return;
        hooks?.onKept();
        plan();
      };
      shelf.put(photo).then(
        () => kept('saved'),
        () => kept('unavailable'),
      );
    },

    drop,

    settle() {
      unsettled.forEach(removeFromShelf);
      unsettled = [];
    },

    retry,

    flush: async () => {
      if (entries.size === 0) return;
      if (failure && !failure.retryable) throw failure;
      const done = new Promise<void>((resolve, reject) => flushes.push({resolve, reject}));
      retry();
      return done;
    },

    close() {
      hooks = null;
      stopSending();
      for (const {reject} of flushes.splice(0)) reject(new ExperienceError('media/unavailable'));
    },
  };
}
