/**
 * What runs in a measured page, before anything of its own. `find` sees into open shadow roots. The page can be used once its
 * first question has something to answer with; a tap counts until the frame after the next question is there.
 */
export function probe(titles, isPaged) {
  const found = {longTasks: [], shifts: [], usableAt: null};
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
  observe('longtask', ({startTime, duration}) => found.longTasks.push([startTime, duration]));
  observe('layout-shift', ({value, startTime}) => found.shifts.push([startTime, value]));

  const root = () => {
    const host = document.querySelector('experience-session, limit-element');
    return host ? host.shadowRoot : document.getElementById('root');
  };
  const controls = () => [
    ...(root()?.querySelectorAll('input:not([type=button], [type=hidden]), textarea') ?? []),
  ];
  const shows = (at) => Boolean(root()?.textContent.includes(titles[at])) && controls().length > 0;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  function look() {
    if (!shows(0)) return void requestAnimationFrame(look);
    found.usableAt = performance.now();
  }
  requestAnimationFrame(look);

  function answer() {
    const [control] = controls().filter((one) => one.offsetParent !== null);
    if (control.type === 'radio' || control.type === 'checkbox') return control.click();
    const {set} = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
    set.call(control, 'Quite a lot');
    for (const type of ['input', 'change'])
      control.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
  }

  const forward = () =>
    [...root().querySelectorAll('button, input[type=button]')].filter(
      (one) => /^\s*(next|finish)/i.test(one.textContent || one.value) && one.offsetParent !== null,
    )[0];

  globalThis.bench = {
    found,
    /** Walks to the last question, and gives the milliseconds from each tap to its next question's frame. */
    async walk() {
      const taps = [];
      for (let at = 1; isPaged && at < titles.length; at++) {
        answer();
        await frame();
        await frame();
        const button = forward();
        const start = performance.now();
        button.click();
        do await frame();
        while (!shows(at) && performance.now() - start < 5_000);
        taps.push(performance.now() - start);
      }
      answer();
      return taps;
    },
    finish: () => forward()?.click(),
  };
}
