/** A page with the element in a frame of another site, as `docs/cms.md` writes it, and a guest in that frame. */
import type {Frame} from 'playwright-core';
import type {Engine} from '../e2e/engines.js';
import {EXPERIENCE, walk, type Stand, type Visit, type VisitOptions} from './stand.js';

export interface FrameOptions extends VisitOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Behind the `#`. */
  readonly secret?: string;
  readonly attributes?: string;
  /** The name under which the frame's page is served. To a browser `localhost` is another site than 127.0.0.1. */
  readonly host?: string;
  /** When the page loads its script; `twice` is at once. */
  readonly script?: 'at once' | 'later' | 'twice';
}

export interface Framed {
  readonly visit: Visit;
  readonly frame: Frame;
  /** The frame's address. */
  readonly src: string;
}

export async function openFrame(
  stand: Stand,
  engine: Engine,
  {
    settings = {},
    secret = '',
    attributes = 'data-experience-session',
    script = 'at once',
    host = 'localhost',
    ...rest
  }: FrameOptions = {},
): Promise<Framed> {
  const pages: Record<string, {html: string; headers?: Record<string, string>}> = {
    '/experience.json': {html: JSON.stringify(EXPERIENCE), headers: {'access-control-allow-origin': '*'}},
  };
  const parent = await stand.publish(pages);
  const query = new URLSearchParams({
    'project-id': 'p1',
    'event-id': 'e1',
    'experience-id': 'x1',
    store: 'local',
    src: `${parent}/experience.json`,
    'parent-origin': parent,
    ...settings,
  });
  const src = `${stand.cdn.replace('127.0.0.1', host)}/embed.html?${query.toString()}${secret}`;
  const tag = `<script src="${stand.cdn}/experience-session-frame.js"></script>`;
  const tags = {'at once': tag, later: '', twice: tag + tag};
  pages['/'] = {
    html: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Parent</title>${tags[script]}
<iframe data-experience-session></iframe>
<iframe ${attributes} title="Feedback" style="width:100%;height:100px;border:0" src="${src.replaceAll('&', '&amp;')}"></iframe></html>`,
  };
  const visit = await stand.visit(engine, parent, rest);
  const frame = visit.page.frames().find((one) => one.url().includes('/embed.html'))!;
  if (script === 'later') {
    await frame.getByRole('heading', {name: 'Welcome'}).waitFor();
    await visit.page.addScriptTag({url: `${stand.cdn}/experience-session-frame.js`});
  }
  return {visit, frame, src};
}

/** Playwright's clicks do not arrive in another site's frame in Firefox: there the page's own commands do it. */
export async function walkInFrame(engine: Engine, frame: Frame): Promise<void> {
  if (engine === 'chromium') return walk(frame);
  await frame.getByRole('heading', {name: 'Welcome'}).waitFor();
  await frame.evaluate(() => {
    const element = document.querySelector('experience-session')!;
    element.next();
    element.setInput('rating', 4);
    element.next();
    element.setInput('note', 'Thanks');
    element.next();
  });
  await frame.getByRole('heading', {name: 'Thank you!'}).waitFor();
}
