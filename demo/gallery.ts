/** The gallery: every kind of step and every screen in every state, under switches for width, colours and direction. */
import '../src/define.js';
import {make, must} from './dom.js';
import {
  bringInto,
  experienceFor,
  kindEntries,
  statesOf,
  type KindEntry,
  type State,
} from './gallery-kinds.js';
import {screenEntries} from './gallery-screens.js';
import {swatch} from './swatch.js';

const stage = must(document.querySelector<HTMLElement>('#stage'));
for (const entry of kindEntries) {
  stage.append(
    section(
      entry.name,
      statesOf(entry).map((state) => ({caption: state, element: stepIn(entry, state)})),
    ),
  );
}
stage.append(
  section(
    'Screens',
    Object.entries(screenEntries).map(([caption, draw]) => ({
      caption,
      element: Object.assign(document.createElement('gallery-screen'), {draw}),
    })),
  ),
);

function section(name: string, shown: readonly {caption: string; element: HTMLElement}[]): HTMLElement {
  return make(
    'section',
    {},
    make('h2', {}, name),
    make(
      'div',
      {className: 'row'},
      ...shown.map(({caption, element}) => make('figure', {}, make('figcaption', {}, caption), element)),
    ),
  );
}

/** A preview that runs, so that a visitor of the gallery is not counted. */
function stepIn(entry: KindEntry, state: State): HTMLElement {
  const element = document.createElement('experience-session');
  Object.assign(element, {
    projectId: 'gallery',
    eventId: 'gallery',
    experienceId: entry.type,
    mode: 'preview',
    store: 'local',
    steps: [swatch],
    experience: experienceFor(entry, state),
  });
  element.addEventListener('experience-ready', () => void bringInto(state, entry, element));
  return element;
}

must(document.querySelector('#switches')).addEventListener('change', ({target}) => {
  const {name, value, id} = target as HTMLInputElement;
  if (id === 'accent') accent.replaceSync(`#stage { --experience-accent: ${value} }`);
  else if (name === 'dir') stage.dir = value;
  else stage.dataset[name] = value;
});
const accent = new CSSStyleSheet();
document.adoptedStyleSheets.push(accent);
