/**
 * Makes `<experience-session>` known to the page: the package's only side effect. Loading it twice is harmless; where
 * another version was first, that one stays, and the developer is told.
 */
import {ExperienceSessionElement} from './element/experience-session.js';

export * from './index.js';

const TAG = 'experience-session';
const {version} = ExperienceSessionElement;

const present = customElements.get(TAG) as {version?: unknown} | undefined;
if (!present) customElements.define(TAG, ExperienceSessionElement);
else if (present.version !== version) {
  console.warn(
    `<${TAG}> ${version} was loaded beside ${String(present.version)}, which stays in use. Load one of them.`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: ExperienceSessionElement;
  }
}
