/** Puts something else in place of what a browser has, until the test is over. */
const undo: (() => void)[] = [];

export function standIn(place: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(place, name);
  Object.defineProperty(place, name, {value, configurable: true, writable: true});
  undo.unshift(() => {
    Reflect.deleteProperty(place, name);
    if (own) Object.defineProperty(place, name, own);
  });
}

/** To be called in `afterEach`. */
export function standDown(): void {
  for (const restore of undo.splice(0)) restore();
}
