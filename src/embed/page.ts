/**
 * The page for an `<iframe>` (`dist/embed.html`): the element alone, with its settings from the page's address. The names are
 * those of the attributes; further ones are `parent-origin`, `context` (JSON), `--experience-…`, `dir`, and, only behind the
 * `#`, where no server sees it, `auth-token`. Tells the parent, at that origin alone, what the element tells.
 *
 * Whoever writes the address decides what the page shows, so it shows nothing on its own: a link with a stranger's questions
 * would stand under the address of whoever serves it. For the same reason it asks emulators on localhost alone: they are
 * servers that the guest's sign-in and answers are sent to.
 */
import '../script.js';
import {EVENTS, originOf, read, write, type Message} from './messages.js';

/** What is kept for a parent that listens late. */
const MAX_WAITING = 200;

const query = new URLSearchParams(location.search);
const secret = new URLSearchParams(location.hash.slice(1));
const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
const setting = (name: string) => secret.get(name) ?? query.get(name);

document.body.style.margin = '0';
if (window.parent === window) refuse();
else show();

function refuse(): void {
  complain('to be in an <iframe>', 'a page of its own');
  document.body.append('This page is for a frame in another page.');
}

function show(): void {
  const element = createElement();
  const origin = readParentOrigin();
  if (origin !== null) connect(element, origin);
  document.body.append(element);
}

function createElement() {
  const element = document.createElement('experience-session');
  const {observedAttributes} = element.constructor as unknown as {observedAttributes: readonly string[]};
  for (const [name, value] of [...query, ...secret]) {
    if (observedAttributes.includes(name.toLowerCase()) || name === 'dir') element.setAttribute(name, value);
    else if (name.startsWith('--experience-')) element.style.setProperty(name, value);
  }
  if (!isLocal && namesEmulators(element.firebaseConfig)) {
    complain('firebase-config without emulators, which are for localhost', element.firebaseConfig);
    element.firebaseConfig = null;
  }
  document.documentElement.lang = setting('lang') ?? document.documentElement.lang;
  element.authToken = secret.get('auth-token');
  if (query.has('auth-token')) complain('auth-token behind the #', 'one in the query, which servers log');
  const context = setting('context');
  if (context !== null) element.context = parseJson(context) as typeof element.context;
  return element;
}

function namesEmulators(config: unknown): boolean {
  const parsed = typeof config === 'string' ? parseJson(config) : config;
  return typeof parsed === 'object' && parsed !== null && 'emulators' in parsed;
}

/** What is no JSON stays text, and the element says what it expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The one origin that hears of this page, or null. */
function readParentOrigin(): string | null {
  const given = setting('parent-origin');
  const origin = originOf(given ?? '');
  if (origin === null) complain('parent-origin to be the origin of the page around the frame', given);
  return origin;
}

function connect(element: HTMLElement, origin: string): void {
  let waiting: Message[] | null = [];
  const post = (message: Message) => window.parent.postMessage(write(message), origin);
  const tell = (message: Message) => {
    if (!waiting) post(message);
    else if (waiting.length < MAX_WAITING) waiting.push(message);
  };
  for (const name of Object.keys(EVENTS) as (keyof typeof EVENTS)[]) {
    element.addEventListener(name, ({detail}) => tell({type: 'event', name, detail}));
  }
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    if (read(event.data)?.type !== 'listen' || !waiting) return;
    const kept = waiting;
    waiting = null;
    for (const message of kept) post(message);
    growFrame(element, post);
  });
  post({type: 'here'});
}

/** No scroll bar may take width meanwhile; one can still scroll where the page around keeps the frame lower. */
function growFrame(element: HTMLElement, post: (message: Message) => void): void {
  document.documentElement.style.scrollbarWidth = 'none';
  const tellHeight = () => post({type: 'height', height: Math.ceil(element.getBoundingClientRect().height)});
  new ResizeObserver(tellHeight).observe(element);
}

function complain(expected: string, received: unknown): void {
  console.error(`<experience-session> expected ${expected}, received`, received);
}
