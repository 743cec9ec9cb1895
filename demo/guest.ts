/**
 * The partner's page: hands the experience to the element and shows everything that a page can call, read and hear. A page
 * of a partner's own needs only the first statement, and with Firebase not even that.
 */
import type {Outcome} from '../src/index.js';
import {make, must, setText} from './dom.js';
import {mountEventLog} from './event-log.js';
import {experience} from './experience.js';
import {mountStandInServer} from './stand-in-server.js';
import {swatch} from './swatch.js';

const READOUT_INTERVAL_MS = 500;

const session = must(document.querySelector('experience-session'));
session.steps = [swatch];
session.experience = experience;

mountEventLog(must(document.querySelector<HTMLElement>('#log')));
mountStandInServer(must(document.querySelector<HTMLElement>('#server')));

const outcome = must(document.querySelector('[data-outcome]'));
const places = [...document.querySelectorAll('[data-place]')];

/** Takes the element out of where it is and puts it into the next place: nothing may start over. */
function move(): string {
  const at = places.findIndex((place) => place.contains(session));
  must(places[(at + 1) % places.length]).append(session);
  session.scrollIntoView({block: 'center'});
  return 'moved';
}

const calls: Readonly<Record<string, () => unknown>> = {
  back: () => session.back(),
  next: () => session.next(),
  abandon: () => session.abandon('demo'),
  restart: () => session.restart(),
  flush: () => session.flush(),
  move,
};

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-call]')) {
  const name = button.dataset['call'] ?? '';
  button.addEventListener('click', () => void show(name, must(calls[name])));
}

const stepIds = experience.steps.map(({id}) => make('option', {}, id));
must(document.querySelector('select[name=stepId]')).append(...stepIds.slice(1));

onSubmit('goToStep', (data) => session.goToStep(Number(data.get('index'))));
onSubmit('setInput', (data) => session.setInput(textOf(data, 'stepId'), parse(textOf(data, 'value'))));

must(document.querySelector('#share')).addEventListener('change', () =>
  session.toggleAttribute('share-inputs'),
);
must(document.querySelector('#letters')).addEventListener('submit', (event) => event.preventDefault());

function onSubmit(name: string, call: (data: FormData) => Outcome): void {
  const form = must(document.querySelector<HTMLFormElement>(`[data-form=${name}]`));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(name, () => call(new FormData(form)));
  });
}

/** Shows what a call answers, at once or later. */
async function show(name: string, call: () => unknown): Promise<void> {
  const startedAt = performance.now();
  try {
    const answer = await call();
    const milliseconds = Math.round(performance.now() - startedAt);
    setText(outcome, `${name}: ${name === 'flush' ? `resolved after ${milliseconds} ms` : inWords(answer)}`);
  } catch (error) {
    setText(outcome, `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  read();
}

function inWords(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return typeof answer === 'string' ? answer : 'done';
  const {ok, error} = answer as {ok: boolean; error?: {code: string}};
  return ok ? '{ok: true}' : `{ok: false, error: ${error?.code ?? '?'}}`;
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

/** What is no JSON is meant as a text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function read(): void {
  const {status, state, saved} = session;
  const pending = saved && saved.pending > 0 ? ` ${saved.pending}` : '';
  const values: Record<string, string> = {
    status,
    step: state ? `${state.currentStepIndex}` : '–',
    device: saved?.device ?? '–',
    server: saved ? saved.server + pending : '–',
    json: JSON.stringify({session: session.session, state, saved}, null, 2),
  };
  for (const target of document.querySelectorAll<HTMLElement>('[data-read]'))
    setText(target, values[target.dataset['read'] ?? ''] ?? '');
}

await customElements.whenDefined('experience-session');
setInterval(read, READOUT_INTERVAL_MS); // some of what `saved` says changes without an event
document.addEventListener('experience-progress', read);
document.addEventListener('experience-saved', read);
read();
