/** Where a config comes from: the page itself, a URL, or the backend. A draft never comes from a URL of published configs. */
import {ExperienceError} from '../shared/errors.js';
import type {Backend} from './open-backend.js';
import type {Settings} from './settings.js';

/** Resolves with the config, unparsed. Rejects with `experience/…`, `element/missing-experience`. */
export async function loadConfig(settings: Settings, {source}: Pick<Backend, 'source'>): Promise<unknown> {
  const {experience, src, configSource, ids} = settings;
  if (experience !== undefined) return plainConfig(experience);
  if (src !== null && configSource === 'published') return fetchConfig(src);
  return source.load(ids, configSource);
}

/** A config of the page's as the device can keep it: a framework may have made it reactive, and the page may change it. */
export const plainConfig = (config: unknown): unknown => JSON.parse(JSON.stringify(config));

async function fetchConfig(url: string): Promise<unknown> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ExperienceError('experience/unavailable', {expected: 'an answer', received: url, cause});
  });
  if (!response.ok) {
    const code =
      response.status >= 500 || response.status === 429 ? 'experience/unavailable' : 'experience/not-found';
    throw new ExperienceError(code, {expected: `JSON at ${url}`, received: `HTTP ${response.status}`});
  }
  return response.json().catch((cause: unknown) => {
    throw new ExperienceError('experience/invalid', {
      expected: `JSON at ${url}`,
      received: 'something else',
      cause,
    });
  });
}
