/** Gives a control what it is to hold, by what it holds now and not by what was drawn last: the guest has changed it since. */
import {noChange} from 'lit';
import {setCommittedValue} from 'lit/directive-helpers.js';
import {Directive, directive, type PropertyPart} from 'lit/directive.js';

class Held extends Directive {
  #maxLength = Infinity;

  override update(part: PropertyPart, [value, maxLength = Infinity]: [unknown, number?]): unknown {
    const now = (part.element as unknown as Readonly<Record<string, unknown>>)[part.name];
    const isDraft = typeof now === 'string' && now.length > maxLength && maxLength === this.#maxLength;
    this.#maxLength = maxLength;
    if (now === value || isDraft) return noChange;
    setCommittedValue(part); // so that the value is set though it may be the one that was drawn
    return value;
  }

  override render(...[value]: [value: unknown, maxLength?: number]): unknown {
    return value;
  }
}

/**
 * For a property: `.value=${held('text', 100)}`, `.checked=${held(true)}`. What is longer than it may be is a draft of an input
 * method, which the browser cuts once it is chosen: before that nobody writes over it, unless the limit is another one.
 */
export const held = directive(Held);
