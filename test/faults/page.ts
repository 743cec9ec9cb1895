/** A page in a browser: it lives until it is killed, and then nothing that it waited for reaches it any more. */

export interface Page {
  readonly name: string;
  readonly isAlive: boolean;
  kill(): void;
  /** A promise of the outside world to this page. */
  promise<T>(start: (resolve: (value: T) => void, reject: (error: Error) => void) => void): Promise<T>;
}

export function createPage(name: string): Page {
  let isAlive = true;
  return {
    name,
    get isAlive() {
      return isAlive;
    },
    kill: () => void (isAlive = false),
    promise: (start) =>
      new Promise((resolve, reject) =>
        start(
          (value) => isAlive && resolve(value),
          (error) => isAlive && reject(error),
        ),
      ),
  };
}
