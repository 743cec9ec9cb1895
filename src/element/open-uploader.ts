/**
 * What an experience that takes pictures needs beside the others, in a chunk of its own: the uploader with what the device
 * has kept for the session.
 */
import {createUploader, type Uploader} from '../runtime/uploader.js';
import {ExperienceError} from '../shared/errors.js';
import type {Clock} from '../shared/clock.js';
import type {Database} from '../session/database.js';
import type {JournalRecord} from '../session/journal.js';
import {isFinal} from '../session/lifecycle.js';
import {isOf, outputIn} from '../session/media-store.js';
import type {Session} from '../session/schema.js';
import {createPhotoShelf} from '../session/photo-shelf.js';
import type {Backend} from './open-backend.js';
import type {OpenedSession} from './open-session.js';

export {uploadView} from './upload-view.js';

/** What the device gives. */
export interface Device {
  readonly database: Database;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export interface OpenedUploader {
  readonly uploader: Uploader;
  /** With references that this page can use. */
  readonly record: JournalRecord;
}

/** Rejects with `media/unavailable`: a guest who went on without knowing could end the session without their photo. */
export async function openUploader(
  {record, isResumed}: Pick<OpenedSession, 'record' | 'isResumed'>,
  backend: Backend,
  {database, clock, random}: Device,
): Promise<OpenedUploader> {
  const {session} = record;
  // The code behind it is waited for where it is needed: a guest goes on, and takes a photo, without.
  const opened = () => backend.mediaStoreFor(session.projectId);
  const shelf = createPhotoShelf(database);
  const kept = isResumed ? await shelf.of(session.id).catch(fail) : [];
  // A page that ended between the last two steps left a photo here that is up, or that nobody waits for.
  const photos = kept.filter(
    (photo) => !isFinal(session.status) && !isOf(photo, outputIn(session, photo.stepId)),
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
      clock,
      random,
    }),
    record: outputs ? {...record, session: {...session, outputs}} : record,
  };
}

/** Whether there is a picture whose address was good for the page that made it, and no other. */
const endsWithPage = ({outputs}: Session) => Object.values(outputs).some(({url}) => url.startsWith('blob:'));

function fail(cause: unknown): never {
  throw new ExperienceError('media/unavailable', {expected: 'the photos on the device', cause});
}
