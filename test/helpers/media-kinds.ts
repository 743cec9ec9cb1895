/** Kinds that take and await media, as plain as they can be: what the middle does with such steps is not any kind's own. */
import {html} from 'lit';
import * as z from 'zod/mini';
import {isAwaited, outputRequestSchema, type OutputRequest} from '../../src/experience/request.js';
import {defineStep} from '../../src/experience/step.js';
import {defineKind} from '../../src/steps/view.js';

export const photoKind = defineKind({
  logic: defineStep({
    type: 'test.photo',
    config: z.looseObject({title: z.string()}),
    input: () => null,
    missing: () => null,
    takesMedia: true,
  }),
  view: () => html`<p>A photo</p>`,
});

const posterConfig = z.looseObject({
  title: z.string(),
  timeoutMs: z._default(z.number(), 60_000),
  sourceStepId: z.exactOptional(z.string()),
});

export const posterKind = defineKind({
  logic: defineStep<z.infer<typeof posterConfig>, OutputRequest>({
    type: 'test.poster',
    config: posterConfig,
    input: () => outputRequestSchema,
    missing: (_, {input, output, isOnItsWay}) =>
      isOnItsWay || isAwaited(input, output) ? {text: 'problemWaiting'} : null,
    awaits: ({timeoutMs, sourceStepId}) => ({timeoutMs, sourceStepId}),
  }),
  view: ({output, sourceStepId, askAgain}) => html`
    <p part="poster">${output?.url ?? 'waiting'} of ${sourceStepId}</p>
    <button part="again" type="button" @click=${askAgain}>Again</button>
  `,
});

export const MEDIA_KINDS = [photoKind, posterKind];

export const MEDIA_STEPS = {
  photo: {id: 'photo', type: 'test.photo', config: {title: 'A photo'}},
  second: {id: 'second', type: 'test.photo', config: {title: 'Another photo'}},
  poster: {id: 'poster', type: 'test.poster', config: {title: 'A poster'}},
};

export const image = (name: string) => ({url: `https://example.com/${name}.jpg`, type: 'image' as const});
