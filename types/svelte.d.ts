/**
 * `<experience-session>` in Svelte's templates, 4 and 5: `import type {} from 'experience-session/svelte'` once in a
 * project. Svelte 5 listens to `onexperience-ready` and so on, Svelte 4 to `on:experience-ready`.
 */
import type {
  ExperienceAttributes,
  ExperienceEventMap,
  ExperienceProperties,
  ExperienceSessionElement,
} from 'experience-session';
import type {HTMLAttributes} from 'svelte/elements';

type Listeners = {
  [Name in keyof ExperienceEventMap as `on${Name}` | `on:${Name}`]?:
    ((event: ExperienceEventMap[Name]) => void) | undefined;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'experience-session': HTMLAttributes<ExperienceSessionElement> &
      ExperienceAttributes &
      ExperienceProperties &
      Listeners;
  }
}
