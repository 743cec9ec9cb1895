/**
 * One entry for each kind of step (some kinds have several faces): what the gallery shows in every state and the tests look
 * at with axe. A kind that takes an answer says what fills it; its error is a required step that the guest wants to leave.
 */
import type {ExperienceSessionElement} from '../src/element/experience-session.js';
import type {ExperienceConfig} from '../src/experience/schema.js';
import type {MediaReference} from '../src/shared/media.js';

export interface KindEntry {
  readonly name: string;
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly filled?: {readonly input: unknown} | {readonly output: MediaReference};
}

export type State = 'empty' | 'filled' | 'error';

export function statesOf({filled}: KindEntry): readonly State[] {
  return filled ? ['empty', 'filled', 'error'] : ['empty'];
}

const ID = 'shown';
const plain = (id: string) => ({id, type: 'info', config: {title: '…'}});

/** What an element has to run to be brought into a state: the step, one before it, one after it. */
export function experienceFor({type, config}: KindEntry, state: State): ExperienceConfig {
  const step = {id: ID, type, config: {...config, required: state === 'error'}};
  return {version: 1, steps: [plain('before'), step, plain('after')]};
}

/** Does what a guest does from the first step on, once the element is ready. */
export async function bringInto(
  state: State,
  {filled}: KindEntry,
  element: ExperienceSessionElement,
): Promise<void> {
  element.next();
  await element.updateComplete;
  if (state === 'error') element.next();
  if (state !== 'filled' || !filled) return;
  if ('input' in filled) element.setInput(ID, filled.input);
  else element.setMedia(ID, filled.output);
}

export const kindEntries: readonly KindEntry[] = [
  {
    name: 'Info',
    type: 'info',
    config: {
      title: 'How was your evening on the water?',
      description: 'Six short questions, about a minute.\nStop whenever you like and come back.',
    },
  },
  {
    name: 'Info with an image',
    type: 'info',
    config: {
      title: 'Nine hundred lanterns',
      description: 'They leave the weir at dusk.',
      media: {url: '/demo/lantern.svg', type: 'image', width: 960, height: 540},
    },
  },
  {
    name: 'Info with a video',
    type: 'info',
    config: {
      title: 'The river at night',
      media: {url: '/demo/river.webm', type: 'video', width: 640, height: 360},
    },
  },
  {
    name: 'Scale',
    type: 'input.scale',
    config: {title: 'How bright was tonight for you?', minLabel: 'A flicker', maxLabel: 'A blaze'},
    filled: {input: 4},
  },
  {
    name: 'Scale from 0 to 10',
    type: 'input.scale',
    config: {
      title: 'Would you tell a friend about us?',
      min: 0,
      max: 10,
      minLabel: 'Not at all',
      maxLabel: 'I already have',
    },
    filled: {input: 10},
  },
  {
    name: 'Yes or no',
    type: 'input.yesNo',
    config: {title: 'Was this your first time here?'},
    filled: {input: true},
  },
  {
    name: 'One of several',
    type: 'input.multiSelect',
    config: {title: 'How did you come to us?', options: ['On foot', 'By bicycle', 'By train']},
    filled: {input: ['By train']},
  },
  {
    name: 'Some of several',
    type: 'input.multiSelect',
    config: {
      title: 'Where did you linger?',
      multiSelect: true,
      maxSelections: 2,
      options: ['The floating lanterns', 'The choir on the footbridge', 'The soup kitchen, honestly'],
    },
    filled: {input: ['The floating lanterns', 'The soup kitchen, honestly']},
  },
  {
    name: 'A line of text',
    type: 'input.shortText',
    config: {title: 'Give the evening a title', placeholder: 'The night the river glowed', maxLength: 40},
    filled: {input: 'The night we all stopped talking'},
  },
  {
    name: 'A text of several lines',
    type: 'input.longText',
    config: {
      title: 'What should we do differently next year?',
      placeholder: 'Anything at all.',
      maxLength: 100,
    },
    filled: {
      input: 'More benches near the mill, please.\nAnd could the choir sing a second time, later at night?',
    },
  },
  {
    name: 'A kind of the page’s own',
    type: 'weir.swatch',
    config: {title: 'Which light was yours?', colours: {Amber: '#f5a524', Rose: '#e0567f', Moss: '#5f8f3e'}},
    filled: {input: 'Rose'},
  },
  {
    name: 'Photo',
    type: 'capture.photo',
    config: {title: 'A portrait by lantern light', aspectRatio: '3:2'},
    filled: {output: {url: '/demo/lantern.svg', type: 'image', width: 960, height: 540}},
  },
];
