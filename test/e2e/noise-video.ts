/** A film of one grey, noisy picture (YUV4MPEG2) for Chromium's camera: its photos are too large for a single request. */
export function noiseVideo(width: number, height: number): Buffer {
  let seed = 1;
  const luma = Buffer.alloc(width * height);
  for (let at = 0; at < luma.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    luma[at] = seed >>> 24;
  }
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\nFRAME\n`);
  return Buffer.concat([header, luma, chroma]);
}
