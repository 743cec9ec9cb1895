/**
 * What an embedded page and the page around its frame say to each other by `postMessage`. Each checks the other's window and
 * origin before it reads a word, and then that the words are these. No message is sent to `*`.
 */
import type {ExperienceEventMap} from '../element/events.js';

const MARK = 'experience-session';

export type EventName = keyof ExperienceEventMap;

export const EVENTS: Readonly<Record<EventName, true>> = {
  'experience-ready': true,
  'experience-before-step': true,
  'experience-progress': true,
  'experience-input': true,
  'experience-saved': true,
  'experience-complete': true,
  'experience-abandon': true,
  'experience-error': true,
};

/** `here`: the frame has loaded. `height` is in CSS pixels. `listen` is the parent's: until then the frame keeps what it says. */
export type Message =
  | {readonly type: 'here' | 'listen'}
  | {readonly type: 'height'; readonly height: number}
  | {readonly type: 'event'; readonly name: EventName; readonly detail: object};

/** Null where an address has none, as `data:`, or is none. (`URL.canParse` is younger than the browsers that we serve.) */
export function originOf(address: string): string | null {
  try {
    const {origin} = new URL(address);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

export const write = (message: Message) => ({...message, mark: MARK});

/** The message, when it is one of ours and whole. */
export function read(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null) return null;
  const {mark, type, height, name, detail} = data as Record<string, unknown>;
  if (mark !== MARK) return null;
  if (type === 'here' || type === 'listen') return {type};
  if (type === 'height' && typeof height === 'number') return {type, height};
  if (type === 'event' && isEventName(name) && typeof detail === 'object' && detail)
    return {type, name, detail};
  return null;
}

const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(EVENTS, name);
