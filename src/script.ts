/** What a script tag loads: the element, defined. The rest of the public surface is for those who build their pages (npm). */
import './define.js';

export {ExperienceSessionElement} from './element/experience-session.js';
