/** Small real JPEGs, as a camera writes them: lying on their side, with a note of which way is up and of where it was. */

/** Four corners and what is between them, so that no turn or mirroring looks like another. */
export const CORNERS = {topLeft: '#f00', topRight: '#0f0', bottomLeft: '#00f', bottomRight: '#fff'} as const;
const CELL = 32;
const ACROSS = 3;
const DOWN = 2;
/** The size of `turnedJpeg`'s picture when it is upright. */
export const UPRIGHT = {width: ACROSS * CELL, height: DOWN * CELL};
/** What a camera may write down of the guest, as ASCII. */
export const SECRET = 'Secret-Camera-4711';

/** A picture of this size. */
export function aJpeg(width: number, height: number): Promise<Blob> {
  return jpegOf(width, height, (context) => {
    context.fillStyle = '#0aa';
    context.fillRect(0, 0, width / 2, height);
  });
}

/** Where the file has what belongs at `(x, y)`, for each value of EXIF's orientation from 1 to 8. */
const PLACES: readonly ((x: number, y: number) => readonly [number, number])[] = [
  (x, y) => [x, y],
  (x, y) => [ACROSS - 1 - x, y],
  (x, y) => [ACROSS - 1 - x, DOWN - 1 - y],
  (x, y) => [x, DOWN - 1 - y],
  (x, y) => [y, x],
  (x, y) => [y, ACROSS - 1 - x],
  (x, y) => [DOWN - 1 - y, ACROSS - 1 - x],
  (x, y) => [DOWN - 1 - y, x],
];
export const ORIENTATIONS = PLACES.map((_, at) => at + 1);

/** The picture with the four corners as a camera keeps it that was held this way; with a place and a name in it. */
export async function turnedJpeg(orientation: number): Promise<Blob> {
  const placeOf = PLACES[orientation - 1]!;
  const isOnItsSide = orientation > 4;
  const {width, height} = UPRIGHT;
  const jpeg = await jpegOf(isOnItsSide ? height : width, isOnItsSide ? width : height, (context) => {
    for (let x = 0; x < ACROSS; x++) {
      for (let y = 0; y < DOWN; y++) {
        const [across, down] = placeOf(x, y);
        context.fillStyle = colourAt(x, y);
        context.fillRect(across * CELL, down * CELL, CELL, CELL);
      }
    }
  });
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  // In one piece, as a file is: Firefox looks for what it is in the first piece alone.
  return new Blob([withNotes(bytes, orientation)], {type: 'image/jpeg'});
}

/** The JPEG with what a camera writes down beside it. */
export function withNotes(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...jpeg.slice(0, 2), ...exif(orientation), ...jpeg.slice(2)]);
}

function colourAt(x: number, y: number): string {
  if (x > 0 && x < ACROSS - 1) return '#000';
  if (y === 0) return x === 0 ? CORNERS.topLeft : CORNERS.topRight;
  return x === 0 ? CORNERS.bottomLeft : CORNERS.bottomRight;
}

const codesOf = (text: string) => [...new TextEncoder().encode(text)];

/** EXIF's block: which way is up, the camera's name, and a latitude. Numbers are little-endian. */
function exif(orientation: number): Uint8Array {
  const ENTRIES_AT = 8;
  const GPS_AT = ENTRIES_AT + 2 + 3 * 12 + 4;
  const NAME_AT = GPS_AT + 2 + 2 * 12 + 4;
  const LATITUDE_AT = NAME_AT + SECRET.length + 1;
  const tiff = new DataView(new ArrayBuffer(LATITUDE_AT + 24));
  const put = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.setUint16(at, tag, true);
    tiff.setUint16(at + 2, type, true);
    tiff.setUint32(at + 4, count, true);
    tiff.setUint32(at + 8, value, true);
  };
  tiff.setUint16(0, 0x4949);
  tiff.setUint16(2, 42, true);
  tiff.setUint32(4, ENTRIES_AT, true);
  tiff.setUint16(ENTRIES_AT, 3, true);
  put(ENTRIES_AT + 2, 0x010f, 2, SECRET.length + 1, NAME_AT); // Make
  put(ENTRIES_AT + 14, 0x0112, 3, 1, orientation);
  put(ENTRIES_AT + 26, 0x8825, 4, 1, GPS_AT);
  tiff.setUint16(GPS_AT, 2, true);
  put(GPS_AT + 2, 1, 2, 2, 'N'.charCodeAt(0));
  put(GPS_AT + 14, 2, 5, 3, LATITUDE_AT);
  codesOf(SECRET).forEach((code, at) => tiff.setUint8(NAME_AT + at, code));
  [52, 1, 31, 1, 12, 1].forEach((part, at) => tiff.setUint32(LATITUDE_AT + at * 4, part, true));
  const head = [0xff, 0xe1, 0, 0, ...codesOf('Exif\0\0')];
  const block = new Uint8Array([...head, ...new Uint8Array(tiff.buffer)]);
  new DataView(block.buffer).setUint16(2, block.length - 2);
  return block;
}

async function jpegOf(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  draw(canvas.getContext('2d')!);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
  return blob!;
}
