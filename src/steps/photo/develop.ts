/**
 * From what a camera sees, or a file holds, to the picture that is kept: cropped to the step's aspect ratio around its
 * middle, at most `MAX_PIXELS` long, a JPEG. Drawing it anew leaves everything else of a file behind, its place included.
 */
import type {Picture} from '../../shared/media.js';
import type {AspectRatio} from './logic.js';

export const MAX_PIXELS = 2048;
const TYPE = 'image/jpeg';
const QUALITY = 0.9;

/** The part of a picture to keep, and how large it is to be; never larger than it is. */
export function cropFor(width: number, height: number, aspectRatio: AspectRatio) {
  const [across, down] = aspectRatio.split(':').map(Number) as [number, number];
  const ratio = across / down;
  const cropWidth = Math.min(width, height * ratio);
  const cropHeight = cropWidth / ratio;
  const scale = Math.min(1, MAX_PIXELS / Math.max(cropWidth, cropHeight));
  return {
    x: (width - cropWidth) / 2,
    y: (height - cropHeight) / 2,
    cropWidth,
    cropHeight,
    width: Math.max(1, Math.round(cropWidth * scale)),
    height: Math.max(1, Math.round(cropHeight * scale)),
  };
}

/** Draws what a camera sees right now. */
export function drawVideo(video: HTMLVideoElement, aspectRatio: AspectRatio): HTMLCanvasElement {
  return draw(video, video.videoWidth, video.videoHeight, aspectRatio);
}

/** Draws a file's picture the right way up, whatever way the camera was held. Rejects when the browser cannot read it. */
export async function drawFile(file: Blob, aspectRatio: AspectRatio): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, {imageOrientation: 'from-image'});
  const canvas = draw(bitmap, bitmap.width, bitmap.height, aspectRatio);
  bitmap.close();
  return canvas;
}

function draw(source: CanvasImageSource, fullWidth: number, fullHeight: number, aspectRatio: AspectRatio) {
  const {x, y, cropWidth, cropHeight, width, height} = cropFor(fullWidth, fullHeight, aspectRatio);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, x, y, cropWidth, cropHeight, 0, 0, width, height);
  return canvas;
}

/** The picture on a canvas as a JPEG. Rejects when the browser has no memory for it. */
export async function develop(canvas: HTMLCanvasElement): Promise<Picture> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, TYPE, QUALITY));
  if (!blob) throw new Error('the canvas gave no picture');
  return {bytes: await blob.arrayBuffer(), type: TYPE, width: canvas.width, height: canvas.height};
}
