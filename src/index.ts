/** The public surface. Importing it does nothing but that. */
export {ExperienceSessionElement} from './element/experience-session.js';
export * from './pure.js';
