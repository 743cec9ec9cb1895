/** The element: what a page can set, call and hear. What happens inside is the controller's and the runtime's. */
import {adoptStyles, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {RuntimeState} from '../runtime/state.js';
import type {Saved} from '../runtime/saved.js';
import {SessionController, type SessionHost} from './session-controller.js';
import type {MediaReference} from '../shared/media.js';
import type {Outcome} from '../shared/result.js';
import {builtInKinds} from '../steps/index.js';
import type {Session, SessionStatus} from '../session/schema.js';
import {choiceStyles} from '../steps/choice.js';
import {fieldStyles} from '../steps/text-field.js';
import {frameStyles} from './frame-styles.js';
import {skeletonStyles} from './skeleton.js';
import {styles} from './styles.js';
import {VERSION} from '../shared/version.js';
import type {StepKind} from '../steps/view.js';
import {createEmit} from './events.js';
import {LanguageController} from './language-controller.js';
import {identityOf, readSettings, type FirebaseConfig} from './settings.js';
import {SessionView} from './session-view.js';
import {RESULT, SCREENS, UPLOAD} from './late-views.js';
import {isEqual} from '../shared/equal.js';
import {StepViews, stylesOf} from './step-views.js';
import type {Strings} from './strings.js';

/** A page written by hand may spell these as the properties are spelled; HTML makes them lower case. */
const ATTRIBUTE_ALIASES: Readonly<Record<string, string>> = {
  projectid: 'project-id',
  eventid: 'event-id',
  experienceid: 'experience-id',
};

/**
 * Runs one experience for one guest, or previews its draft, and keeps the session. Works the same whether properties are set
 * before or after it is attached. Moving it in the page changes nothing; changing what identifies the session starts over.
 *
 * Commands answer with an outcome and never throw: `{ok: true}`, or `{ok: false, error}` with nothing changed.
 *
 * @tag experience-session
 * @attr {string} project-id - The project's id: required, without a slash. `projectId` works as well, for the two below too.
 * @attr {string} event-id - The event's id, likewise.
 * @attr {string} experience-id - The experience's id, likewise.
 * @attr {'guest' | 'preview'} [mode=guest] - A preview shows the draft, resumes nothing and is counted apart.
 * @attr {string} firebase-config - The web app's config as JSON; with `emulators: {firestore, auth, storage}`, each `host:port`, for development.
 * @attr {'firestore' | 'local'} [store=firestore] - Where sessions are kept; `local` keeps them in this browser.
 * @attr {string} src - The URL of a published config as JSON, in place of Firestore's; not for previews.
 * @attr {'auto' | 'off'} [resume=auto] - Whether a guest who comes back goes on where they were.
 * @attr {'eager' | 'lazy'} [loading=eager] - `lazy` waits until the element is near the visible part of the page.
 * @attr {string} lang - The language of the element's own words: `ar`, `de`, `en`, `es`, `fr`, `ja` or `pt`; the page's when absent.
 * @attr {boolean} share-inputs - `experience-input` carries the answer.
 *
 * @fires experience-ready - The first step can be used.
 * @fires experience-before-step - Before a step is left; cancelable. `to` is null where the last step completes.
 * @fires experience-progress - After the step changed.
 * @fires experience-input - An answer changed; `value` only with `share-inputs`.
 * @fires experience-saved - What there was is safe there: `durability` is `device` or `server`.
 * @fires experience-complete - Once per session.
 * @fires experience-abandon - The session was abandoned.
 * @fires experience-error - Something went wrong; docs/errors.md explains each code. `sessionId` is null before there is one.
 *
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error screen.
 * @slot complete - In place of the thanks at the end, the result and its buttons.
 *
 * @csspart base - The card around everything.
 * @csspart header - Progress and count.
 * @csspart progress - The progress bar.
 * @csspart count - «2 of 7».
 * @csspart badge - Says that it is a preview.
 * @csspart step - The current step.
 * @csspart title - The heading of a step or a screen.
 * @csspart body - What a step shows below its heading.
 * @csspart description - The text of an info step.
 * @csspart media - The picture or video of a step.
 * @csspart choices - The group of options.
 * @csspart choice - One option.
 * @csspart ends - The labels below a scale.
 * @csspart field - A text field.
 * @csspart hint - A word on how to answer: how many options to pick, where a photo comes from.
 * @csspart counter - How many characters are left.
 * @csspart photo - The place of the picture in a photo step.
 * @csspart camera - What the camera sees.
 * @csspart countdown - The seconds left before the picture is taken.
 * @csspart photo-actions - The buttons below the picture.
 * @csspart photo-button - One of them.
 * @csspart trouble - Why there is no camera or picture.
 * @csspart problem - What is missing.
 * @csspart issues - What is wrong with a draft.
 * @csspart actions - The buttons.
 * @csspart back - The button that goes back.
 * @csspart next - The button that goes on.
 * @csspart sending - Stands for the forward button while the guest's pictures are on their way.
 * @csspart sending-progress - How much of them has arrived.
 * @csspart status - How safe the answers are.
 * @csspart loading - The skeleton.
 * @csspart error - The error screen.
 * @csspart error-code - The error's code; in a preview also what was expected and what came.
 * @csspart retry - A button that tries again.
 * @csspart complete - The thanks at the end.
 * @csspart ended - The end of a session that was not completed.
 * @csspart elsewhere - Says that the session goes on in another tab.
 * @csspart take-back - The button that takes it back.
 * @csspart wait - What happens while a server makes something.
 * @csspart passing - The bar that shows that time passes.
 * @csspart result - What was made; at the end, what the guest takes away.
 * @csspart download - The button that saves it.
 * @csspart share - The button that hands it to another app.
 * @csspart restart - The button that starts again.
 *
 * @cssprop [--experience-accent=#4f46e5] - The colour of what can be done.
 * @cssprop [--experience-font=system-ui] - The font family.
 * @cssprop [--experience-radius=12px] - The radius of the corners.
 * @cssprop [--experience-space=16px] - The unit of all distances.
 * @cssprop [--experience-surface=#fff] - The background.
 * @cssprop [--experience-text=#1a1c23] - The colour of the text.
 */
export class ExperienceSessionElement extends LitElement implements SessionHost {
  /** The package's version, as in `1.2.3`. */
  static readonly version = VERSION;

  static override styles = [
    styles,
    frameStyles,
    skeletonStyles,
    choiceStyles,
    fieldStyles,
    ...stylesOf(builtInKinds),
  ];

  @property({attribute: 'project-id'}) projectId: string | null = null;
  @property({attribute: 'event-id'}) eventId: string | null = null;
  @property({attribute: 'experience-id'}) experienceId: string | null = null;
  @property() mode: 'guest' | 'preview' = 'guest';
  @property({attribute: 'firebase-config'}) firebaseConfig: string | FirebaseConfig | null = null;
  @property() store: 'firestore' | 'local' = 'firestore';
  @property() src: string | null = null;
  @property() resume: 'auto' | 'off' = 'auto';
  @property() loading: 'eager' | 'lazy' = 'eager';
  @property({attribute: 'share-inputs', type: Boolean}) shareInputs = false;

  /** A config object, instead of loading one. While a preview runs, a new one is taken over live. */
  @property({attribute: false}) experience: unknown = null;
  /** The page's own Firebase app, from npm only: the bundle has an SDK of its own. */
  @property({attribute: false}) firebaseApp: unknown = null;
  /** A Firebase custom token to sign in with; never reflected. Without one the guest is anonymous. */
  @property({attribute: false}) authToken: string | null = null;
  /** Up to eight texts and numbers to store with the session: `{campaign: 'spring', table: 12}`. Read when a session starts. */
  @property({attribute: false}) context: Readonly<Record<string, string | number>> | undefined = undefined;
  /** Kinds of steps beside the built-in ones; one with a built-in type replaces it. */
  @property({attribute: false}) steps: readonly StepKind[] = [];
  /** Sentences to use instead of the element's own, in whatever language: `{next: 'Onwards'}`, or one for each plural form. */
  @property({attribute: false}) strings: Partial<Strings> = {};

  /** @internal */
  readonly emit = createEmit(this);
  readonly #controller = new SessionController(this);
  /** @internal */
  readonly views = new StepViews(this, (error) => this.#controller.report(error));
  /** @internal */
  readonly language = new LanguageController(this, (error) => this.#controller.report(error));
  readonly #view = new SessionView(this, this.#controller);
  #identity: readonly unknown[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.keys(ATTRIBUTE_ALIASES)];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(ATTRIBUTE_ALIASES[name] ?? name, old, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** The stored document as it stands, or null before it started. */
  get session(): Readonly<Session> | null {
    return this.#controller.runtime?.session ?? null;
  }

  /** Where the guest is and what they answered, `{currentStepIndex, inputs, outputs}`, or null before it started. */
  get state(): RuntimeState | null {
    return this.#controller.runtime?.getState() ?? null;
  }

  /**
   * The session's `active`, `completed`, `abandoned` or `error`, or while there is none `idle`, `loading`, `failed` or
   * `elsewhere`, in another tab.
   */
  get status(): SessionStatus | 'idle' | 'loading' | 'elsewhere' | 'failed' {
    const {name} = this.#controller.phase;
    return name === 'running' ? (this.#controller.runtime?.head.status ?? 'loading') : name;
  }

  /** What is on the device and what on the server, `{device, server, pending, error}`, or null before it started. */
  get saved(): Saved | null {
    return this.#controller.runtime?.saved ?? null;
  }

  /** Goes on; the last step completes. Refused with `runtime/step-incomplete`. */
  next(): Outcome {
    const outcome = this.#controller.command((runtime) => runtime.next());
    if (!outcome.ok && outcome.error.code === 'runtime/step-incomplete')
      this.#view.showProblem(this.matches(':focus-within'));
    return outcome;
  }

  /** Goes back; answers stay. Refused with `runtime/at-first-step`. */
  back(): Outcome {
    return this.#controller.command((runtime) => runtime.back());
  }

  /** Goes to a step that was visited. Refused with `runtime/out-of-range`, `runtime/not-visited`, `runtime/step-incomplete`. */
  goToStep(index: number): Outcome {
    return this.#controller.command((runtime) => runtime.goToStep(index));
  }

  /** Answers a step; null empties it. Refused with `runtime/unknown-step`, `runtime/invalid-input`. */
  setInput(stepId: string, value: unknown): Outcome {
    return this.#controller.command((runtime) => runtime.setInput(stepId, structuredClone(value)));
  }

  /** Gives a picture or video to a step of a kind that takes one. Refused like `setInput`. */
  setMedia(stepId: string, media: MediaReference): Outcome {
    return this.#controller.command((runtime) => runtime.setMedia(stepId, media));
  }

  /** The answer to a step, or null. */
  getInput(stepId: string): unknown {
    return this.#controller.runtime?.getInput(stepId) ?? null;
  }

  /** The media of a step, or null. */
  getOutput(stepId: string): MediaReference | null {
    return this.#controller.runtime?.getOutput(stepId) ?? null;
  }

  /** Ends the session; the page is told the reason. */
  abandon(reason = 'page'): Outcome {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion -- as a listener it gets an event
    return this.#controller.command((runtime) => runtime.abandon(String(reason)));
  }

  /** Abandons the session if it is active, and starts a new one. */
  restart(): void {
    const {runtime} = this.#controller;
    if (runtime?.head.status === 'active') runtime.abandon('restart');
    this.#controller.start({isNew: true});
  }

  /**
   * Tries again what has failed: to open the experience, to save, to have a server make an output. Takes the session back
   * from another tab.
   */
  retry(): void {
    const {runtime} = this.#controller;
    this.#controller.askAgain();
    if (runtime) runtime.retry();
    else this.#controller.start();
  }

  /** Resolves once the server has everything, at once without a session; rejects with an `ExperienceError` when it cannot now. */
  async flush(): Promise<void> {
    await this.#controller.runtime?.flush();
  }

  /** @internal */
  readSettings(): ReturnType<typeof readSettings> {
    return readSettings(this);
  }

  /** @internal */
  get kinds(): readonly StepKind[] {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- frameworks set undefined
    return [...builtInKinds, ...(this.steps ?? [])];
  }

  /** @internal */
  async whenVisible(signal: AbortSignal): Promise<void> {
    const {whenNear} = await import('./behind.js');
    return whenNear(this, signal);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('steps')) this.adoptStyles();
    if (!this.isConnected) return;
    const identity = identityOf(this);
    const isSame =
      identity.length === this.#identity.length && identity.every((part, at) => part === this.#identity[at]);
    if (!isSame || this.#controller.phase.name === 'idle') {
      this.#identity = identity;
      this.#controller.start();
    } else if (changed.has('experience') && !isEqual(this.experience, changed.get('experience'))) {
      if (this.#controller.runtime) this.#controller.replaceExperience(this.experience);
      else this.#controller.start();
    }
    this.#view.notice();
  }

  /**
   * The page's own kinds, and those that are loaded later, may bring styles of their own.
   * @internal
   */
  adoptStyles(): void {
    const {elementStyles} = this.constructor as typeof ExperienceSessionElement;
    if (!(this.renderRoot instanceof ShadowRoot)) return;
    adoptStyles(this.renderRoot, [
      ...new Set([...elementStyles, ...stylesOf([...this.kinds, RESULT, SCREENS, UPLOAD])]),
    ]);
  }

  protected override render(): unknown {
    return this.#view.render();
  }
}
