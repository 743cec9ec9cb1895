import {css, html, nothing, type TemplateResult} from 'lit';
import type * as z from 'zod/mini';
import {answerTo, isAwaited, type OutputRequest, type WaitEnd} from '../../experience/request.js';
import {drawn} from '../drawn.js';
import {mediaStyles, mediaView} from '../media-view.js';
import type {StepView, ViewContext} from '../view.js';
import type {transformLogic} from './logic.js';
import {TRANSFORM_ENGLISH} from './sentences.js';
import {ticking} from './ticking.js';

type Context = ViewContext<z.infer<typeof transformLogic.config>, OutputRequest>;

const ENDS: Readonly<Record<WaitEnd, string>> = {
  failed: 'awaitedFailed',
  late: 'awaitedLate',
  made: 'awaitedReady',
  skipped: 'awaitedSkipped',
};

function view(given: Context): TemplateResult {
  const {sourceStepId, photoOf} = given;
  // What was asked and made of an earlier photo is over.
  const isOver = sourceStepId !== null && photoOf(sourceStepId).isOnItsWay;
  const context = isOver ? {...given, value: null, output: null} : given;
  const {value: request, output, text, askAgain} = context;
  const result = answerTo(request, output);
  const isWaiting = isAwaited(request, output);
  const hasFailed = request?.ended === 'failed' || request?.ended === 'late';
  // The words come first: a picture of another shape moves nothing below itself.
  return html`<p class="told" part="wait" role="status" lang=${text.lang}>
      ${isWaiting ? ticking(() => text(doing(context, Date.now()))) : text(told(result ? null : request))}
    </p>
    ${
      isWaiting
        ? html`<p class="aside" lang=${text.lang}>${text('awaitedHint')}</p>
            ${ticking(() => passing(context, Date.now()))}`
        : nothing
    }
    ${
      hasFailed && !result
        ? html`<button part="retry" type="button" lang=${text.lang} @click=${askAgain}>
            ${text('retry')}
          </button>`
        : nothing
    }
    ${
      result
        ? html`<figure class="picture arrived" part="result">${mediaView(result, text('result'))}</figure>`
        : sourceView(context, isWaiting)
    }`;
}

/** The guest's photo: as this page has it, or as it has been brought up. */
function sourceView({sourceStepId, photoOf, text}: Context, isWaiting: boolean): TemplateResult | null {
  const {picture = null, media = null} = sourceStepId === null ? {} : photoOf(sourceStepId);
  if (!picture && !media) return null;
  const name = text('source');
  return html`<figure class="picture ${isWaiting ? 'developing' : ''}">
    ${
      picture
        ? html`<canvas part="media" role="img" aria-label=${name} ${drawn(picture)}></canvas>`
        : media && mediaView(media, name)
    }
  </figure>`;
}

/** What happens while the guest waits. Without a request their photo has not arrived where a server can see it. */
function doing(context: Context, now: number): string {
  if (!context.value) return 'awaitedPhoto';
  return shareOf(context, now) > 0.25 ? 'awaitedStill' : 'awaited';
}

/** Once the wait is over: with the output, or how it ended without. */
function told(request: OutputRequest | null): string {
  return request?.ended ? ENDS[request.ended] : 'awaitedReady';
}

/** How much of the time is over, from 0 to 1. */
function shareOf({config, value}: Context, now: number): number {
  const passed = now - (value?.requestedAt ?? now);
  return Math.min(1, Math.max(0, passed / (config.timeoutSeconds * 1000)));
}

/** Nobody knows how long it takes: the bar is quick at first, slower and slower, and never at its end. For the eye alone. */
function passing(context: Context, now: number): TemplateResult {
  const share = 1 - 0.04 ** shareOf(context, now);
  return html`<progress class="passing" part="passing" aria-hidden="true" .value=${share}></progress>`;
}

const transformStyles = css`
  .picture {
    position: relative;
    justify-self: center;
    max-inline-size: 100%;
    margin: 0;
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .picture :is(img, video) {
    --_tall: min(52vh, 480px);
  }
  .picture canvas {
    display: block;
    max-inline-size: 100%;
    max-block-size: min(52vh, 480px);
  }
  .developing :is(img, canvas) {
    filter: saturate(0.35) contrast(0.9);
  }
  .developing::after {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(100deg, transparent 30%, var(--_surface) 50%, transparent 70%) 0 0 / 300% 100%;
    opacity: 0.4;
  }
  .passing {
    inline-size: 100%;
  }
  .told {
    font-weight: 600;
  }
  .aside {
    margin-block-start: calc(var(--_space) * -0.75);
    font-size: 0.875em;
    color: var(--_muted);
  }
  .told + button {
    justify-self: start;
  }
  @media (prefers-reduced-motion: no-preference) {
    .developing::after {
      animation: develop 3.6s ease-in-out infinite;
    }
    .arrived {
      animation: clear 600ms ease-out;
    }
  }
  @keyframes develop {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }
  @keyframes clear {
    from {
      opacity: 0;
    }
  }
`;

export const transformView: StepView<z.infer<typeof transformLogic.config>, OutputRequest> = {
  view,
  styles: [mediaStyles, transformStyles],
  english: TRANSFORM_ENGLISH,
};
