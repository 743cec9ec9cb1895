/** For `loading="lazy"`: no config, device or store is asked before the guest comes near; this code's own chunk is. */

/** Resolves when the element is near the visible part of the page; never, once `signal` has aborted. */
export function whenNear(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      {rootMargin: '200px'},
    );
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
  });
}
