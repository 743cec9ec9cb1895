/** What others have put into a stored session for the guest to see. */
import type {Experience} from '../experience/parse.js';
import type {MediaReference} from '../shared/media.js';
import type {Session} from '../session/schema.js';

/** The stored outputs that are news to the device: those that a server makes are the store's to say, others the device's. */
export function receivedOutputs({steps}: Experience, own: Session, stored: Session): Session['outputs'] {
  const isNews = ([id, media]: [string, MediaReference]) =>
    JSON.stringify(media) !== JSON.stringify(own.outputs[id]) &&
    (!Object.hasOwn(own.outputs, id) || steps.some((step) => step.id === id && step.awaits));
  return Object.fromEntries(Object.entries(stored.outputs).filter(isNews));
}
