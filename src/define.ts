/** Makes `<experience-session>` known to the page: the package's only side effect. Loading it twice is harmless. */
import {ExperienceSessionElement} from './element/experience-session.js';

export * from './index.js';

const TAG = 'experience-session';

if (!customElements.get(TAG)) customElements.define(TAG, ExperienceSessionElement);

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: ExperienceSessionElement;
  }
}
