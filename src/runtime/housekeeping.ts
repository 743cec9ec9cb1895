/**
 * What a device does with what it remembers beside the session that runs: it sends what was left unsent, photos too, also of
 * other experiences. Loaded where something was left.
 */
import {liveSession} from '../session/answers.js';
import {applyPatch} from '../session/patch.js';
import {isFinal} from '../session/lifecycle.js';
import type {JournalRecord} from '../session/journal.js';
import type {Stored} from '../session/media-store.js';
import type {SessionStore} from '../session/store.js';
import {createSender} from './sender.js';
import type {Leftovers} from './leftovers.js';
import {patchFor} from './patch-for.js';
import type {SaverOptions} from './saver-options.js';
import {createSaver} from './saver.js';
import type {Uploader} from './uploader.js';

export type IfIdle = <T>(
  sessionId: string,
  claim: () => Promise<T | null>,
  work: (claimed: T) => Promise<void>,
) => Promise<void>;

export interface HousekeepingOptions extends Pick<SaverOptions, 'journal' | 'clock' | 'random'> {
  readonly left: Leftovers;
  /** The store that can take the record's session as the user that it belongs to; null when that is not this one. */
  readonly storeFor: (record: JournalRecord) => SessionStore | Promise<SessionStore> | null;
  /** What brings up the photos that the device has of the record's session. */
  readonly openUploader: (record: JournalRecord) => Promise<Uploader>;
  /** Claims the record and runs the work with it, unless the session runs somewhere else. */
  readonly ifIdle: IfIdle;
  /** The name under which it writes. */
  readonly writer: string;
}

/** Goes through what was left once. Never rejects: what could not be sent stays for the next visit. */
export async function keepHouse(options: HousekeepingOptions): Promise<void> {
  const {journal, left, storeFor, openUploader, ifIdle, writer} = options;
  for (const record of left.records) {
    const {id} = record.session;
    const store = await storeFor(record);
    if (!store) continue;
    const send = async (claimed: JournalRecord) => {
      const uploader = left.withPhotos.has(id) ? await openUploader(claimed) : null;
      await deliver(claimed, store, uploader, options);
    };
    await ifIdle(id, () => journal.claim(id, writer), send).catch(() => undefined);
  }
  for (const id of left.orphans) {
    const remove = () => journal.remove(id).then(() => null);
    await ifIdle(id, remove, async () => undefined).catch(() => undefined);
  }
}

async function deliver(
  record: JournalRecord,
  store: SessionStore,
  uploader: Uploader | null,
  options: HousekeepingOptions,
): Promise<void> {
  const {clock} = options;
  let {session} = record;
  /** What the store has been heard to have. */
  let known: Stored = session;
  const saver = createSaver({
    ...options,
    record,
    connect: async () => ({createSender, store}),
    snapshot: () => ({...record, session: liveSession(session)}),
    onStored: (next, stored) => {
      session = next;
      known = stored ?? known;
    },
    onChange: (acknowledged) => {
      if (acknowledged === 'device' || saver.saved.pending === 0) uploader?.settle();
    },
  });
  try {
    await saver.flush(); // and hears what the store has
    if (isFinal(session.status)) uploader?.drop();
    uploader?.start({
      onUp(stepId, media) {
        const patch = patchFor(session, {type: 'captured', stepId, media}, clock.now());
        if (!patch) return;
        session = applyPatch(session, patch);
        saver.save(patch, true);
      },
      onKept: () => undefined,
      onChange: () => undefined,
    });
    uploader?.reconcile(known, true);
    await uploader?.flush();
    await saver.flush();
    uploader?.settle();
  } finally {
    uploader?.close();
    saver.halt();
  }
}
