/** The contrast of two computed colours as WCAG 2.2 counts it, from what a browser paints for them. */

const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;

/** From 1 to 21; colours in any notation that this browser computes. `ground` is seen through what lets something through. */
export function contrast(one: string, other: string, ground = other): number {
  const [darker = 0, lighter = 0] = [luminance(one, ground), luminance(other, ground)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string, ground: string): number {
  for (const coat of [ground, colour]) {
    pen.fillStyle = coat;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
