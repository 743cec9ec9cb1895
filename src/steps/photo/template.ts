/** What the photo step shows in each of its states. Every state has a way on without a camera. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {drawn} from '../drawn.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {Booth, BoothState} from './booth-state.js';
import type {PhotoConfig} from './logic.js';

type Context = ViewContext<PhotoConfig>;
type Live = Extract<BoothState, {name: 'live'}>;

const SIGN = svg`<path d="M8 16h8l4-6h16l4 6h8v28H8z" /><circle cx="28" cy="29" r="9" />`;

export function boothTemplate(state: BoothState, context: Context, booth: Booth): TemplateResult {
  const {text, stepId, photoOf} = context;
  switch (state.name) {
    case 'choosing': {
      const {picture, media} = photoOf(stepId);
      const hasPhoto = picture !== null || media !== null;
      return hasPhoto && !state.isAgain
        ? accepted(context, booth)
        : choosing(state.problem, context, booth, hasPhoto);
    }
    case 'opening':
      return frame(
        context,
        booth,
        html`<p class="hint" role="status">${text('photoAllow')}</p>`,
        html`${button('photoCancel', context, booth.cancel, {isFirst: true})}
        ${picker('photoChoose', context, booth)}`,
      );
    case 'working':
      return frame(context, booth, html`<p class="hint" role="status">${text('photoWorking')}</p>`, nothing, {
        isBusy: true,
      });
    case 'live':
      return live(state, context, booth);
    case 'deciding':
      state.canvas.setAttribute('role', 'img');
      state.canvas.setAttribute('aria-label', text('photoPreview'));
      return frame(
        context,
        booth,
        state.canvas,
        html`${button('photoUse', context, booth.accept, {isPrimary: true, isFirst: true})}
        ${
          state.isFile
            ? picker('photoOther', context, booth)
            : button('photoAgain', context, booth.openCamera)
        }`,
      );
  }
}

function choosing(problem: string | null, context: Context, booth: Booth, hasPhoto: boolean) {
  const {text, isInvalid} = context;
  const isFirst = problem !== null;
  return frame(
    context,
    booth,
    html`<svg class="sign" viewBox="0 0 56 56" aria-hidden="true">${SIGN}</svg>
      ${problem ? html`<p class="trouble" part="trouble" role="alert">${text(problem)}</p>` : nothing}
      <p class="hint drop" part="hint">${text('photoDrop')}</p>`,
    html`${button('photoTake', context, booth.openCamera, {isPrimary: !problem, isFirst: !problem, isInvalid})}
    ${picker('photoChoose', context, booth, {isPrimary: isFirst, isFirst})}
    ${hasPhoto ? button('photoCancel', context, booth.cancel) : nothing}`,
    {isOpen: true},
  );
}

function live({camera, secondsLeft}: Live, context: Context, booth: Booth): TemplateResult {
  return frame(
    context,
    booth,
    html`<video
        class=${camera.facing === 'user' ? 'mirrored' : ''}
        part="camera"
        .srcObject=${camera.stream}
        .muted=${true}
        autoplay
        playsinline
        aria-label=${context.text('photoLive')}
        @loadedmetadata=${play}
      ></video>
      <p
        class="countdown"
        part="countdown"
        role="status"
        .textContent=${secondsLeft ? context.text.number(secondsLeft) : ''}
      ></p>`,
    html`${button('photoShoot', context, booth.shoot, {isPrimary: true, isFirst: true})}
    ${camera.next ? button('photoSwitch', context, booth.switchCamera) : nothing}
    ${button('photoCancel', context, booth.chooseAgain)}`,
  );
}

/** Where `autoplay` is not enough. It is broken off where the guest is quicker. */
function play({target}: Event): void {
  (target as HTMLVideoElement).play().catch(() => undefined);
}

function accepted(context: Context, booth: Booth): TemplateResult {
  const {text, stepId, photoOf} = context;
  const {picture, media} = photoOf(stepId);
  return frame(
    context,
    booth,
    picture
      ? html`<canvas role="img" aria-label=${text('photoPreview')} ${drawn(picture)}></canvas>`
      : html`<img src=${media?.url ?? ''} alt=${text('photoPreview')} decoding="async" />`,
    button('photoChange', context, booth.chooseAgain, {isFirst: true}),
  );
}

/** The picture's place in its aspect ratio, where a file may always be dropped, and below it what can be done. */
function frame(
  {config, text}: Context,
  booth: Booth,
  content: unknown,
  actions: unknown,
  {isOpen = false, isBusy = false} = {},
): TemplateResult {
  const drop = (event: DragEvent) => {
    out(event);
    event.preventDefault();
    void booth.pick(event.dataTransfer?.files);
  };
  return html`<div
      class="photo ${isOpen ? 'open' : ''}"
      part="photo"
      lang=${text.lang}
      data-ratio=${config.aspectRatio}
      role="group"
      aria-labelledby=${TITLE_ID}
      aria-busy=${isBusy}
      @dragover=${over}
      @dragleave=${out}
      @drop=${drop}
    >
      ${content}
    </div>
    <div class="photo-actions" part="photo-actions" lang=${text.lang}>${actions}</div>`;
}

/** Without this the browser would open the file in place of the page. */
function over(event: DragEvent): void {
  event.preventDefault();
  (event.currentTarget as Element).classList.add('over');
}

function out(event: DragEvent): void {
  (event.currentTarget as Element).classList.remove('over');
}

interface Look {
  readonly isPrimary?: boolean;
  /** Where the focus goes when the guest's last button is gone. */
  readonly isFirst?: boolean;
  readonly isInvalid?: boolean;
}

function button(
  key: string,
  {text}: Context,
  act: (event: Event) => unknown,
  {isPrimary = false, isFirst = false, isInvalid = false}: Look = {},
): TemplateResult {
  return html`<button
    type="button"
    class=${isPrimary ? 'primary' : ''}
    part="photo-button"
    ?data-first=${isFirst}
    aria-describedby=${isInvalid ? PROBLEM_ID : nothing}
    @click=${act}
  >
    ${text(key)}
  </button>`;
}

/** A button that looks like the others, and the browser's own file picker behind it. */
function picker(key: string, context: Context, booth: Booth, look?: Look): TemplateResult {
  const pick = ({target}: Event) => {
    const input = target as HTMLInputElement;
    void booth.pick(input.files);
    input.value = ''; // the same file may be picked again
  };
  const open = ({currentTarget}: Event) =>
    ((currentTarget as Element).nextElementSibling as HTMLInputElement).click();
  return html`${button(key, context, open, look)}<input
      type="file"
      accept="image/*"
      hidden
      @change=${pick}
    />`;
}
