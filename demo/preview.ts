/**
 * A draft being written: each change that is JSON goes to the preview while it runs. The preview decides what is wrong with
 * it as an experience; this page only says when it is no JSON.
 */
import {drafts, type DraftName} from './drafts.js';
import {must, setText} from './dom.js';
import {mountEventLog} from './event-log.js';
import {experience} from './experience.js';
import {swatch} from './swatch.js';

const TYPING_PAUSE_MS = 300;
/** What these two break stands in the second step, so the preview goes there to show it. */
const BREAKS_SECOND_STEP: readonly string[] = ['unknownType', 'maxBelowMin'] satisfies DraftName[];
const SECOND_STEP_INDEX = 1;

const preview = must(document.querySelector('experience-session'));
const editor = must(document.querySelector<HTMLTextAreaElement>('#draft'));
const problem = must(document.querySelector('#draft-problem'));
const stage = must(document.querySelector('#stage'));

mountEventLog(must(document.querySelector<HTMLElement>('#log')));
editor.value = drafts.restore();
preview.steps = [swatch];
preview.experience = experience;

let timer: ReturnType<typeof setTimeout> | undefined;
editor.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(takeOver, TYPING_PAUSE_MS);
});

/** Hands the draft over, or says why it cannot be read. */
function takeOver(): void {
  clearTimeout(timer);
  try {
    preview.experience = JSON.parse(editor.value) as unknown;
    tell('');
  } catch (error) {
    tell(
      `This is no JSON yet, so the preview stays as it was. ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function tell(text: string): void {
  setText(problem, text);
  editor.setAttribute('aria-invalid', String(text !== ''));
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-break]')) {
  const name = button.dataset['break'] as DraftName;
  button.addEventListener('click', () => {
    editor.value = drafts[name]();
    editor.scrollTo(0, 0);
    takeOver();
    if (BREAKS_SECOND_STEP.includes(name)) void showSecondStep();
  });
}

/** A guest gets no further than they have been, and so does a preview: from the first step one goes on. */
async function showSecondStep(): Promise<void> {
  if (preview.status === 'completed' || preview.status === 'abandoned') await startAgain();
  await preview.updateComplete;
  const at = preview.state?.currentStepIndex ?? 0;
  if (preview.status !== 'active' || at === SECOND_STEP_INDEX) return;
  if (at === 0) preview.next();
  else preview.goToStep(SECOND_STEP_INDEX);
}

/** Resolves when the first step can be used; never with a draft that cannot be read. */
function startAgain(): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    preview.addEventListener('experience-ready', () => resolve(), {once: true});
  });
  preview.restart();
  return ready;
}

must(document.querySelector('#restart')).addEventListener('click', () => void startAgain());

for (const group of document.querySelectorAll('[data-switch]')) {
  group.addEventListener('change', () => {
    const chosen = [...document.querySelectorAll<HTMLInputElement>('[data-switch] :checked')].map(
      ({name, value}) => (name === 'width' ? `w-${value}` : value),
    );
    stage.className = ['stage', ...chosen].join(' ');
  });
}

const rtl = must(document.querySelector<HTMLInputElement>('#rtl'));
rtl.addEventListener('change', () => stage.setAttribute('dir', rtl.checked ? 'rtl' : 'ltr'));
