/** Where a guest is on the way to a photo, and what they can do there. */
import type {Picture} from '../../shared/media.js';
import type {Camera} from './camera.js';

export type BoothState =
  /** `problem` is a sentence's key; `isAgain`: although there is a photo. */
  | {readonly name: 'choosing'; readonly problem: string | null; readonly isAgain: boolean}
  | {readonly name: 'opening'}
  | {readonly name: 'live'; readonly camera: Camera; readonly secondsLeft: number}
  | {readonly name: 'working'}
  | {
      readonly name: 'deciding';
      readonly canvas: HTMLCanvasElement;
      /** What is on the canvas, as it will be kept. */
      readonly picture: Picture;
      readonly isFile: boolean;
    };

export interface Booth {
  openCamera(): Promise<void>;
  switchCamera(): void;
  /** Takes the photo, after the seconds that the author wants. */
  shoot(): void;
  pick(files: FileList | null | undefined): Promise<void>;
  /** Takes what the guest looks at. */
  accept(): void;
  /** Back to the choice between the camera and a file. */
  chooseAgain(): void;
  /** Back to the photo that was there before. */
  cancel(): void;
}
