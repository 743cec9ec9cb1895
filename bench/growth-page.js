/** What grows with an experience, and with the elements on a page, in the browser itself: no network, no slowing down. */
const host = () => document.querySelector('main');
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

function mount(experience) {
  const element = document.createElement('experience-session');
  const ids = {projectId: 'p1', eventId: 'e1', experienceId: 'x1', store: 'local', resume: 'off'};
  Object.assign(element, ids, {experience});
  const ready = new Promise((resolve) => element.addEventListener('experience-ready', resolve, {once: true}));
  host().append(element);
  return ready.then(() => element);
}

const experienceOf = (count) => ({
  version: 1,
  steps: Array.from({length: count}, (_, at) => ({
    id: `s${at}`,
    type: 'input.yesNo',
    config: {title: `Question ${at}`, required: true},
  })),
});

/** From an answer and a call of `next` until the next step is in the page, in the middle of the way; and what is in the page then. */
export async function perStep(count) {
  const element = await mount(experienceOf(count));
  const times = [];
  for (let at = 0; at < count - 1; at++) {
    const start = performance.now();
    element.setInput(`s${at}`, true);
    element.next();
    await element.updateComplete;
    times.push(performance.now() - start);
    if (at % 10 === 9) await frame();
  }
  const nodes = element.shadowRoot.querySelectorAll('*').length;
  const last = times.slice(-Math.min(100, times.length)); // the latest, when most answers are there
  element.remove();
  await frame();
  return {ms: median(last), nodes};
}

/** The time until so many elements on a page can be used, and in how many sets their styles are. */
export async function perElement(count) {
  const start = performance.now();
  const elements = await Promise.all(Array.from({length: count}, () => mount(experienceOf(3))));
  const ms = performance.now() - start;
  const sheets = new Set(elements.flatMap(({shadowRoot}) => shadowRoot.adoptedStyleSheets));
  const each = elements[0].shadowRoot.adoptedStyleSheets.length;
  elements.forEach((element) => element.remove());
  await frame();
  return {ms, isShared: sheets.size === each};
}
