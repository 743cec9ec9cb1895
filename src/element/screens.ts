/**
 * What a guest sees when there is no step to see: an error, the end. The page's slots replace some. And what a preview shows
 * around its steps. Loaded as soon as the first step is there, or when something of it is wanted before.
 */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {ERRORS} from '../shared/error-table.js';
import {lineOf, type ExperienceError} from '../shared/errors.js';
import type {SessionStatus} from '../session/schema.js';
import type {Text, View} from '../steps/view.js';
import {SCREEN_ENGLISH} from './screen-strings.js';
import {screenStyles} from './screen-styles.js';

const TICK = svg`<path d="M16 29 25 38 41 19" /><path d="M28 3a25 25 0 1 0 0 50a25 25 0 1 0 0-50" />`;
const LEAVE = svg`<path d="M18 28h20M28 3a25 25 0 1 0 0 50a25 25 0 1 0 0-50" />`;
const TABS = svg`<path d="M16 16h32v30h-32zM8 38v-30h32" />`;
const ALERT = svg`<path d="M28 16v16M28 39v1" /><path d="M28 3a25 25 0 1 0 0 50a25 25 0 1 0 0-50" />`;

function mark(shape: TemplateResult<2>, mood: '' | 'good' | 'bad' = ''): TemplateResult {
  return html`<svg class="mark ${mood}" viewBox="0 0 56 56" aria-hidden="true">${shape}</svg>`;
}

export function badge(text: Text): TemplateResult {
  return html`<span class="badge" part="badge">${text('preview')}</span>`;
}

export function issueList({issues}: Pick<ExperienceError, 'issues'>): TemplateResult {
  return html`<ul class="issues" part="issues" lang="en" dir="ltr">
    ${issues.map((issue) => html`<li>${lineOf(issue)}</li>`)}
  </ul>`;
}

/** Outside the slots: whatever the page puts there, it is a preview. */
const header = (text: Text) => html`<div class="header">${badge(text)}</div>`;

/** What the page may put its own in place of. The focus comes to the front of it, and goes on to our heading where it is. */
function replaceable(slot: TemplateResult): TemplateResult {
  return html`<div class="visually-hidden" id="title" tabindex="-1" @focus=${toHeading}></div>
    ${slot}`;
}

function toHeading({currentTarget}: Event): void {
  (currentTarget as Element).nextElementSibling?.querySelector('h2')?.focus();
}

/** `isPreview` shows an author what the guest is spared. */
export function errorScreen(
  error: ExperienceError,
  text: Text,
  isPreview: boolean,
  retry: () => void,
): TemplateResult {
  const isDraft = isPreview && error.issues.length > 0;
  const screen = html`<div class="screen" part="error" role="alert">
    ${mark(ALERT, 'bad')}
    <h2 part="title" tabindex="-1">${text(isDraft ? 'draftTitle' : 'errorTitle')}</h2>
    <p>${text(isDraft ? 'draftText' : ERRORS[error.code])}</p>
    <code part="error-code">${isPreview && !isDraft ? error.message : error.code}</code>
    ${isDraft ? issueList(error) : nothing}
    ${
      error.retryable
        ? html`<button class="primary" part="retry" type="button" @click=${retry}>${text('retry')}</button>`
        : nothing
    }
  </div>`;
  return html`${isPreview ? header(text) : nothing}${replaceable(html`<slot name="error">${screen}</slot>`)}`;
}

/** The session goes on in another tab, and can be taken back from there. */
export function elsewhereScreen(text: Text, takeBack: () => void): TemplateResult {
  return html`<div class="screen" part="elsewhere" role="alert">
    ${mark(TABS)}
    <h2 part="title" id="title" tabindex="-1">${text('elsewhereTitle')}</h2>
    <p>${text('elsewhereText')}</p>
    <button class="primary" part="take-back" type="button" @click=${takeBack}>${text('takeBack')}</button>
  </div>`;
}

type End = Exclude<SessionStatus, 'active'>;
const END_TEXTS: Record<End, readonly [title: string, text: string]> = {
  completed: ['completeTitle', 'completeText'],
  abandoned: ['abandonedTitle', 'abandonedText'],
  error: ['failedTitle', 'failedText'],
};
const MARKS: Record<End, TemplateResult> = {
  completed: mark(TICK, 'good'),
  abandoned: mark(LEAVE),
  error: mark(ALERT, 'bad'),
};

export interface EndScreen {
  readonly status: End;
  readonly isEmpty: boolean;
  readonly isPreview?: boolean;
  /** What the guest takes away, where there is something. */
  readonly result?: TemplateResult | null;
  readonly text: Text;
  restart(): void;
}

export function endScreen({
  status,
  isEmpty,
  isPreview = false,
  result,
  text,
  restart,
}: EndScreen): TemplateResult {
  const [title, sentence] = isEmpty ? ['emptyTitle', 'emptyText'] : END_TEXTS[status];
  const isComplete = status === 'completed';
  const screen = html`<div
    class="screen"
    part=${status === 'completed' ? 'complete' : 'ended'}
    role=${isComplete ? nothing : 'alert'}
  >
    ${isEmpty || result ? nothing : MARKS[status]}
    <h2 part="title" id=${isComplete ? nothing : 'title'} tabindex="-1">${text(title)}</h2>
    <p>${text(sentence)}</p>
    ${result}
    ${
      isEmpty
        ? nothing
        : html`<button part="restart" type="button" @click=${restart}>${text('restart')}</button>`
    }
  </div>`;
  const shown = isComplete ? replaceable(html`<slot name="complete">${screen}</slot>`) : screen;
  return isPreview ? html`${header(text)}${shown}` : shown;
}

/** One of them, drawn by the one who wants it: `({endScreen}) => endScreen(…)`. */
export type Draw = (screens: Screens) => TemplateResult;
const SCREENS = {errorScreen, elsewhereScreen, endScreen, badge, issueList};
export type Screens = typeof SCREENS;

export const screens: View<Draw> = {
  view: (draw) => draw(SCREENS),
  styles: screenStyles,
  english: SCREEN_ENGLISH,
};
