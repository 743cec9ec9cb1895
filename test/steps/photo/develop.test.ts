/** What a guest's file becomes before it leaves the device: upright, no larger than it need be, and nothing but a picture. */
import {expect} from '@open-wc/testing';
import {CORNERS, ORIENTATIONS, SECRET, UPRIGHT, aJpeg, turnedJpeg} from '../../helpers/jpeg.js';
import {comeToPhoto} from '../../helpers/photo-guest.js';
import {quiet} from '../../helpers/quiet.js';
import {MAX_PIXELS} from '../../../src/steps/photo/develop.js';

/** The kinds of a JPEG's segments before its pixels, as in `E1` for EXIF. */
function segmentsOf(bytes: Uint8Array): string[] {
  const segments: string[] = [];
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!))
    segments.push(bytes[at + 1]!.toString(16).toUpperCase());
  return segments;
}

const asText = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** The colours in the corners of a picture as its pixels lie, whatever else the file says. */
async function cornersOf(blob: Blob): Promise<Record<keyof typeof CORNERS, string>> {
  const bitmap = await createImageBitmap(blob, {imageOrientation: 'none'});
  const {width, height} = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number) =>
    `#${[...context.getImageData(x, y, 1, 1).data.slice(0, 3)].map((part) => (part > 127 ? 'f' : '0')).join('')}`;
  const [right, bottom] = [width - 9, height - 9];
  return {
    topLeft: at(8, 8),
    topRight: at(right, 8),
    bottomLeft: at(8, bottom),
    bottomRight: at(right, bottom),
  };
}

describe('a photo from a file', () => {
  quiet();

  for (const orientation of ORIENTATIONS) {
    it(`is upright, and tells nothing of who took it where, with the orientation ${orientation}`, async () => {
      const file = await turnedJpeg(orientation);
      const given = new Uint8Array(await file.arrayBuffer());
      expect([segmentsOf(given)[0], asText(given).includes(SECRET)]).to.deep.equal(['E1', true]);
      const {element, pick, uploaded} = await comeToPhoto({aspectRatio: '3:2'});
      await pick(file);
      const picture = await uploaded();
      const bytes = new Uint8Array(await picture.arrayBuffer());
      expect([...bytes.slice(0, 3)]).to.deep.equal([0xff, 0xd8, 0xff]);
      expect(segmentsOf(bytes)).not.to.include('E1');
      expect(asText(bytes)).not.to.match(/Exif|GPS|Secret/);
      expect(await cornersOf(picture)).to.deep.equal(CORNERS);
      expect(element.getOutput('photo')).to.include({type: 'image', ...UPRIGHT});
    });
  }

  for (const [aspectRatio, width, height, expected] of [
    ['3:2', 4000, 3000, [MAX_PIXELS, 1365]],
    ['1:1', 4000, 3000, [MAX_PIXELS, MAX_PIXELS]],
    ['9:16', 2000, 5000, [1152, MAX_PIXELS]],
    ['2:3', 300, 200, [133, 200]],
    ['1:1', 1, 1, [1, 1]],
  ] as const) {
    it(`of ${width} × ${height} pixels becomes ${expected.join(' × ')} at ${aspectRatio}`, async () => {
      const {element, pick, uploaded} = await comeToPhoto({aspectRatio});
      await pick(await aJpeg(width, height));
      const picture = await uploaded();
      expect(picture.type).to.equal('image/jpeg');
      const bitmap = await createImageBitmap(picture);
      expect([bitmap.width, bitmap.height]).to.deep.equal(expected);
      expect(element.getOutput('photo')).to.include({width: bitmap.width, height: bitmap.height});
    });
  }

  for (const [what, file] of [
    ['no picture', new Blob(['no picture'], {type: 'image/jpeg'})],
    ['nothing at all', new Blob([])],
  ] as const) {
    it(`that is ${what} is said to be unreadable, and another can be picked`, async () => {
      const {part, pick, uploaded} = await comeToPhoto();
      await pick(file);
      expect(part('trouble')!.textContent).to.include('cannot be read as a picture');
      await pick(await aJpeg(30, 20));
      expect((await uploaded()).type).to.equal('image/jpeg');
    });
  }
});
