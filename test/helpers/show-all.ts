/** Every kind of step in every state and every screen, as the gallery has them, each with its name as its id. */
import {waitUntil} from '@open-wc/testing';
import {bringInto, experienceFor, kindEntries, statesOf} from '../../demo/gallery-kinds.js';
import {screenEntries, type GalleryScreen} from '../../demo/gallery-screens.js';
import {swatch} from '../../demo/swatch.js';
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {mount} from './mount.js';

type Shown = ExperienceSessionElement | GalleryScreen;

/** Puts them into a place, one below the other; resolves once their views and pictures are there. */
export async function showAll(place: Element): Promise<readonly Shown[]> {
  const all: Shown[] = [];
  for (const entry of kindEntries) {
    for (const state of statesOf(entry)) {
      const {element, part, until} = await mount({
        steps: experienceFor(entry, state).steps,
        set: {steps: [swatch]},
        parent: place,
      });
      all.push(element);
      element.id = `${entry.name}-${state}`;
      await bringInto(state, entry, element);
      await until(() => !part('loading'), 'the view of a kind that is loaded when it is wanted');
    }
  }
  for (const [name, draw] of Object.entries(screenEntries)) {
    const screen = Object.assign(document.createElement('gallery-screen'), {draw, id: name});
    all.push(screen);
    place.append(screen);
    await waitUntil(() => hasArrived(screen), name, {timeout: 8_000});
  }
  return all;
}

/** The bones of a view that is on its way are gone, and a picture of its own has come. */
function hasArrived({shadowRoot}: GalleryScreen): boolean {
  const all = <T extends Element>(selector: string) => [...shadowRoot!.querySelectorAll<T>(selector)];
  return (
    all('.body .bones').length === 0 &&
    all<HTMLImageElement>('img').every(({complete}) => complete) &&
    all<HTMLVideoElement>('video').every(({videoWidth}) => videoWidth > 0)
  );
}
