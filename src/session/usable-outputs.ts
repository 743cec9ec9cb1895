/** Where a page finds what is stored: an address that another page has made for itself ended with that page. */
import {isSameMedia, type MediaReference} from '../shared/media.js';

type Outputs = Readonly<Record<string, MediaReference>>;

/** Stored outputs, at the addresses that this page knows them by. */
export function usableOutputs(outputs: Outputs, known: Outputs): Record<string, MediaReference> {
  const usable = (media: MediaReference, own = media) =>
    isSameMedia(own.url, media.url) ? {...media, url: own.url} : media;
  return Object.fromEntries(Object.entries(outputs).map(([id, media]) => [id, usable(media, known[id])]));
}
