/**
 * What an experience that takes pictures needs beside the others, in a chunk of its own: the uploader with what the device
 * has kept for the session.
 */
import {createUploader, type Uploader} from '../runtime/uploader.js';
import type {JournalRecord} from '../session/journal.js';
import {isFinal} from '../session/lifecycle.js';
import {isOf} from '../session/media-store.js';
import type {Session} from '../session/schema.js';
import {createPhotoShelf} from '../session/photo-shelf.js';
import {browserClock, deviceDatabase} from './browser.js';
import type {Backend} from './open-backend.js';
import type {OpenedSession} from './open-session.js';

export interface OpenedUploader {
  readonly uploader: Uploader;
  /** With references that this page can use. */
  readonly record: JournalRecord;
}

export async function openUploader(
  {record, isResumed}: OpenedSession,
  backend: Backend,
): Promise<OpenedUploader> {
  const {session} = record;
  // The code behind it is waited for where it is needed: a guest goes on, and takes a photo, without.
  const opened = () => backend.mediaStoreFor(session.projectId);
  const shelf = createPhotoShelf(deviceDatabase);
  const kept = isResumed ? await shelf.of(session.id).catch(() => []) : [];
  // A page that ended between the last two steps left a photo here that is up, or that nobody waits for.
  const photos = kept.filter(
    (photo) => !isFinal(session.status) && !isOf(photo, session.outputs[photo.stepId]),
  );
  for (const photo of kept) if (!photos.includes(photo)) shelf.remove(photo).catch(() => undefined);
  const outputs =
    endsWithPage(session) &&
    (await opened()
      .then((store) => store.renew?.(session))
      .catch(() => undefined));
  return {
    uploader: createUploader({
      sessionId: session.id,
      store: {upload: async (...args) => (await opened()).upload(...args)},
      shelf,
      photos,
      clock: browserClock,
      random: Math.random,
    }),
    record: outputs ? {...record, session: {...session, outputs}} : record,
  };
}

/** Whether there is a picture whose address was good for the page that made it, and no other. */
const endsWithPage = ({outputs}: Session) => Object.values(outputs).some(({url}) => url.startsWith('blob:'));
