/**
 * `<experience-session>` in JSX, for React 18 and 19: `import type {} from 'experience-session/react'` once in a project.
 * React 18 sets attributes only; React 19 sets properties too, and listens to `onexperience-ready` and so on.
 */
import type {
  ExperienceAttributes,
  ExperienceEventMap,
  ExperienceProperties,
  ExperienceSessionElement,
} from 'experience-session';
import type * as React from 'react';

type Listeners = {
  [Name in keyof ExperienceEventMap as `on${Name}`]?: ((event: ExperienceEventMap[Name]) => void) | undefined;
};

/** Only React 19 has `use`. */
type OfReact19 = typeof React extends {use: unknown} ? ExperienceProperties & Listeners : unknown;

type Html = React.DetailedHTMLProps<React.HTMLAttributes<ExperienceSessionElement>, ExperienceSessionElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'experience-session': Html & {class?: string | undefined} & ExperienceAttributes & OfReact19;
    }
  }
}
