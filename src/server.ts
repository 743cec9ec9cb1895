/** The public surface where there is no page. The element has its name here, so that shared code can import it. */
import {ExperienceError} from './shared/errors.js';

export * from './pure.js';

/** Can be named and extended, not made. */
export function ExperienceSessionElement(): never {
  throw new ExperienceError('element/no-page', {expected: 'a browser', received: 'a server'});
}
