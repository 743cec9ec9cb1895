/**
 * The photo step in the states that only a camera, a file or a guest brings about. What the camera sees is drawn here, so
 * that nobody is asked for theirs.
 */
import {boothTemplate} from '../src/steps/photo/template.js';
import type {Booth, BoothState} from '../src/steps/photo/booth-state.js';
import {develop} from '../src/steps/photo/develop.js';
import {photoLogic} from '../src/steps/photo/logic.js';
import {PHOTO_ENGLISH, withEnglish} from '../src/steps/photo/sentences.js';
import {photoStyles} from '../src/steps/photo/view.js';
import {defineKind} from '../src/steps/view.js';
import {ignore, step, type Draw} from './gallery-step.js';

const booth: Booth = {
  openCamera: async () => undefined,
  switchCamera: ignore,
  shoot: ignore,
  pick: async () => undefined,
  accept: ignore,
  chooseAgain: ignore,
  cancel: ignore,
};

const canvas = Object.assign(document.createElement('canvas'), {width: 960, height: 640});
const stream = canvas.captureStream();
drawPortrait();
const picture = await develop(canvas);
const camera = {stream, facing: 'user', next: 'other', stop: ignore} as const;

/** Somebody before the lights. */
function drawPortrait(): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const {width, height} = canvas;
  const night = context.createLinearGradient(0, 0, 0, height);
  night.addColorStop(0, '#1b2140');
  night.addColorStop(1, '#4a3b63');
  context.fillStyle = night;
  context.fillRect(0, 0, width, height);
  const disc = (colour: string, x: number, y: number, radius: number) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  };
  for (const [x, y, radius] of [
    [120, 140, 46],
    [260, 70, 26],
    [800, 110, 56],
    [880, 260, 30],
    [90, 330, 22],
  ] as const)
    disc('#f6b45f', x, y, radius);
  disc('#2b3d4f', width / 2, height + 130, 300);
  disc('#c98f6b', width / 2, 290, 120);
}

/** The kind with its booth in this state. */
const kindIn = (state: BoothState) =>
  defineKind({
    logic: photoLogic,
    view: (context) => boothTemplate(state, {...context, text: withEnglish(context.text)}, booth),
    styles: photoStyles,
  });

/** For its styles. */
export const photoShown = kindIn({name: 'working'});

const photo =
  (state: BoothState, isTaken = false): Draw =>
  (place) =>
    step('capture.photo', false, place, {
      kind: kindIn(state),
      config: {title: 'A portrait by lantern light', aspectRatio: '3:2'},
      getPicture: () => (isTaken ? picture : null),
    });

const START = {name: 'choosing', problem: null, isAgain: false} as const;
const PROBLEMS = Object.keys(PHOTO_ENGLISH).filter((key) => /^camera|Unreadable$/.test(key));

export const photoEntries: Readonly<Record<string, Draw>> = {
  'The camera is asked for': photo({name: 'opening'}),
  'What the camera sees': photo({name: 'live', camera, secondsLeft: 0}),
  'The camera counts down': photo({name: 'live', camera, secondsLeft: 3}),
  'A photo is worked on': photo({name: 'working'}),
  // A canvas is an element, which can stand in one place.
  'A photo to decide on': photo({name: 'deciding', canvas: copy(), picture, isFile: false}),
  'A picture from a file to decide on': photo({name: 'deciding', canvas: copy(), picture, isFile: true}),
  'A photo is used': photo(START, true),
  'Another photo': photo({...START, isAgain: true}, true),
  ...Object.fromEntries(
    PROBLEMS.map((problem) => [`No photo: ${problem}`, photo({name: 'choosing', problem, isAgain: true})]),
  ),
};

function copy(): HTMLCanvasElement {
  const {width, height} = canvas;
  const other = Object.assign(document.createElement('canvas'), {width, height});
  other.getContext('2d')?.drawImage(canvas, 0, 0);
  return other;
}
