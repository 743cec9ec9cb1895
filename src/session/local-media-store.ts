/**
 * Pictures in the browser itself, beside the local store's sessions. A reference's URL is an object URL, which ends with
 * its page; it carries the picture's name, and `renew` makes another one for the next page.
 */
import {toExperienceError} from '../shared/errors.js';
import type {MediaReference, Picture} from '../shared/media.js';
import type {Database} from './database.js';
import {isOf, type MediaStore, type Photo} from './media-store.js';
import {isPhoto} from './photo-shelf.js';

/** An address keeps its picture in memory: of a page that guest after guest stands before, the oldest are let go of. */
export const MAX_URLS = 100;
const urls: string[] = [];

export function createLocalMediaStore(database: Database): Required<MediaStore> {
  return {
    async upload(photo, onProgress) {
      const keep = async (): Promise<MediaReference> => {
        await database.change('pictures', keyOf(photo), () => photo);
        onProgress(1);
        return referenceTo(photo);
      };
      const done = keep().catch((error: unknown) => {
        throw toExperienceError(error, 'media/unavailable');
      });
      return {done, cancel: () => undefined};
    },

    async renew({id, outputs}) {
      const renewed = Object.entries(outputs).map(async ([stepId, media]) => {
        const photo = await database.read('pictures', keyOf({sessionId: id, stepId}));
        return [stepId, isPhoto(photo) && isOf(photo, media) ? referenceTo(photo) : media] as const;
      });
      return Object.fromEntries(await Promise.all(renewed));
    },
  };
}

const keyOf = ({sessionId, stepId}: Pick<Photo, 'sessionId' | 'stepId'>) => `${sessionId}/${stepId}`;

function referenceTo({bytes, type, width, height, name}: Picture & Pick<Photo, 'name'>): MediaReference {
  const url = URL.createObjectURL(new Blob([bytes], {type}));
  urls.push(url);
  for (const oldest of urls.splice(0, urls.length - MAX_URLS)) URL.revokeObjectURL(oldest);
  return {url: `${url}#${name}`, type: 'image', width, height};
}
