/** What grows with an experience, and with the elements on a page, in the browser itself: no slowing down. */
const host = () => document.querySelector('main');
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

function mount(experience, settings = {store: 'local'}) {
  const element = document.createElement('experience-session');
  const ids = {projectId: 'p1', eventId: 'e1', experienceId: 'x1', resume: 'off'};
  Object.assign(element, ids, settings, {experience});
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

let element;
let at;

async function step() {
  const start = performance.now();
  element.setInput(`s${at++}`, true);
  element.next();
  await element.updateComplete;
  return performance.now() - start;
}

/** Opens an experience of so many steps in Firestore, and goes on until so many are left. */
export async function begin(count, left, firebaseConfig) {
  element = await mount(experienceOf(count), {store: 'firestore', firebaseConfig});
  for (at = 0; at < count - 1 - left;) {
    await step();
    if (at % 10 === 9) await frame();
  }
  await element.flush();
  await frame();
}

/** Goes on as a guest does, with all that follows in between; the median from an answer and `next` to the next step, and the nodes. */
export async function walk(count) {
  const times = [];
  for (let turn = 0; turn < count; turn++) {
    times.push(await step());
    for (let frames = 0; frames < 3; frames++) await frame();
  }
  await element.flush();
  return {ms: median(times), nodes: element.shadowRoot.querySelectorAll('*').length};
}

export async function end() {
  element.remove();
  await frame();
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
