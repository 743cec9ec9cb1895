/** What the demo's server makes of a photo: a poster in two colours. */

const WIDTH = 900;
const HEIGHT = 1200;
const EDGE = 60;
const FOOT = 190;
const INK = [19, 21, 52] as const;
const LIGHT = [255, 196, 112] as const;

export interface Poster {
  readonly bytes: ArrayBuffer;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Without a photo there is a moon. */
export async function drawPoster(photo: Blob | null): Promise<Poster> {
  const canvas = Object.assign(document.createElement('canvas'), {width: WIDTH, height: HEIGHT});
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = `rgb(${INK.join()})`;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const [width, height] = [WIDTH - 2 * EDGE, HEIGHT - EDGE - FOOT];
  if (photo) {
    const bitmap = await createImageBitmap(photo);
    const scale = Math.max(width / bitmap.width, height / bitmap.height);
    const [w, h] = [width / scale, height / scale];
    const [x, y] = [(bitmap.width - w) / 2, (bitmap.height - h) / 2];
    context.drawImage(bitmap, x, y, w, h, EDGE, EDGE, width, height);
    const pixels = context.getImageData(EDGE, EDGE, width, height);
    inTwoColours(pixels.data);
    context.putImageData(pixels, EDGE, EDGE);
  }
  context.fillStyle = `rgb(${LIGHT.join()})`;
  if (!photo) {
    context.arc(WIDTH / 2, HEIGHT / 2 - EDGE, 200, 0, 2 * Math.PI);
    context.fill();
  }
  context.textAlign = 'center';
  context.font = '600 74px Georgia, serif';
  context.fillText('Lights on the Weir', WIDTH / 2, HEIGHT - FOOT + 96);
  context.font = '32px Georgia, serif';
  context.fillText('6 – 9 November · Aldermere', WIDTH / 2, HEIGHT - FOOT + 150);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('no picture');
  return {bytes: await blob.arrayBuffer(), type: blob.type, width: WIDTH, height: HEIGHT};
}

/** From the ink to the light, by how bright a pixel is. */
function inTwoColours(data: Uint8ClampedArray): void {
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const share = Math.min(1, ((0.3 * red + 0.59 * green + 0.11 * blue) / 255) * 1.15);
    for (const channel of [0, 1, 2] as const)
      data[at + channel] = INK[channel] + share * (LIGHT[channel] - INK[channel]);
  }
}
