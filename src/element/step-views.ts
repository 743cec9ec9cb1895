/**
 * The views of the kinds of steps, also of those that are loaded when an experience has such a step. What one element has
 * loaded is there for all. A view that could not be loaded is tried again when it is asked for anew.
 */
import type {CSSResult, ReactiveControllerHost} from 'lit';
import {toExperienceError, type ExperienceError} from '../shared/errors.js';
import type {Loadable, StepKind, View} from '../steps/view.js';
import {ENGLISH} from './strings.js';

/** Something to see that is there, or that is loaded when it is wanted. */
export type Viewable<Context> = View<Context> | Loadable<Context>;

const loaded = new WeakMap<object, View<never>>();

export interface StepViewsHost extends ReactiveControllerHost {
  readonly kinds: readonly StepKind[];
  /** Called when a view that brings styles is there. */
  adoptStyles(): void;
}

export class StepViews {
  readonly #host: StepViewsHost;
  readonly #onError: (error: ExperienceError) => void;
  readonly #loading = new Set<object>();
  readonly #prepared = new Set<object>();
  readonly #failed = new Map<object, ExperienceError>();

  constructor(host: StepViewsHost, onError: (error: ExperienceError) => void) {
    this.#host = host;
    this.#onError = onError;
  }

  /** The view, why there is none, or null while it is loaded. */
  of<Context>(wanted: Viewable<Context>): View<Context> | ExperienceError | null {
    const view = viewOf(wanted);
    if (view || !('load' in wanted)) return view ?? null;
    const failure = this.#failed.get(wanted);
    if (!failure) void this.#load(wanted, (thrown) => this.#fail(wanted, thrown));
    return failure ?? null;
  }

  /** Loads, once, what may be needed when there is no network; a failure is nobody's business yet. */
  async prepare(wanted: Loadable<never>): Promise<void> {
    if (viewOf(wanted) || this.#prepared.has(wanted)) return;
    this.#prepared.add(wanted);
    await this.#load(wanted, () => undefined);
  }

  /** Begins to load the views of these types of steps, so that they are there when their step comes. */
  want(types: readonly string[]): void {
    for (const kind of this.#host.kinds) if (types.includes(kind.logic.type)) this.of(kind);
  }

  /** Forgets that a view could not be loaded. */
  retry(wanted: object): void {
    this.#failed.delete(wanted);
    this.#host.requestUpdate();
  }

  async #load(wanted: Loadable<never>, onError: (thrown: unknown) => void): Promise<void> {
    if (this.#loading.has(wanted)) return;
    this.#loading.add(wanted);
    try {
      const view = await wanted.load();
      Object.assign(ENGLISH, view.english);
      loaded.set(wanted, view);
      this.#host.adoptStyles();
    } catch (thrown) {
      onError(thrown);
    }
    this.#loading.delete(wanted);
    this.#host.requestUpdate();
  }

  #fail(wanted: Loadable<never>, thrown: unknown): void {
    const error = toExperienceError(thrown, 'element/load-failed');
    this.#failed.set(wanted, error);
    this.#onError(error);
  }
}

/** The view, if it is there. */
function viewOf<Context>(wanted: Viewable<Context>): View<Context> | undefined {
  return 'load' in wanted ? loaded.get(wanted) : wanted;
}

/** The styles of the views that are there. */
export function stylesOf(all: readonly Viewable<never>[]): readonly CSSResult[] {
  return all.flatMap((wanted) => viewOf(wanted)?.styles ?? []);
}
