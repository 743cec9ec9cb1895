/** A page in a browser: it lives until it is killed, and then nothing that it waited for reaches it any more. */
import {getEventListeners} from 'node:events';

type Visibility = 'visible' | 'hidden';

export interface Page {
  readonly name: string;
  readonly isAlive: boolean;
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  kill(): void;
  readonly window: EventTarget;
  readonly document: EventTarget & {visibilityState: Visibility};
  /** Tells whoever listens, where that is news. */
  turn(visibilityState: Visibility): void;
  /** How many listen to what happens to it. */
  readonly listeners: number;
  /** A promise of the outside world to this page. */
  promise<T>(start: (resolve: (value: T) => void, reject: (error: Error) => void) => void): Promise<T>;
}

export function createPage(name: string): Page {
  let isAlive = true;
  let die = () => {};
  const window = new EventTarget();
  const seen: {visibilityState: Visibility} = {visibilityState: 'visible'};
  const document = Object.assign(new EventTarget(), seen);
  const death = new Promise<void>((resolve) => (die = resolve));
  return {
    name,
    death,
    get isAlive() {
      return isAlive;
    },
    kill() {
      isAlive = false;
      die();
    },
    window,
    document,
    turn(visibilityState) {
      if (document.visibilityState === visibilityState) return;
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    get listeners() {
      return (
        getEventListeners(window, 'online').length + getEventListeners(document, 'visibilitychange').length
      );
    },
    promise: (start) =>
      new Promise((resolve, reject) =>
        start(
          (value) => isAlive && resolve(value),
          (error) => isAlive && reject(error),
        ),
      ),
  };
}
