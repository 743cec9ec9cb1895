/**
 * Draws anew what has another key. Lit's own `keyed` forgets what was there before that is taken out, so that nothing in it
 * hears of its end: a camera would stay on.
 */
import {clearPart, setCommittedValue} from 'lit/directive-helpers.js';
import {Directive, directive, type ChildPart} from 'lit/directive.js';

class Keyed extends Directive {
  #key: unknown;

  override update(part: ChildPart, [key, value]: [unknown, unknown]): unknown {
    if (key !== this.#key) {
      clearPart(part);
      setCommittedValue(part); // what was there is not gone on with
    }
    this.#key = key;
    return value;
  }

  override render(_: unknown, value: unknown): unknown {
    return value;
  }
}

export const keyed = directive(Keyed);
