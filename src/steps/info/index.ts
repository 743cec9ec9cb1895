import {mediaStyles} from '../media-view.js';
import {defineKind} from '../view.js';
import {infoLogic} from './logic.js';
import {infoStyles, infoView} from './view.js';

export const info = defineKind({logic: infoLogic, view: infoView, styles: [mediaStyles, infoStyles]});
