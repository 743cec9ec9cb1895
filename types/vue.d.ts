/**
 * `<experience-session>` in Vue's templates: `import type {} from 'experience-session/vue'` once in a project, and
 * `isCustomElement: (tag) => tag === 'experience-session'` in the compiler's options.
 */
import type {ExperienceEventMap, ExperienceProperties, ExperienceSessionElement} from 'experience-session';
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';

type Emits = {[Name in keyof ExperienceEventMap]: (event: ExperienceEventMap[Name]) => void};

declare module 'vue' {
  interface GlobalComponents {
    'experience-session': new () => ExperienceSessionElement & {
      /** @deprecated Only for the compiler: there is no such property. */
      $props: HTMLAttributes & ExperienceProperties & PublicProps;
      /** @deprecated Only for the compiler: there is no such method. */
      $emit: EmitFn<Emits>;
    };
  }
}
