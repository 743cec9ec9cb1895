/**
 * Everything that an element tells its page, newest first: when, what, with which detail. It listens on the document, as
 * any page can: the events bubble. It keeps the last 200 and is no live region, since it would never stop talking.
 */
import type {ExperienceEventMap} from '../src/element/events.js';
import {make} from './dom.js';

type Name = keyof ExperienceEventMap;

const MAX_ENTRIES = 200;

/** A row for every event that there is, or this does not compile. */
const MOODS: Readonly<Record<Name, 'good' | 'bad' | 'loud' | 'quiet'>> = {
  'experience-ready': 'loud',
  'experience-before-step': 'quiet',
  'experience-progress': 'loud',
  'experience-input': 'quiet',
  'experience-saved': 'good',
  'experience-complete': 'loud',
  'experience-abandon': 'bad',
  'experience-error': 'bad',
};
const NAMES = Object.keys(MOODS) as Name[];

const CLOCK = new Intl.DateTimeFormat('en-GB', {timeStyle: 'medium'});

/** Fills `container` with a log of its own. */
export function mountEventLog(container: HTMLElement): void {
  const hidden = new Set<string>();
  const list = make('ol', {
    className: 'log-list',
    tabIndex: 0,
    ariaLabel: 'Events, newest first',
    ariaLive: 'off',
  });
  const empty = make('p', {className: 'log-empty'}, 'Nothing yet.');
  const clear = make('button', {type: 'button', className: 'small'}, 'Clear');
  const filters = make(
    'fieldset',
    {className: 'chips'},
    make('legend', {className: 'visually-hidden'}, 'Show'),
  );
  for (const name of NAMES) filters.append(filterFor(name));
  container.append(
    make('div', {className: 'log-head'}, make('h2', {}, 'Event log'), clear),
    filters,
    empty,
    list,
  );

  clear.addEventListener('click', () => {
    list.replaceChildren();
    empty.hidden = false;
  });
  for (const name of NAMES) {
    document.addEventListener(name, (event: Event) => {
      const entry = entryFor(name, (event as CustomEvent<unknown>).detail);
      entry.hidden = hidden.has(name);
      list.prepend(entry);
      if (list.childElementCount > MAX_ENTRIES) list.lastElementChild?.remove();
      empty.hidden = true;
    });
  }

  /** One checkbox. What it hides stays in the log. */
  function filterFor(name: Name): HTMLLabelElement {
    const box = make('input', {type: 'checkbox', checked: true});
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
      for (const entry of list.querySelectorAll<HTMLElement>(`.is-${name}`)) entry.hidden = !box.checked;
    });
    return make('label', {}, box, name.replace('experience-', ''));
  }
}

function entryFor(name: Name, detail: unknown): HTMLLIElement {
  const now = new Date();
  const time = `${CLOCK.format(now)}.${String(now.getMilliseconds()).padStart(3, '0')}`;
  return make(
    'li',
    {className: `log-entry ${MOODS[name]} is-${name}`},
    make('span', {className: 'log-name'}, name),
    make('time', {className: 'log-time'}, time),
    make('code', {className: 'log-detail'}, JSON.stringify(detail)),
  );
}
