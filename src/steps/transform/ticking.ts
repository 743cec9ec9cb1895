/** Draws a part of a template again each second, while it is in the page. */
import {AsyncDirective} from 'lit/async-directive.js';
import {directive} from 'lit/directive.js';

const TICK_MS = 1_000;

class Ticking extends AsyncDirective {
  #draw: () => unknown = () => undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override render(draw: () => unknown): unknown {
    this.#draw = draw;
    if (this.isConnected) this.reconnected();
    return draw();
  }

  protected override reconnected(): void {
    this.#timer ??= setInterval(() => this.setValue(this.#draw()), TICK_MS);
  }

  protected override disconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

export const ticking = directive(Ticking);
