/** Tells a listener one thing after another: what it causes while it listens is told after what was there before. */
export function inOrder<T>(listen: (one: T) => void): (all: readonly T[]) => void {
  const untold: T[] = [];
  let isTelling = false;
  return (all) => {
    untold.push(...all);
    if (isTelling) return;
    isTelling = true;
    try {
      for (let one = untold.shift(); one; one = untold.shift()) listen(one);
    } finally {
      isTelling = false;
    }
  };
}
