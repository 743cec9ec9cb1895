/**
 * Draws a picture on the canvas that it stands on, which stays empty where the picture cannot be read. A picture from `blob:`
 * would need `img-src blob:` in a page's policy.
 */
import {noChange} from 'lit';
import {Directive, directive, type DirectiveResult, type ElementPart} from 'lit/directive.js';
import type {Picture} from '../shared/media.js';

class Drawn extends Directive {
  #picture: Picture | null = null;

  override update({element}: ElementPart, [picture]: [Picture]): unknown {
    if (picture !== this.#picture) void this.#draw(element as HTMLCanvasElement, picture);
    this.#picture = picture;
    return noChange;
  }

  async #draw(canvas: HTMLCanvasElement, picture: Picture): Promise<void> {
    canvas.width = picture.width;
    canvas.height = picture.height;
    const file = new Blob([picture.bytes], {type: picture.type});
    const bitmap = await createImageBitmap(file).catch(() => null); // damaged, or too much for the browser's memory
    if (!bitmap) return;
    if (picture === this.#picture) canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
  }

  override render(): unknown {
    return noChange;
  }
}

/** `<canvas ${drawn(picture)}></canvas>`: give the canvas a name. */
export const drawn = directive(Drawn) as (picture: Picture) => DirectiveResult;
