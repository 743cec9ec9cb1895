/** An event of its own for each test of a fault, so that every session that its guest started can be counted. */
import assert from 'node:assert/strict';
import {setTimeout as sleep} from 'node:timers/promises';
import {SEVEN_STEPS} from './fixtures.js';
import type {Lab} from './lab.js';

type Document = Record<string, unknown>;

export interface Place {
  /** The attributes of an element at this place. */
  readonly attributes: Record<string, string>;
  /** All sessions that anybody has started at this place. */
  sessions(): Promise<Document[]>;
  /** Resolves with all sessions, once there is one like this; they are what they are after half a minute. */
  sessionsOnce(isIt: (session: Document) => boolean): Promise<Document[]>;
  /** Publishes the experience anew. */
  republish(config: object): Promise<void>;
}

/** The Storage SDK alone pauses for up to eight seconds after two lost connections. */
const WAIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

export async function openPlace({owner}: Lab, name: string): Promise<Place> {
  const eventId = `${name}-${Date.now()}`;
  const experience = `projects/p1/experiences/${eventId}`;
  const republish = (config: object) => owner.write(`${experience}/configs/published`, config);
  await owner.write(experience, {name, media: null});
  await republish(SEVEN_STEPS);
  const event = {name, status: 'active', experiences: [eventId, 'second']};
  await owner.write(`projects/p1/events/${eventId}`, event);
  const sessions = async () =>
    (await owner.list('projects/p1/sessions')).filter((session) => session['eventId'] === eventId);
  return {
    attributes: {'event-id': eventId, 'experience-id': eventId},
    republish,
    sessions,
    async sessionsOnce(isIt) {
      let found = await sessions();
      for (let waited = 0; waited < WAIT_MS && !found.some(isIt); waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS);
        found = await sessions();
      }
      return found;
    },
  };
}

/** That these fields are as expected; the others are not looked at. */
export function assertHas(actual: object, expected: object, message?: string): void {
  const found = Object.keys(expected).map((key) => [key, (actual as Document)[key]]);
  assert.deepEqual(Object.fromEntries(found), expected, message);
}
