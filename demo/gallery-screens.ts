/**
 * The screens around the steps, each drawn by the element's own function from a state that is hard to come by: the network
 * gone, the session in another tab. A screen that comes later is one entry more.
 */
import {adoptStyles, html, LitElement, type TemplateResult} from 'lit';
import {ExperienceSessionElement} from '../src/element/experience-session.js';
import {resultView} from '../src/element/result-view.js';
import {saveStatus} from '../src/element/save-status.js';
import {elsewhereScreen, endScreen, errorScreen, screens} from '../src/element/screens.js';
import {bareScreen, loadingScreen} from '../src/element/skeleton.js';
import {StepViews, stylesOf} from '../src/element/step-views.js';
import {ENGLISH} from '../src/element/strings.js';
import {createText} from '../src/element/text.js';
import {uploadView} from '../src/element/upload-view.js';
import type {OutputRequest, WaitEnd} from '../src/experience/request.js';
import type {Saved} from '../src/runtime/saved.js';
import type {UploadStatus} from '../src/runtime/uploader.js';
import {ExperienceError} from '../src/shared/errors.js';
import type {MediaReference} from '../src/shared/media.js';
import {builtInKinds} from '../src/steps/index.js';
import {TRANSFORM_ENGLISH} from '../src/steps/transform/sentences.js';
import {photoEntries, photoShown} from './gallery-photo.js';
import {ignore, step, type Draw} from './gallery-step.js';

const offline = new ExperienceError('session/unavailable');
const sending: UploadStatus = {pending: 1, device: 'saved', progress: 0.4, error: null};
const badDraft = new ExperienceError('experience/invalid', {
  issues: [{path: 'steps.1.id', message: 'is the id of step 0 already: "welcome"'}],
});

const saving =
  (how: Partial<Saved>, uploads: UploadStatus | null = null): Draw =>
  (place) => {
    const saved: Saved = {device: 'saved', server: 'waiting', pending: 1, error: null, ...how};
    const status = saveStatus({saved, uploads, text: place.text, retry: ignore, restart: ignore});
    return html`${step('input.yesNo', false, place)} ${status}`;
  };

const PHOTO: MediaReference = {url: '/demo/lantern.svg', type: 'image', width: 960, height: 540};
const POSTER: MediaReference = {url: '/demo/weir.svg', type: 'image', width: 1600, height: 560};

/** A step that waits for a server: `agoMs` after it has asked, with what came of it. */
const waiting =
  (agoMs: number, ended?: WaitEnd, outputs: Readonly<Record<string, MediaReference>> = {}): Draw =>
  (place) => {
    const requestedAt = Date.now() - agoMs;
    const input: OutputRequest = {requestedAt, source: PHOTO.url, replaces: null, ...(ended && {ended})};
    const config = {title: 'Your evening as a poster', sourceStepId: 'before'};
    return step('transform.pipeline', false, place, {
      config,
      getInput: () => input,
      getOutput: (id) => ({...(ended !== 'skipped' && {before: PHOTO}), ...outputs})[id] ?? null,
    });
  };

const ended =
  (status: 'completed' | 'abandoned' | 'error', isEmpty = false, media: MediaReference | null = null): Draw =>
  ({text}) =>
    endScreen({
      status,
      isEmpty,
      result: media && resultView.view({media, text}),
      text,
      restart: ignore,
    });

const failed =
  (error: ExperienceError, isPreview = false): Draw =>
  ({text}) =>
    errorScreen(error, text, isPreview, ignore);

export const screenEntries: Readonly<Record<string, Draw>> = {
  Loading: ({text}) => loadingScreen(text),
  Saving: saving({server: 'saving'}),
  Saved: saving({server: 'saved', pending: 0}),
  Offline: saving({error: offline}),
  'Not saved': saving({server: 'failed', error: offline}),
  'Photo on its way': saving({}, sending),
  'Photo not sent': saving({}, {...sending, error: new ExperienceError('media/permission-denied')}),
  'In another tab': ({text}) => elsewhereScreen(text, ignore),
  ...photoEntries,
  'A server is at work': waiting(4_000),
  'A server is still at work': waiting(60_000),
  'A server has made it': waiting(0, undefined, {shown: POSTER}),
  'A server has failed': waiting(0, 'failed'),
  'A server is late': waiting(0, 'late'),
  'There is no photo': waiting(0, 'skipped'),
  'The end': ended('completed'),
  'The end with a result': ended('completed', false, POSTER),
  Abandoned: ended('abandoned'),
  'Ended by an error': ended('error'),
  'No connection': failed(new ExperienceError('firebase/unavailable')),
  'Set up wrongly': failed(new ExperienceError('element/missing-id')),
  'An end whose code is not there': ({text}) => bareScreen(text, true, ignore),
  'A screen whose code is not there': ({text}) => bareScreen(text, false, ignore),
  'No steps': ended('completed', true),
  'A step that cannot be shown': (place) => step('input.maze', false, place),
  'The same in a preview': (place) => step('input.maze', true, place),
  'A draft that cannot be read': failed(badDraft, true),
};

const ALL_ENGLISH = {
  ...ENGLISH,
  ...screens.english,
  ...resultView.english,
  ...uploadView.english,
  ...TRANSFORM_ENGLISH,
};

/** A screen in the element's own styles. */
export class GalleryScreen extends LitElement {
  static override styles = [
    ...ExperienceSessionElement.styles,
    ...stylesOf([resultView, screens, photoShown]),
  ];
  readonly kinds = builtInKinds;
  readonly #views = new StepViews(this, ignore);
  draw: Draw = () => html``;

  adoptStyles(): void {
    if (!(this.renderRoot instanceof ShadowRoot)) return;
    const {elementStyles} = this.constructor as typeof GalleryScreen;
    adoptStyles(this.renderRoot, [...elementStyles, ...stylesOf(this.kinds)]);
  }

  /** Those of views that another one has loaded. */
  protected override firstUpdated(): void {
    this.adoptStyles();
  }

  protected override render(): TemplateResult {
    const place = {text: createText('en', ALL_ENGLISH, null), views: this.#views};
    return html`<div class="container"><div class="base" part="base">${this.draw(place)}</div></div>`;
  }
}
customElements.define('gallery-screen', GalleryScreen);

declare global {
  interface HTMLElementTagNameMap {
    'gallery-screen': GalleryScreen;
  }
}
