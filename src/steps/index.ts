/** The built-in kinds. Adding one is its folder and one line here; nothing else in the program knows a step type. */
import {info} from './info/index.js';
import {longText} from './long-text/index.js';
import {multiSelect} from './multi-select/index.js';
import {photo} from './photo/index.js';
import {scale} from './scale/index.js';
import {shortText} from './short-text/index.js';
import {transform} from './transform/index.js';
import type {StepKind} from './view.js';
import {yesNo} from './yes-no/index.js';

export const builtInKinds: readonly StepKind[] = [
  info,
  scale,
  yesNo,
  multiSelect,
  shortText,
  longText,
  photo,
  transform,
];
