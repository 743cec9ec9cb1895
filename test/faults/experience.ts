/** The experience of a simulated world: questions, photos and, in half of the worlds, something that a server makes. */
import * as z from 'zod/mini';
import type {Random} from '../helpers/random.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';

export const photoKind = {
  type: 'photo',
  config: z.looseObject({}),
  input: () => null,
  missing: () => null,
  takesMedia: true,
};

const text = (id: string, required: boolean) => ({
  id,
  type: 'input.shortText',
  config: {title: id, required},
});
const QUESTIONS_AND_PHOTOS = [
  text('a', true),
  text('b', false),
  {id: 'photo', type: 'photo', config: {}},
  {id: 'selfie', type: 'photo', config: {}},
  text('c', true),
];
export const TEXT_STEPS = ['a', 'b', 'c'];
/** The step whose output a server makes: of the selfie, of no photo where it comes before all, or there is none. */
export const POSTER = 'poster';
const PLACES = [1, 4, 4, 5, 5];
const TIMEOUTS_S = [5, 5, 15, 30];

export function experienceFor(random: Random): ExperienceConfig {
  const steps = [...QUESTIONS_AND_PHOTOS];
  if (random.below(2) === 0) {
    const config = {title: POSTER, timeoutSeconds: random.pick(TIMEOUTS_S)};
    steps.splice(random.pick(PLACES), 0, {id: POSTER, type: 'transform.pipeline', config} as never);
  }
  return {version: 1, steps};
}
