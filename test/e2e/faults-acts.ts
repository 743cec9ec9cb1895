/** What a guest does in the seven steps, one act after the other, and how each is known in what a device acknowledges. */
import type {Page} from 'playwright-core';
import type {Session} from '../../src/session/schema.js';

export interface Act {
  readonly shows: string;
  readonly run: (page: Page) => Promise<void>;
  /** Whether the session has the act; false before it. */
  readonly isIn: (session: Session) => boolean;
}

export const press = (page: Page, name: string) => page.getByRole('button', {name, exact: true}).click();

const goes = (name: 'Next' | 'Back', to: number): Act => ({
  shows: `goes ${name === 'Next' ? 'on' : 'back'} to step ${to + 1}`,
  run: (page) => press(page, name),
  isIn: (session) => session.currentStepIndex === to,
});

const rates = (value: number): Act => ({
  shows: `rates ${value}`,
  run: (page) => page.getByRole('radio', {name: String(value), exact: true}).check(),
  isIn: (session) => session.inputs['rating'] === value,
});

const likes = (option: string): Act => ({
  shows: `likes ${option}`,
  run: (page) => page.getByRole('checkbox', {name: option}).check(),
  isIn: (session) => ((session.inputs['liked'] ?? []) as string[]).includes(option),
});

/** Types key by key at the end of what is there. */
const types = (label: string, stepId: string, text: string, known: RegExp): Act => ({
  shows: `types «${text}»`,
  run: async (page) => {
    const field = page.getByRole('textbox', {name: label});
    await field.press('End');
    await field.pressSequentially(text, {delay: 15});
  },
  isIn: (session) => known.test((session.inputs[stepId] ?? '') as string),
});

const NAME = 'Your first name';
const NOTE = 'Anything else?';

/** Twenty, with the start. */
export const ACTS: readonly Act[] = [
  goes('Next', 1),
  rates(8),
  rates(3),
  goes('Next', 2),
  {
    shows: 'says yes',
    run: (page) => page.getByRole('radio', {name: 'Yes'}).check(),
    isIn: (session) => session.inputs['again'] === true,
  },
  goes('Next', 3),
  likes('People'),
  likes('Food'),
  goes('Back', 2),
  goes('Next', 3),
  goes('Next', 4),
  types(NAME, 'name', 'A', /^A/),
  types(NAME, 'name', 'da', /^Ada/),
  types(NAME, 'name', ' Lovelace', /^Ada L/),
  goes('Next', 5),
  types(NOTE, 'note', 'Lovely', /^Lov/),
  types(NOTE, 'note', ', all of it', /, a/),
  goes('Next', 6),
  {
    shows: 'finishes',
    run: (page) => press(page, 'Finish'),
    isIn: (session) => session.status === 'completed',
  },
];
