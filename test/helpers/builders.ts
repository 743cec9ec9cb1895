/** Valid things with one line each; a test names only what it is about. */
import {parseExperience, type Experience} from '../../src/experience/parse.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';
import {createSession} from '../../src/session/operations.js';
import type {Session} from '../../src/session/schema.js';
import {builtInKinds} from '../../src/steps/index.js';
import {MEDIA_KINDS} from './media-kinds.js';

export const NOW = 1_700_000_000_000;

export function aSession(changes: Partial<Session> = {}): Session {
  const ids = {projectId: 'p1', eventId: 'e1', experienceId: 'x1'};
  const session = createSession({...ids, mode: 'guest', configSource: 'published'}, {id: 's1', now: NOW});
  return {...session, ...changes};
}

export type StepOf = ExperienceConfig['steps'][number];

export const STEPS = {
  welcome: {id: 'welcome', type: 'info', config: {title: 'Welcome'}},
  rating: {id: 'rating', type: 'input.scale', config: {title: 'How was it?', required: true}},
  again: {id: 'again', type: 'input.yesNo', config: {title: 'Will you come again?'}},
  liked: {
    id: 'liked',
    type: 'input.multiSelect',
    config: {
      title: 'What did you like?',
      options: ['Food', 'Music', 'People'],
      multiSelect: true,
      minSelections: 2,
    },
  },
  name: {id: 'name', type: 'input.shortText', config: {title: 'Your name', required: true, maxLength: 20}},
  note: {id: 'note', type: 'input.longText', config: {title: 'Anything else?'}},
  photo: {id: 'photo', type: 'capture.photo', config: {title: 'A photo of you', required: true}},
} satisfies Record<string, StepOf>;

export function aConfig(...steps: StepOf[]): ExperienceConfig {
  return {version: 1, steps};
}

export function anExperience(...steps: StepOf[]): Experience {
  const parsed = parseExperience(
    aConfig(...steps),
    [...builtInKinds, ...MEDIA_KINDS].map(({logic}) => logic),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** The code with which a promise rejects, or `undefined` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as {code?: unknown}).code ?? error;
  }
}

/** The code that a function throws with. */
export function thrownCode(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as {code?: unknown}).code ?? error;
  }
}
