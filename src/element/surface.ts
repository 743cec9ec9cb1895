/**
 * The element as frameworks see it: what can be set on it as properties and as attributes, taken from its class, so that
 * types/react.d.ts, types/vue.d.ts and types/svelte.d.ts follow when the class changes.
 */
import type {LitElement} from 'lit';
import type {ExperienceSessionElement} from './experience-session.js';

type Own = Omit<ExperienceSessionElement, keyof LitElement>;

/** Whether two types are the same to the letter, `readonly` included. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- assignability ignores `readonly`, this does not
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Settable = {
  [Name in keyof Own]: Own[Name] extends (...args: never) => unknown
    ? never
    : IsSame<Pick<Own, Name>, {-readonly [Same in Name]: Own[Name]}> extends true
      ? Name
      : never;
}[keyof Own];

/** What a page can set as a property. */
export type ExperienceProperties = Partial<Pick<Own, Settable>>;

/** These have no attribute: they are objects, or secret. A test holds this list against the class. */
type PropertyOnly = 'experience' | 'firebaseApp' | 'authToken' | 'context' | 'steps' | 'strings';

type KebabCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? '' : '-'}${Lowercase<Letter>}${KebabCase<Rest>}`
  : Name;

/** A boolean attribute is there or not; not every framework leaves it out for `false`. */
type AttributeValue<Value> = Value extends boolean ? true | '' : Value extends string ? Value : never;

/** What a page can set as an attribute. */
export type ExperienceAttributes = {
  [Name in Exclude<Settable, PropertyOnly> as KebabCase<Name>]?: AttributeValue<Own[Name]> | undefined;
};
