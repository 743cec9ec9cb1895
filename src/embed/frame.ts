/**
 * For the page around the frame: what the embedded page says becomes the element's own events on its `<iframe
 * data-experience-session>`, which also grows with what it shows. Hears a marked frame alone, at the origin of its `src`.
 * They cannot be cancelled here: the step is left before the message arrives.
 */
import {deepFreeze} from '../shared/freeze.js';
import {originOf, read, write, type EventName} from './messages.js';

const MARKED = 'iframe[data-experience-session]';
const MAX_HEIGHT = 20_000;

window.addEventListener('message', (event) => {
  const frame = markedFrames().find(({contentWindow}) => contentWindow === event.source);
  const message = frame && event.origin === originOf(frame.src) ? read(event.data) : null;
  if (!frame || !message) return;
  event.stopImmediatePropagation(); // a second copy of this script would tell the page twice
  if (message.type === 'here') listen(frame);
  else if (message.type === 'height') grow(frame, message.height);
  else if (message.type === 'event') tell(frame, message.name, message.detail);
});

// A frame that was there before this script has said «here» already; one that still shows about:blank has yet to say it.
for (const frame of markedFrames()) if (frame.contentDocument?.URL !== 'about:blank') listen(frame);

function markedFrames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll<HTMLIFrameElement>(MARKED)];
}

function listen(frame: HTMLIFrameElement): void {
  const origin = originOf(frame.src);
  if (origin !== null) frame.contentWindow?.postMessage(write({type: 'listen'}), origin);
}

function grow(frame: HTMLIFrameElement, height: number): void {
  if (height > 0 && height < MAX_HEIGHT) frame.style.height = `${height}px`;
}

function tell(frame: HTMLIFrameElement, name: EventName, detail: object): void {
  frame.dispatchEvent(new CustomEvent(name, {detail: deepFreeze(detail), bubbles: true, composed: true}));
}
