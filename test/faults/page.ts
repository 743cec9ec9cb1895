/** A page in a browser: it lives until it is killed, and then nothing that it waited for reaches it any more. */

export interface Page {
  readonly name: string;
  readonly isAlive: boolean;
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  kill(): void;
  /** A promise of the outside world to this page. */
  promise<T>(start: (resolve: (value: T) => void, reject: (error: Error) => void) => void): Promise<T>;
}

export function createPage(name: string): Page {
  let isAlive = true;
  let die = () => {};
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
    promise: (start) =>
      new Promise((resolve, reject) =>
        start(
          (value) => isAlive && resolve(value),
          (error) => isAlive && reject(error),
        ),
      ),
  };
}
