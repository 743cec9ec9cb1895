/**
 * The views of the kinds of steps, also of those that are loaded when an experience has such a step. What one element has
 * loaded is there for all. A view that could not be loaded is tried again when it is asked for anew.
 */
import type {CSSResult, ReactiveControllerHost} from 'lit';
import {toExperienceError, type ExperienceError} from '../shared/errors.js';
import type {LazyView, StepKind, StepView} from '../steps/view.js';

const loaded = new WeakMap<LazyView, StepView>();

export interface StepViewsHost extends ReactiveControllerHost {
  readonly kinds: readonly StepKind[];
  /** Called when a view that brings styles is there. */
  adoptStyles(): void;
}

export class StepViews {
  readonly #host: StepViewsHost;
  readonly #onError: (error: ExperienceError) => void;
  readonly #loading = new Set<LazyView>();
  readonly #failed = new Map<LazyView, ExperienceError>();

  constructor(host: StepViewsHost, onError: (error: ExperienceError) => void) {
    this.#host = host;
    this.#onError = onError;
  }

  /** The view of a kind, why there is none, or null while it is loaded. */
  of(kind: StepKind): StepView | ExperienceError | null {
    const view = viewOf(kind);
    if (view || !('load' in kind)) return view ?? null;
    const failure = this.#failed.get(kind);
    if (!failure) void this.#load(kind);
    return failure ?? null;
  }

  /** Begins to load the views of these types of steps, so that they are there when their step comes. */
  want(types: readonly string[]): void {
    for (const kind of this.#host.kinds) if (types.includes(kind.logic.type)) this.of(kind);
  }

  /** Forgets that a view could not be loaded. */
  retry(kind: StepKind): void {
    this.#failed.delete(kind as LazyView);
    this.#host.requestUpdate();
  }

  async #load(kind: LazyView): Promise<void> {
    if (this.#loading.has(kind)) return;
    this.#loading.add(kind);
    try {
      loaded.set(kind, await kind.load());
      this.#host.adoptStyles();
    } catch (thrown) {
      const error = toExperienceError(thrown, 'element/load-failed');
      this.#failed.set(kind, error);
      this.#onError(error);
    }
    this.#loading.delete(kind);
    this.#host.requestUpdate();
  }
}

/** The view of a kind, if it is there. */
function viewOf(kind: StepKind): StepView | undefined {
  return 'load' in kind ? loaded.get(kind) : kind;
}

/** The styles of the views that are there. */
export function stylesOf(kinds: readonly StepKind[]): readonly CSSResult[] {
  return kinds.flatMap((kind) => viewOf(kind)?.styles ?? []);
}
