/** The element in a page, on the local store, with everything it says written down. */
import {fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {SCREENS} from '../../src/element/late-views.js';
import {StepViews, type StepViewsHost} from '../../src/element/step-views.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';

export const EVENTS = [
  'ready',
  'before-step',
  'progress',
  'input',
  'saved',
  'complete',
  'abandon',
  'error',
].map((name) => `experience-${name}` as const);

export interface Heard {
  readonly type: string;
  readonly detail: Record<string, unknown>;
}

export interface Mounted {
  readonly element: ExperienceSessionElement;
  readonly root: ShadowRoot;
  readonly heard: readonly Heard[];
  /** The details of all events of this name. */
  details(name: string): readonly Record<string, unknown>[];
  part(name: string): HTMLElement | null;
  /** Waits until `holds`, for eight seconds at most. */
  until(holds: () => unknown, what?: string): Promise<void>;
}

export interface MountOptions {
  readonly steps?: ExperienceConfig['steps'];
  readonly set?: Partial<ExperienceSessionElement>;
  /** Where it stands; the fixture's own place otherwise. */
  readonly parent?: Element | ShadowRoot;
}

/** What screens need is loaded behind the first step; here it is there from the start, so that a test can look at once. */
await new StepViews(
  {
    kinds: [],
    adoptStyles: () => undefined,
    requestUpdate: () => undefined,
  } as Partial<StepViewsHost> as StepViewsHost,
  () => undefined,
).prepare(SCREENS);

/** Mounts an element with an event id of its own, so that no test finds another's session; listens before it starts. */
export async function mount({steps, set = {}, parent}: MountOptions = {}): Promise<Mounted> {
  const place = parent ?? (await fixture(html`<div></div>`));
  const element = document.createElement('experience-session');
  const heard: Heard[] = [];
  for (const type of EVENTS) {
    element.addEventListener(type, (event) =>
      heard.push({type, detail: (event as CustomEvent<Heard['detail']>).detail}),
    );
  }
  Object.assign(element, {
    projectId: 'p1',
    eventId: `e-${crypto.randomUUID()}`,
    experienceId: 'x1',
    store: 'local',
    ...(steps && {experience: {version: 1, steps}}),
    ...set,
  });
  place.append(element);
  const until = async (holds: () => unknown, what = String(holds)) => {
    for (const end = Date.now() + 8_000; !holds();) {
      if (Date.now() > end) throw new Error(`never came: ${what}; heard ${JSON.stringify(heard)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await element.updateComplete;
  };
  await until(() => !['idle', 'loading'].includes(element.status), 'the end of loading');
  await until(() => heard.length > 0 || element.status === 'idle', 'the first event');
  return {
    element,
    root: element.shadowRoot!,
    heard,
    details: (name) => heard.filter(({type}) => type === name).map(({detail}) => detail),
    part: (name) => element.shadowRoot!.querySelector(`[part~="${name}"]`),
    until,
  };
}

/** Brings what moves to its end, for axe takes what fades in for hidden; what moves for ever is left. */
export function finishAnimations(root: ShadowRoot): void {
  for (const animation of root.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
}
