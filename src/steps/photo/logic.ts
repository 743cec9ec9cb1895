import * as z from 'zod/mini';
import {defineStep, type Problem} from '../../experience/step.js';
import {questionFields} from '../question.js';

export const ASPECT_RATIOS = ['1:1', '9:16', '3:2', '2:3'] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

const MISSING: Problem = {text: 'problemPhoto'};

/** A photo of the guest's, from the camera or from a file. It counts from the moment that the guest accepts it. */
export const photoLogic = defineStep({
  type: 'capture.photo',
  config: z.looseObject({
    ...questionFields,
    aspectRatio: z._default(z.enum(ASPECT_RATIOS), '1:1'),
    /** The camera to begin with: the one that looks at the guest, or the one that looks away. */
    camera: z._default(z.enum(['user', 'environment']), 'user'),
    countdownSeconds: z._default(z.int().check(z.gte(0), z.lte(10)), 0),
  }),
  takesMedia: true,
  input: () => null,
  missing: ({required}, {output, isOnItsWay}) => (required && !output && !isOnItsWay ? MISSING : null),
});

export type PhotoConfig = z.infer<typeof photoLogic.config>;
